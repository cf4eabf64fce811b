import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { startScreen, type Screen } from '../keyring/screen.ts';
import { hasInMemory, kindOf, processesOf, read, type Process } from './processes.ts';

/** An API key given as `SIGNOFF_API_KEY`: root looks for it in every process of the app, which an ordinary user has started. */

const program = join(inject('built').unpacked, 'signoff');
/** `nobody` on every Linux. */
const ordinaryUser = 65_534;
const apiKey = 'sentinel-api-key-in-the-environment';

let screen: Screen;
beforeAll(async () => {
  screen = await startScreen(process.env);
});
afterAll(() => screen.close());

let home: string;
beforeEach(() => {
  // Not in TMPDIR, which may be root's alone.
  home = mkdtempSync('/tmp/signoff-home-');
  mkdirSync(join(home, 'data'), { mode: 0o700 });
  for (const folder of [home, join(home, 'data')]) chownSync(folder, ordinaryUser, ordinaryUser);
});
afterEach(async () => {
  // The others end with it.
  for (const each of processesOf(program)) if (kindOf(each) === 'main') end(each);
  await expect.poll(() => processesOf(program)).toEqual([]);
  rmSync(home, { recursive: true });
});

it('is in the main process’s memory alone, and in nobody’s environment', async () => {
  const started = start([], { SIGNOFF_API_KEY: apiKey });
  const kinds = ['main', 'zygote', 'renderer', 'utility'];
  const now = (): readonly string[] => processesOf(program).map(kindOf);
  await expect.poll(now).toEqual(expect.arrayContaining(kinds));

  const living = processesOf(program).filter(({ id }) => hasInMemory(id, [ofEach]) !== null);
  expect(living.map(kindOf)).toEqual(expect.arrayContaining(kinds));
  // Each is seen into.
  expect(living.filter(({ id }) => hasInMemory(id, [ofEach]) === false).map(kindOf)).toEqual([]);
  expect(living.filter(({ id }) => hasInMemory(id, forms) === true).map(kindOf)).toEqual(['main']);
  expect(living.filter(({ id }) => read(id, 'environ').includes(apiKey)).map(kindOf)).toEqual([]);
  expect(await started).toBe(0);
});

it('changes nothing about wrong words, which end the app with 2', async () => {
  expect(await start(['--format=json'], { SIGNOFF_API_KEY: apiKey })).toBe(2);
  // No other main process was started; the zygotes end a moment after theirs.
  expect(processesOf(program).filter((each) => kindOf(each) === 'main')).toEqual([]);
  await expect.poll(() => processesOf(program)).toEqual([]);
});

/** As bytes stand in memory: a text of V8's is of one byte a letter, or of two. */
const forms = [Buffer.from(apiKey), Buffer.from(apiKey, 'utf16le')];
/** What stands in every process's memory. */
const ofEach = Buffer.from(program);

function end({ id }: Process): void {
  try {
    process.kill(Number(id), 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Starts the app as an ordinary user and gives its exit code. What it leaves behind goes on. */
async function start(words: readonly string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  const id = ordinaryUser.toString();
  const asOther = [`--reuid=${id}`, `--regid=${id}`, '--clear-groups', '--'];
  const child = spawn('setpriv', [...asOther, program, `--data-dir=${join(home, 'data')}`, ...words], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home, DISPLAY: screen.display, ...env },
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
