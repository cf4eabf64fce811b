interface LanguageRow {
  /** What it calls itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The languages that Signoff speaks: each has its words in messages/. */
export const languages = {
  en: { name: 'English', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
  fr: { name: 'Français', direction: 'ltr' },
  es: { name: 'Español', direction: 'ltr' },
  ja: { name: '日本語', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
} as const satisfies Readonly<Record<string, LanguageRow>>;

/** A language of Signoff's, by its tag. */
export type Language = keyof typeof languages;

/** Their tags. */
export const languageTags = Object.keys(languages) as [Language, ...Language[]];

/** What a person can choose: a language, or that of their system. */
export const languageChoices = ['automatic', ...languageTags] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** The language of Signoff's that a tag of any form names (`de`, `de-AT`, `de_AT.UTF-8`); null: none. */
export function languageOfTag(tag: string): Language | null {
  const [, language] = /^([a-z]{2,3})(?![a-z])/i.exec(tag) ?? [];
  return languageTags.find((each) => each === language?.toLowerCase()) ?? null;
}

/** The first language that Signoff speaks, of those that a person prefers; English where it speaks none of them. */
export function firstSpoken(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = languageOfTag(tag);
    if (language !== null) return language;
  }
  return 'en';
}
