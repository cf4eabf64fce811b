import { secretPlaceholder } from '../../shared/page-protocol.ts';
import type { PageFiles } from '../host/page-files.ts';

/** The page's files with the launch's secret in the page itself, so that it comes with it and never by itself. */
export function withSecret(files: PageFiles, secret: string): PageFiles {
  const page = files.get('index.html');
  if (page === undefined) return files;
  const text = new TextDecoder().decode(page.content).replace(secretPlaceholder, secret);
  return new Map(files).set('index.html', { ...page, content: new TextEncoder().encode(text) });
}
