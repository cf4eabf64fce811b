import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { out } from '../../build/layout.ts';
import { inUnits, type Figure } from './report.ts';

const limitKiB = 90;
const page = path.join(out, 'page');

/** What a browser loads of the page's script and style before the window is there, compressed as a server would; and what it loads later. */
export function pageSize(): Figure[] {
  const document = readFileSync(path.join(page, 'index.html'), 'utf8');
  const isNamed = (file: string): boolean => document.includes(`="./${file.replaceAll('\\', '/')}"`);
  const files = globSync('**/*.{js,css}', { cwd: page });
  // One language is loaded, of whichever size: the largest counts.
  const words = largestOf(files, 'words-');
  const laterWords = largestOf(files, 'later-words-');
  const first = withImports([...files.filter(isNamed), words]);
  const isWords = (file: string): boolean => /^(later-)?words-/.test(path.basename(file));
  const later = [...files.filter((file) => !first.includes(file) && !isWords(file)), laterWords];
  const kibibytes = compressed(first);
  return [
    {
      name: 'the page’s script and style, compressed',
      value: `${inUnits(kibibytes, 'KiB')} (gzip, ${String(first.length)} files; ${inUnits(compressed(later), 'KiB')} later)`,
      limit: `at most ${String(limitKiB)} KiB`,
      kept: first.length > 0 && kibibytes <= limitKiB,
    },
  ];
}

/** With the files that these need first. */
function withImports(files: readonly string[]): string[] {
  const all = new Set(files);
  for (const file of all) {
    const script = file.endsWith('.js') ? readFileSync(path.join(page, file), 'utf8') : '';
    for (const [, name = ''] of script.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g)) {
      all.add(path.join(path.dirname(file), name));
    }
  }
  return [...all];
}

function largestOf(files: readonly string[], prefix: string): string {
  const words = files.filter((file) => path.basename(file).startsWith(prefix));
  const [largest] = words.toSorted((one, other) => compressed([other]) - compressed([one]));
  if (largest === undefined) throw new Error('No language is among the page’s files');
  return largest;
}

function compressed(files: readonly string[]): number {
  const size = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(page, file)), { level: 9 }).length,
    0,
  );
  return size / 1024;
}
