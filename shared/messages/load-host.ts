import type { Language } from '../language/languages.ts';
import type { HostWords, LaterWords, WindowWords } from './catalogue.ts';

/** All that a host says in a language. */
export interface AllWords {
  readonly windowWords: WindowWords;
  readonly laterWords: LaterWords;
  readonly hostWords: HostWords;
}

/** As in load.ts; apart from it, because the page carries none of these. */
const files: Readonly<Record<Language, () => Promise<AllWords>>> = {
  en: () => import('./en/host.ts'),
  de: () => import('./de/host.ts'),
  fr: () => import('./fr/host.ts'),
  es: () => import('./es/host.ts'),
  ja: () => import('./ja/host.ts'),
  ar: () => import('./ar/host.ts'),
};

/** Loads what the command line, the desktop app and the window say in a language. */
export function loadHostWords(language: Language): Promise<AllWords> {
  return files[language]();
}
