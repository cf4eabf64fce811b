import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lateBuiltins, noCycles } from '../../../build/host-plugins.ts';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'signoff-plugins-'))));
afterEach(() => rmSync(directory, { recursive: true }));

/** Builds these files as a command is built. The first is what is started. Gives the text of each file, by its name. */
async function bundled(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  const [entry = ''] = Object.keys(files);
  const built = await build({
    configFile: false,
    root: directory,
    logLevel: 'silent',
    plugins: [lateBuiltins, noCycles],
    build: {
      ssr: join(directory, entry),
      write: false,
      minify: false,
      rolldownOptions: {
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name].cjs',
          codeSplitting: { groups: [{ name: partOf, includeDependenciesRecursively: false }] },
        },
      },
    },
  });
  if (!('output' in built)) throw new Error('One build gives one output');
  return new Map(built.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : '']));
}

const partOf = (id: string): string | null => /(\w+)\.part\.js$/.exec(id)?.[1] ?? null;

/** Runs a bundle of one file. Gives what it exports, and the built-in modules that it has asked for so far. */
async function run(source: string): Promise<{ exports: Record<string, unknown>; asked: string[] }> {
  const code = (await bundled({ 'entry.js': source })).get('entry.cjs') ?? '';
  const asked: string[] = [];
  const require = createRequire(import.meta.url);
  const program = runInThisContext(`(exports, require) => {${code}\n}`) as (...given: unknown[]) => void;
  const exports = {};
  program(exports, (name: string): unknown => {
    asked.push(name);
    return require(name) as unknown;
  });
  return { exports, asked };
}

describe('a command’s built-in modules', () => {
  it('are loaded where they are first used', async () => {
    const { exports, asked } = await run(`
      import { createHash, randomUUID } from 'node:crypto';
      import assert from 'node:assert';
      import { hostname as host } from 'node:os';
      const newId = randomUUID;
      export const hash = (text) => createHash('sha256').update(text).digest('hex');
      export const check = (text) => assert(text === newId().slice(0, 0));
      export const name = () => host();
    `);
    expect(asked).toEqual([]);
    const { hash, check, name } = exports as Record<string, (text?: string) => unknown>;
    expect(hash?.('')).toMatch(/^e3b0c442/);
    expect(asked).toEqual(['node:crypto']);
    expect(check?.('')).toBeUndefined();
    expect(name?.()).toEqual(expect.any(String));
    expect(new Set(asked)).toEqual(new Set(['node:crypto', 'node:assert', 'node:os']));
  });

  it('give the promises that they have of their own', async () => {
    const { exports, asked } = await run(`
      import { execFile } from 'node:child_process';
      import { promisify } from 'node:util';
      const ask = promisify(execFile);
      export const greet = async () => ask(process.execPath, ['-p', '6 * 7']);
    `);
    expect(asked).toEqual(['node:util']);
    expect(await (exports['greet'] as () => Promise<unknown>)()).toEqual({ stdout: '42\n', stderr: '' });
  });

  it('are loaded at once where one is used as a whole', async () => {
    const { exports, asked } = await run(`
      import * as os from 'node:os';
      export const all = os;
    `);
    expect(asked).toEqual(['node:os']);
    expect(exports['all']).toHaveProperty('hostname');
  });
});

describe('files of a command that need each other first', () => {
  it('are no build', async () => {
    const files = {
      'entry.js': `import { a } from './one.part.js'; import { b } from './two.part.js'; export const all = [a, b];`,
      'one.part.js': `import { b } from './two.part.js'; export const a = () => b;`,
      'two.part.js': `import { a } from './one.part.js'; export const b = () => a;`,
    };
    await expect(bundled(files)).rejects.toThrow('one.cjs, two.cjs, one.cjs');
  });
});
