import type { Language } from '../language/languages.ts';
import type { HostWords } from './catalogue.ts';

/** As in load.ts; apart from it, because the page carries none of these. */
const files: Readonly<Record<Language, () => Promise<{ readonly hostWords: HostWords }>>> = {
  en: () => import('./en/host.ts'),
  de: () => import('./de/host.ts'),
  fr: () => import('./fr/host.ts'),
  es: () => import('./es/host.ts'),
  ja: () => import('./ja/host.ts'),
  ar: () => import('./ar/host.ts'),
};

/** Loads what the command line and the desktop app say in a language, besides what the window says. */
export async function loadHostWords(language: Language): Promise<HostWords> {
  return (await files[language]()).hostWords;
}
