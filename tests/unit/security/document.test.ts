import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { branding } from '../../../build/branding.ts';
import { mutate } from '../../proof/mutation.ts';
import { security } from '../../proof/security.ts';

const root = join(import.meta.dirname, '../../..');
const text = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The rows of SECURITY.md: their cells. */
const rows = text('SECURITY.md')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| (row|-+) /.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const names = rows.map(([name = '']) => name);

describe('SECURITY.md', () => {
  it('has the twenty rows of Electron’s checklist, and more', () => {
    const numbered = names.filter((name) => /^\d+$/.test(name));
    expect(numbered).toEqual(Array.from({ length: 20 }, (_, index) => (index + 1).toString()));
    expect(names.length).toBeGreaterThan(20);
  });

  it.each(rows)('names in row %s what there is', (...cells) => {
    const [where = '', tests = ''] = cells.slice(-2);
    const places = [...where.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place);
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) expect(existsSync(join(root, place)), place).toBe(true);
    for (const [, file = ''] of tests.matchAll(/`(\S+\.(?:test|spec)\.ts)`/g)) {
      expect(globSync(`tests/**/${file}`, { cwd: root }), file).toHaveLength(1);
    }
  });

  it('leads to the maintainers whom the packages name', () => {
    const { author } = JSON.parse(text('package.json')) as { readonly author: string };
    expect(author).toBe(branding.maintainer);
    const [, name = '', address = ''] = /^(.+) <(.+)>$/.exec(author) ?? [];
    expect(text('SECURITY.md')).toContain(`${name} at \`${address}\``);
  });

  it('has a mutation for each row of the checklist', () => {
    const proved = new Set(security.map(({ row }) => row));
    expect(names.filter((name) => /^\d+$/.test(name) && !proved.has(name))).toEqual([]);
    expect([...proved].filter((row) => !names.includes(row))).toEqual([]);
  });

  it.each(security)('can still take away what row $row has: $what', (mutation) => {
    expect(() => mutate(text(mutation.file), mutation)).not.toThrow();
    expect(existsSync(join(root, mutation.test.file))).toBe(true);
  });
});
