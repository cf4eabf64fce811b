import { languages, type Language } from '../../shared/language/languages.ts';
import type { PageFiles } from './page-files.ts';

/** The beginning of the page as it is built. */
const inEnglish = '<html lang="en" dir="ltr">';

/**
 * Gives the page's files with a language and its direction in the page itself, which draws itself in that from the first moment.
 * @param language the one that holds when the files are asked for
 */
export function inLanguage(files: PageFiles, language: () => Language): () => PageFiles {
  const made = new Map<Language, PageFiles>();
  return () => {
    const now = language();
    const known = made.get(now) ?? inOneLanguage(files, now);
    made.set(now, known);
    return known;
  };
}

function inOneLanguage(files: PageFiles, language: Language): PageFiles {
  const page = files.get('index.html');
  if (page === undefined) return files;
  const beginning = `<html lang="${language}" dir="${languages[language].direction}">`;
  const text = new TextDecoder().decode(page.content).replace(inEnglish, beginning);
  return new Map(files).set('index.html', { ...page, content: new TextEncoder().encode(text) });
}
