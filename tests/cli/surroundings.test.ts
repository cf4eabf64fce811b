import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSignoff, type Ended } from '../support/run-signoff.ts';
import { newDirectory } from '../support/test-app.ts';

/** Where and how the built command line is started; no keychain and no service is asked. */

let directory: ReturnType<typeof newDirectory>;
beforeEach(() => {
  directory = newDirectory();
});
afterEach(() => directory.remove());

function listAccounts(dataDirectory: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return runSignoff(['accounts', '--data-dir', dataDirectory], {
    env: { ...process.env, ...env },
    apiKey: null,
  });
}

it('ends with 1, and does not hang, where the data directory cannot be made', async () => {
  const ended = await listAccounts('/proc/x');
  expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('/proc/x') as string });
});

it('ends with 1 where others can write the data directory, and says what to do', async () => {
  const shared = path.join(directory.path, 'shared');
  mkdirSync(shared);
  chmodSync(shared, 0o777);
  const ended = await listAccounts(shared);
  expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining(`chmod go-w ${shared}`) as string });
});

it('ends with 1, and names the lock, where something else lies in its place', async () => {
  const lock = path.join(directory.path, 'data.lock');
  mkdirSync(lock);
  const ended = await listAccounts(directory.path);
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toContain(`lock cannot be used, so nothing was done. ${lock} is not the lock`);
});

it('refuses with 2 a variable that would have secrets written down', async () => {
  const ended = await listAccounts(directory.path, { NODE_DEBUG: 'undici' });
  expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('NODE_DEBUG') as string });
});

it('puts a damaged list of accounts aside and says where it is', async () => {
  writeFileSync(path.join(directory.path, 'accounts.json'), '{"version":1,"accounts":[{]');
  const ended = await listAccounts(directory.path);
  expect(ended.code).toBe(6);
  const [file] = /accounts\.damaged-[^ ]+\.json/.exec(ended.stderr) ?? [''];
  expect(readFileSync(path.join(directory.path, file), 'utf8')).toBe('{"version":1,"accounts":[{]');
});

it('says with 1 that the data directory cannot be used, and which list a newer Signoff wrote', async () => {
  const file = path.join(directory.path, 'file');
  writeFileSync(file, '');
  const unusable = await listAccounts(path.join(file, 'below'));
  expect(unusable.code).toBe(1);
  expect(unusable.stderr).toContain('--data-dir');
  mkdirSync(path.join(directory.path, 'newer'));
  writeFileSync(path.join(directory.path, 'newer', 'accounts.json'), '{"version":99}');
  const newer = await listAccounts(path.join(directory.path, 'newer'));
  expect(newer.code).toBe(1);
  expect(newer.stderr).toContain('newer Signoff');
});

describe('what Node has compiled', () => {
  const caches = (): string => path.join(directory.path, 'caches');
  const compiled = (): string => path.join(caches(), 'signoff', 'compiled');
  const list = (): Promise<Ended> => {
    const dataDirectory = path.join(directory.path, 'data');
    return listAccounts(dataDirectory, { XDG_CACHE_HOME: caches() });
  };

  it('is kept for the next command, where nobody else reads or writes', async () => {
    expect((await list()).code).toBe(0);
    expect(readdirSync(compiled())).not.toEqual([]);
    expect(statSync(compiled()).mode & 0o077).toBe(0);
    expect((await list()).code).toBe(0);
  });

  it.each(['', 'signoff', 'signoff/compiled'])(
    'is neither kept nor taken where others can write: caches/%s',
    async (folder) => {
      mkdirSync(compiled(), { recursive: true });
      chmodSync(path.join(caches(), folder), 0o777);
      expect((await list()).code).toBe(0);
      expect(readdirSync(compiled())).toEqual([]);
    },
  );

  it('is not asked for by --version', async () => {
    const env = { ...process.env, XDG_CACHE_HOME: caches() };
    expect((await runSignoff(['--version'], { env, apiKey: null })).code).toBe(0);
    expect(existsSync(caches())).toBe(false);
  });
});
