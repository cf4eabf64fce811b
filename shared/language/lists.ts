import { forLocale, spoken } from './spoken.ts';

/** At most this many names in one sentence. */
const fewNames = 5;

const listOf = forLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }));

/** Names side by side, as the language lists them. */
export function list(names: readonly string[]): string {
  return listOf().format(names);
}

/** The first few of some names, and how many there are besides. */
export function fewOf(names: readonly string[]): string {
  const few = list(names.slice(0, fewNames));
  const more = names.length - fewNames;
  return more > 0 ? spoken().words.andMore(few, more) : few;
}

/** Short facts beside each other on one line. */
export function sideBySide(...facts: readonly string[]): string {
  return facts.join(spoken().words.betweenFacts);
}

/** Whole sentences, one behind the other. */
export function sentences(...each: readonly string[]): string {
  return each.join(spoken().words.betweenSentences);
}
