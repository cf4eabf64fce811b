import { spawn } from 'node:child_process';
import { fstatSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { startWithKey, takeApiKey } from '../../../electron/system/api-key.ts';

const module = join(import.meta.dirname, '..', '..', '..', 'electron', 'system', 'api-key.ts');

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'signoff-key-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('the API key in the environment', () => {
  test.each([
    ['the-key', 'the-key'],
    [' the-key\r\n', 'the-key'],
    ['', undefined],
    [' \n', undefined],
    [undefined, undefined],
  ])('%j is taken as %j, and no child inherits it', (value, expected) => {
    const env: NodeJS.ProcessEnv = { PATH: '/bin', ...(value !== undefined && { SIGNOFF_API_KEY: value }) };
    const { key, shown } = takeApiKey(env);
    expect(key?.reveal()).toBe(expected);
    expect(shown).toBe(expected !== undefined);
    expect(env).toEqual({ PATH: '/bin' });
  });
});

describe('the API key on a descriptor', () => {
  test('is read from a file, which is closed, and was never shown', () => {
    const descriptor = openSync(fileWith(' the-key\n'), 'r');
    const env: NodeJS.ProcessEnv = { PATH: '/bin', SIGNOFF_API_KEY_FD: String(descriptor) };
    const { key, shown } = takeApiKey(env);
    expect([key?.reveal(), shown, env]).toEqual(['the-key', false, { PATH: '/bin' }]);
    expect(() => fstatSync(descriptor)).toThrow('EBADF');
  });

  test.each(['0', '-1', '1000000', 'three', ''])('«%s» is none that could hold a key', (descriptor) => {
    expect(takeApiKey({ SIGNOFF_API_KEY_FD: descriptor })).toEqual({ key: null, shown: false });
  });

  test('nor is a folder', () => {
    const descriptor = openSync(directory, 'r');
    expect(takeApiKey({ SIGNOFF_API_KEY_FD: String(descriptor) }).key).toBeNull();
  });

  test.runIf(process.platform !== 'win32')('is read from what another program writes', async () => {
    const child = spawn(
      process.execPath,
      ['--input-type=module-typescript', '--eval', taking('console.log')],
      {
        env: { SIGNOFF_API_KEY_FD: '3' },
        stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
      },
    );
    (child.stdio[3] as Writable).end('the-key');
    expect(JSON.parse(await text(child.stdout as NodeJS.ReadableStream))).toEqual(['the-key', false]);
  });
});

describe.runIf(process.platform !== 'win32')('a program that is started with the key', () => {
  test('has it, and its environment has not', async () => {
    const result = join(directory, 'result');
    const program = `
      import { renameSync, writeFileSync } from 'node:fs';
      const environment = JSON.stringify(process.env);
      ${taking(`(json) => writeFileSync('${result}.new', JSON.stringify([json, environment]))`)}
      renameSync('${result}.new', '${result}');`;
    const args = ['--input-type=module-typescript', '--eval', program];
    const start = { program: process.execPath, args, env: { OTHER: 'kept' } };
    expect(await startWithKey(new Secret('the-key'), start)).toBeNull();
    await expect.poll(() => readable(result), { timeout: 20_000 }).not.toBeNull();
    const [taken, environment] = JSON.parse(readable(result) ?? '') as [string, string];
    expect(JSON.parse(taken)).toEqual(['the-key', false]);
    expect(JSON.parse(environment)).toMatchObject({ OTHER: 'kept', SIGNOFF_API_KEY_FD: '3' });
    expect(environment).not.toContain('the-key');
  });

  test('is not there: that is said', async () => {
    const start = { program: join(directory, 'nothing'), args: [], env: {} };
    expect(await startWithKey(new Secret('the-key'), start)).toBe('ENOENT');
  });
});

/** A program that takes the key and hands what came of it to a function. */
function taking(print: string): string {
  return `
    import { takeApiKey } from ${JSON.stringify(module)};
    const { key, shown } = takeApiKey(process.env);
    (${print})(JSON.stringify([key?.reveal(), shown]));`;
}

function fileWith(content: string): string {
  const file = join(directory, 'key');
  writeFileSync(file, content);
  return file;
}

function readable(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
