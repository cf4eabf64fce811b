import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenReferences, texts } from './references.ts';

const root = join(import.meta.dirname, '../..');

describe('what comments and documents name', () => {
  it('is there', () => {
    expect(texts.length).toBeGreaterThan(500);
    const broken = texts.flatMap((file) =>
      brokenReferences(file, readFileSync(join(root, file), 'utf8')).map((name) => `${file}: ${name}`),
    );
    expect(broken).toEqual([]);
  });

  it.each([
    ['a file by its path', 'electron/x.ts', '/** As electron/core/nowhere.ts says. */'],
    ['a file by its name', 'electron/x.ts', '// See `nowhere.ts`.\nrun();'],
    ['a folder', 'README.md', 'All of it is in `tests/nowhere/`.'],
    ['a document', 'electron/x.ts', '/*\n * Said in NOWHERE.md.\n */'],
    ['a script', 'README.md', 'Run `npm run nowhere` first.'],
    ['a section', 'electron/x.ts', '/** README, «Nowhere at all». */'],
    ['a file, in a workflow', '.github/workflows/x.yml', '# As tests/nowhere.ts wants it.'],
  ])('is missed where it is not: %s', (_, file, text) => {
    expect(brokenReferences(file, text).length).toBeGreaterThan(0);
  });

  it.each([
    ['/** As core/signoff.ts does, and `sign-out.ts`; README, «The command line». */'],
    ['// Lies in tests/rules, and in electron/host/.'],
    ["const url = 'https://box.example/nowhere.ts';"],
    ['// What `tests/**/*.program.ts` finds, by npm run build.'],
  ])('is not missed where it is there: %s', (text) => {
    expect(brokenReferences('electron/x.ts', text)).toEqual([]);
  });
});
