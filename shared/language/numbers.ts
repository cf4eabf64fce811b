import { forLocale } from './spoken.ts';

const formatOf = forLocale((locale) => new Intl.NumberFormat(locale));
const rulesOf = forLocale((locale) => new Intl.PluralRules(locale));

/** A whole number as the language writes it. */
export function number(count: number): string {
  return formatOf().format(count);
}

/** What is said of a number, for each of the language's plural forms that there is; `other` for all that have none. */
type PluralForms = Partial<Record<Intl.LDMLPluralRule, (count: string) => string>> & {
  readonly other: (count: string) => string;
};

/** Chooses by the language's rules what is said of a number, and gives it the number as the language writes it. */
export function plural(count: number, forms: PluralForms): string {
  const form = forms[rulesOf().select(count)] ?? forms.other;
  return form(number(count));
}
