import { secretPlaceholder } from '../../shared/page-protocol.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

export interface PageFile {
  readonly contentType: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
};

/**
 * The built page, read once: what is not in it now can never be asked for, by any path. The names have slashes, as in an
 * address; files of other types are left out. Null: there is no page in the directory.
 */
export function readPageFiles(directory: string): ReadonlyMap<string, PageFile> | null {
  const files = new Map<string, PageFile>();
  let names: string[];
  try {
    names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  } catch {
    return null;
  }
  for (const name of names) {
    const contentType = contentTypes[extname(name)];
    if (contentType === undefined) continue;
    files.set(name.split(sep).join('/'), { contentType, content: readFileSync(join(directory, name)) });
  }
  return files.has('index.html') ? files : null;
}

/** The same with the launch's secret in the page itself, so that it comes with it and never by itself. */
export function withSecret(
  files: ReadonlyMap<string, PageFile>,
  secret: string,
): ReadonlyMap<string, PageFile> {
  const page = files.get('index.html');
  if (page === undefined) return files;
  const text = new TextDecoder().decode(page.content).replace(secretPlaceholder, secret);
  return new Map(files).set('index.html', { ...page, content: new TextEncoder().encode(text) });
}
