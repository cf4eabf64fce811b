import { languages, type Language } from './languages.ts';

/** The words that names, times and numbers need around them. */
export interface BasicWords {
  /** For an account without a login, by itself. */
  readonly noLogin: string;
  /** The same in a sentence, in a form that fits everywhere. */
  readonly thisAccount: string;
  /** Names, of which some are left out. Takes the number that is left out, which is never 0. */
  readonly andMore: (names: string, more: number) => string;
  /** What stands between two sentences. */
  readonly betweenSentences: string;
  /** What stands between two short facts on one line. */
  readonly betweenFacts: string;
  readonly justNow: string;
  readonly nextTryNow: string;
  /** Takes how far away it is: «in 30 seconds». */
  readonly nextTry: (distance: string) => string;
  /** Takes sizes: «3.2 GB». */
  readonly usedOf: (used: string, total: string) => string;
  readonly usedWithoutLimit: (used: string) => string;
}

/** The language in which this process speaks. */
interface Spoken {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly words: BasicWords;
}

let current: Spoken | null = null;

/** For words/speak.ts. */
export function setSpoken(language: Language, words: BasicWords): void {
  const { direction } = languages[language];
  current = { language, direction, words };
}

/** The language in which this process speaks; only once it was chosen. */
export function spoken(): Spoken {
  if (current === null) throw new Error('No language was chosen yet');
  return current;
}

/**
 * For `Intl`: the language, with the person's own region where the system is set to the same language. Asked only where something is
 * formatted, because `Intl` takes a while to load.
 */
function locale(): string {
  const { language } = spoken();
  const { locale: ofSystem } = new Intl.DateTimeFormat().resolvedOptions();
  return ofSystem === language || ofSystem.startsWith(`${language}-`) ? ofSystem : language;
}

/** What is made for the locale, and made anew where another language is spoken. */
export function forLocale<T>(make: (locale: string) => T): () => T {
  let made: { readonly language: Language; readonly it: T } | null = null;
  return () => {
    const { language } = spoken();
    if (made?.language !== language) made = { language, it: make(locale()) };
    return made.it;
  };
}
