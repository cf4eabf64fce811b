import { firstSpoken, languageOfTag, type Language } from '../../shared/language/languages.ts';

/** The language of a command line. */
export interface AskedLanguage {
  /** What `--lang` says; null: nothing, or no language of Signoff's. */
  readonly asked: Language | null;
  /** The one to speak in. */
  readonly spoken: Language;
  /** What `--lang` says that is no language of Signoff's; null: nothing. */
  readonly unknown: string | null;
  /** The words without it. */
  readonly words: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `--lang=de` or `--lang de`, and where there is none the locale for messages of the environment. It comes before all other
 * words are read, so that what is wrong with those can be told in that language.
 */
export function readLanguage(given: readonly string[], environment: Environment): AskedLanguage {
  const words = [...given];
  let tag: string | null = null;
  for (let index = 0; index < words.length && words[index] !== '--';) {
    const found = /^--lang(?:=(.*))?$/s.exec(words[index] ?? '');
    if (found === null) {
      index += 1;
      continue;
    }
    const [, inline] = found;
    const [, next = ''] = words.splice(index, inline === undefined ? 2 : 1);
    tag = inline ?? next;
  }
  const asked = tag === null ? null : languageOfTag(tag);
  const spoken = asked ?? firstSpoken([localeForMessages(environment)]);
  return { asked, spoken, unknown: asked === null ? tag : null, words };
}

/** As POSIX chooses it: an empty variable is none. */
function localeForMessages({ LC_ALL, LC_MESSAGES, LANG }: Environment): string {
  return [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '';
}
