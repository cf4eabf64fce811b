import type { Language } from '../language/languages.ts';
import type { LaterWords, WindowWords } from './catalogue.ts';

interface Files {
  readonly window: () => Promise<{ readonly windowWords: WindowWords }>;
  readonly later: () => Promise<{ readonly laterWords: LaterWords }>;
}

/** Where each language's words are: a bundler makes files of their own of each, which are loaded where the language is spoken. */
const files: Readonly<Record<Language, Files>> = {
  en: { window: () => import('./en/window.ts'), later: () => import('./en/later.ts') },
  de: { window: () => import('./de/window.ts'), later: () => import('./de/later.ts') },
  fr: { window: () => import('./fr/window.ts'), later: () => import('./fr/later.ts') },
  es: { window: () => import('./es/window.ts'), later: () => import('./es/later.ts') },
  ja: { window: () => import('./ja/window.ts'), later: () => import('./ja/later.ts') },
  ar: { window: () => import('./ar/window.ts'), later: () => import('./ar/later.ts') },
};

/** Loads what the window shows itself with, in a language. */
export async function loadWindowWords(language: Language): Promise<WindowWords> {
  return (await files[language].window()).windowWords;
}

/** Loads what the settings and the help say in a language. */
export async function loadLaterWords(language: Language): Promise<LaterWords> {
  return (await files[language].later()).laterWords;
}
