import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { out } from '../../build/layout.ts';
import { inUnits, type Figure } from './report.ts';

const limitKiB = 90;

/** What a browser loads of the page's script and style, compressed as a server would. */
export function pageSize(): Figure[] {
  const files = globSync('**/*.{js,css}', { cwd: path.join(out, 'page') });
  const size = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(out, 'page', file)), { level: 9 }).length,
    0,
  );
  const kibibytes = size / 1024;
  return [
    {
      name: 'the page’s script and style, compressed',
      value: `${inUnits(kibibytes, 'KiB')} (gzip, ${String(files.length)} files)`,
      limit: `at most ${String(limitKiB)} KiB`,
      kept: files.length > 0 && kibibytes <= limitKiB,
    },
  ];
}
