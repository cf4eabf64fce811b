import type { Language } from '../language/languages.ts';
import type { WindowWords } from './catalogue.ts';

/** Where each language's words are: a bundler makes a file of its own of each, which is loaded where the language is spoken. */
const files: Readonly<Record<Language, () => Promise<{ readonly windowWords: WindowWords }>>> = {
  en: () => import('./en/window.ts'),
};

/** Loads what the window says in a language. */
export async function loadWindowWords(language: Language): Promise<WindowWords> {
  return (await files[language]()).windowWords;
}
