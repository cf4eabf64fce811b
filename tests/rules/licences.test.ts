import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Licences under which a package may ship inside an MIT-licensed app, with no more than its notice. */
// Python-2.0 is that of argparse, which js-yaml's own command line uses and no bundle holds.
const fitting = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
];

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
}
const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/** The Node that runs this project's own scripts, for each system: npm has no dependency that is optional and not shipped. */
const ownNode = /^node_modules\/node-(bin-)?(linux|darwin|win)-(x64|arm64)$/;

/** What ships: every production dependency, and the runtime. */
const shipped = Object.entries(lock.packages).filter(
  ([path, { dev }]) =>
    path !== '' && !ownNode.test(path) && (dev !== true || path === 'node_modules/electron'),
);

it('ships only packages whose licence fits MIT', () => {
  expect(shipped.length).toBeGreaterThan(20);
  const misfits = shipped.filter(([, { license }]) => !fitting.includes(license ?? 'none'));
  expect(misfits.map(([path, { license }]) => `${path}: ${license ?? 'none'}`)).toEqual([]);
});
