import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startPrivateKeyring } from '../../keyring/private-keyring.ts';
import { signsInAt } from '../../support/person.ts';
import { readWelcome } from '../../support/welcome.ts';

/** The two scripts by which a newcomer starts Signoff, as npm starts them. */

const root = join(import.meta.dirname, '../../..');
const data = mkdtempSync(join(tmpdir(), 'signoff-start-'));
const address = /http:\/\/[0-9a-f]{32}\.localhost:\d+\/page\/\S+/;

// Once, so that no test waits for it.
beforeAll(() => {
  expect(
    spawnSync(process.execPath, ['build/build.ts', '--if-stale'], { cwd: root, stdio: 'inherit' }).status,
  ).toBe(0);
});
afterAll(() => rmSync(data, { recursive: true }));

let started: Started | null = null;
afterEach(endStarted);

async function endStarted(): Promise<void> {
  if (started?.process.exitCode === null) {
    started.process.kill('SIGTERM');
    await once(started.process, 'exit');
  }
  started = null;
}

describe('npm start without a display', () => {
  it('shows where the page is and how to sign in, and Ctrl-C ends all of it', async () => {
    started = start();
    await expect.poll(() => started?.output()).toMatch(address);
    expect(started.output()).toContain('There is no display here');
    expect(readWelcome(started.output())).not.toBeNull();
    const children = childrenOf(started.process);
    expect(children).toHaveLength(2);

    // As under npm, where it arrives twice.
    started.process.kill('SIGINT');
    started.process.kill('SIGINT');
    expect(await once(started.process, 'exit')).toEqual([0, null]);
    expect(children.filter(isThere)).toEqual([]);
  });

  it('prints a login and a command that work as they are printed, and plays a fault', async () => {
    const keyring = await startPrivateKeyring();
    const elsewhere = join(data, "it's elsewhere");
    try {
      const env = { ...keyring.env, SIGNOFF_API_KEY: undefined };
      const fault = '--fault=logout:drop-before-reply,takes-effect,times=2';
      started = startWith(env, '--no-open', `--data-dir=${elsewhere}`, fault);
      await expect.poll(() => started?.output()).toMatch(address);
      const welcome = readWelcome(started.output());
      if (welcome === null) throw new Error('It says nothing of a login');
      const typed = (command: string): ChildProcess =>
        spawn('sh', ['-c', command], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });

      const signIn = typed(welcome.command.replace(' status ', ' sign-in --yes --json --no-browser '));
      const [page] = (await once(createInterface({ input: signIn.stdout as Readable }), 'line')) as [string];
      await signsInAt((JSON.parse(page) as { page: string }).page, welcome);
      expect(await once(signIn, 'exit')).toEqual([0, null]);

      expect(await text(typed(welcome.command).stdout as Readable)).toContain(welcome.login);
      expect(existsSync(join(elsewhere, 'accounts.json'))).toBe(true);

      // The fault of the service: whoever signs out is not answered, but signed out.
      const signOut = typed(welcome.command.replace(' status ', ' sign-out --all '));
      expect(await text(signOut.stdout as Readable)).toContain('has not confirmed yet');
      await once(typed(welcome.command.replace(' status ', ' retry ')), 'exit');
      const history = typed(welcome.command.replace(' status ', ' history '));
      expect(await text(history.stdout as Readable)).toContain('already-ended');
    } finally {
      await endStarted();
      await keyring.close();
    }
  });

  it('ends, and says why, when the local service dies', async () => {
    started = start();
    await expect.poll(() => started?.output()).toMatch(address);
    const children = childrenOf(started.process);
    process.kill(only(children, 'tests/service/main.ts'), 'SIGKILL');
    expect(await once(started.process, 'exit')).toEqual([1, null]);
    expect(started.output()).toContain('The local OpenBox service was ended by SIGKILL.');
    expect(children.filter(isThere)).toEqual([]);
  });

  it('ends, and says why, when Signoff dies', async () => {
    started = start();
    await expect.poll(() => started?.output()).toMatch(address);
    const children = childrenOf(started.process);
    process.kill(only(children, 'headless.cjs'), 'SIGKILL');
    expect(await once(started.process, 'exit')).toEqual([1, null]);
    expect(started.output()).toContain('Signoff was ended by SIGKILL.');
    expect(children.filter(isThere)).toEqual([]);
  });

  it('finds another port for the service where its own is taken', async () => {
    const squatter = createServer().listen(18_230, '127.0.0.1');
    // Where another program already holds it, the port is as taken as it should be.
    await once(squatter, 'listening').catch(() => undefined);
    try {
      started = start();
      await expect.poll(() => started?.output()).toMatch(address);
      expect(started.output()).not.toContain('127.0.0.1:18230');
    } finally {
      squatter.close();
    }
  });

  it('hands wrong arguments to Signoff, and ends as it does', async () => {
    started = start('--no-such-option');
    expect(await once(started.process, 'exit')).toEqual([2, null]);
    expect(started.output()).toContain('Signoff ended with exit code 2.');
  });
});

describe('npm run --silent signoff', () => {
  function signoff(...args: string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync('npm', ['run', '--silent', 'signoff', '--', ...args], { cwd: root, encoding: 'utf8' });
  }

  it('prints what the host prints, and nothing besides', () => {
    const host = spawnSync(process.execPath, ['out/electron/headless.cjs', '--help'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(signoff('--help')).toMatchObject({ status: 0, stdout: host.stdout, stderr: '' });
  });

  it('passes the arguments and the exit code through', () => {
    const wrong = signoff('check', 'two words', 'and "quotes"');
    const host = spawnSync(
      process.execPath,
      ['out/electron/headless.cjs', 'check', 'two words', 'and "quotes"'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    expect(host.status).toBe(2);
    expect(wrong).toMatchObject({ status: 2, stdout: host.stdout, stderr: host.stderr });
  });
});

interface Started {
  readonly process: ChildProcess;
  /** All that it has printed. */
  output(): string;
}

function start(...args: string[]): Started {
  return startWith({ ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' }, '--no-open', ...args);
}

function startWith(env: NodeJS.ProcessEnv, ...args: string[]): Started {
  const script = [join(root, 'build/start.ts'), '--data-dir', data, ...args];
  const child = spawn(process.execPath, script, { cwd: data, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return { process: child, output: () => output };
}

/** The ids of the processes that another one started. */
function childrenOf({ pid }: ChildProcess): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .filter((id) => {
      try {
        return /\nPPid:\t(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] === String(pid);
      } catch {
        return false;
      }
    });
}

function only(pids: readonly number[], argument: string): number {
  const found = pids.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(argument));
  expect(found).toHaveLength(1);
  return found[0] ?? NaN;
}

function isThere(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}
