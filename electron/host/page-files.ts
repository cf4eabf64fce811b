import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

/** A file of the built page. */
export interface PageFile {
  readonly contentType: string;
  readonly content: Uint8Array<ArrayBuffer>;
  /** Digests of the scripts that stand in it, for its Content-Security-Policy. */
  readonly inlineScripts: readonly string[];
}

/** By their names with slashes, as in an address. */
export type PageFiles = ReadonlyMap<string, PageFile>;

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
 * The built page, read once: what is not in it now can never be asked for, by any path. Files of other
 * types are left out. Null: there is no page in the directory.
 */
export function readPageFiles(directory: string): PageFiles | null {
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
    const content = readFileSync(join(directory, name));
    const inlineScripts = extname(name) === '.html' ? inlineScriptsIn(content.toString('utf8')) : [];
    files.set(name.split(sep).join('/'), { contentType, content, inlineScripts });
  }
  return files.has('index.html') ? files : null;
}

/**
 * The digests of the scripts that stand in a page, for its Content-Security-Policy.
 * @internal the tests use it by itself
 */
export function inlineScriptsIn(html: string): string[] {
  const scripts = html.matchAll(/<script type="importmap">([^<]*)<\/script>/g);
  return [...scripts].map(([, text = '']) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
}
