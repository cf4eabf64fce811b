import { fork } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { SnapshotAnswer } from '../../shared/page-protocol.ts';
import { askOwnHost } from '../support/own-host.ts';
import { proofOfQuestion, secretIn } from '../support/page-protocol.ts';
import { signsInAt } from '../support/person.ts';
import { startSignoff, type RunningCommand } from '../support/run-signoff.ts';
import { lines, pageOf, useCommandLine } from './command-line.ts';

/** A data directory has one owner; commands beside it ask it, and print and exit as they do alone. Real processes, all of them. */

const line = useCommandLine();
const running: RunningCommand[] = [];
const servers: Server[] = [];

afterEach(async () => {
  for (const command of running.splice(0)) {
    command.process.kill('SIGKILL');
    await command.ended;
  }
  for (const server of servers.splice(0)) server.close();
});

function started(command: RunningCommand): RunningCommand {
  running.push(command);
  return command;
}

/** `signoff serve` that owns the data directory, with the window's address. */
async function startServe(): Promise<RunningCommand & { readonly address: string }> {
  const serve = started(line.start(['serve', '--no-open', '--json']));
  const { address } = JSON.parse(await serve.nextLine()) as { address: string };
  return { ...serve, address };
}

const socket = (): string => join(line.directory, 'owner.sock');

describe('a command beside signoff serve', () => {
  it('asks it, and prints and exits as alone', async () => {
    const id = await line.signIn();
    const alone = [await line.run(['accounts', '--json']), await line.run(['check', '--json'])];
    const serve = await startServe();
    const beside = [await line.run(['accounts', '--json']), await line.run(['check', '--json'])];
    expect(beside[1]).toEqual(alone[1]);
    expect(lines(beside[0] ?? raise())).toMatchObject([{ account: id, state: 'signed-in' }]);
    expect(beside[0]?.stderr).toBe(alone[0]?.stderr);

    const out = await line.run(['sign-out', id, '--json']);
    expect(out).toMatchObject({ code: 0, stderr: '' });
    expect(lines(out)).toMatchObject([
      { account: id, outcome: 'signed-out', session: 'ended', credentials: 'removed' },
    ]);
    expect(line.service.liveTokens()).toEqual([]);
    // It is the owner that did it: its page has it without looking at any file.
    expect(await snapshotOf(serve.address)).toMatchObject({ accounts: [], history: [{ id }] });
    expect(await line.run(['sign-out', 'nobody'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('ends with what it means for the session there, too', async () => {
    const id = await line.signIn();
    await startServe();
    line.service.faults.set({ kind: 'restricted', action: 'logout' });
    const refused = await line.run(['sign-out', '--all', '--json']);
    expect(refused.code).toBe(4);
    expect(lines(refused)).toMatchObject([{ account: id, outcome: 'refused', session: 'open' }]);
    const forgotten = await line.run(['forget', id, '--json']);
    expect(lines(forgotten)).toMatchObject([{ account: id, outcome: 'forgotten' }]);
    expect(forgotten.code).toBe(3);
  });

  it('signs in through it, by an address without the ticket', async () => {
    await startServe();
    const command = started(line.start(['sign-in', '--no-browser', '--yes', '--json']));
    const page = await pageOf(command);
    const [ticket = ''] = line.service.issuedTickets();
    expect(page).not.toContain(ticket);
    const [user] = line.service.users;
    await signsInAt(page, user ?? raise());
    const ended = await command.ended;
    expect(ended.code).toBe(0);
    expect(lines(ended).at(-1)).toMatchObject({ login: user?.login, state: 'signed-in' });
    expect(line.service.liveTokens()).toHaveLength(1);
  });

  it('that is killed while it signs in leaves no sign-in behind', async () => {
    await startServe();
    const command = line.start(['sign-in', '--no-browser', '--json']);
    await pageOf(command);
    command.process.kill('SIGKILL');
    await command.ended;
    // Not «busy»: the owner cancelled what nobody waits for.
    await expect
      .poll(
        async () => {
          const next = line.start(['sign-in', '--no-browser', '--json']);
          const shown = await Promise.race([
            pageOf(next).then(
              () => true,
              () => false,
            ),
            next.ended.then(() => false),
          ]);
          next.process.kill('SIGTERM');
          await next.ended;
          return shown;
        },
        { timeout: 25_000, interval: 500 },
      )
      .toBe(true);
  });

  it('is told by a second serve where the first one is', async () => {
    await startServe();
    const second = await line.run(['serve', '--no-open']);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toContain('running already');
  });

  it('goes on by itself where the owner is killed in the middle', async () => {
    const id = await line.signIn();
    const serve = await startServe();
    line.service.faults.set({ kind: 'no-answer', action: 'logout', takesEffect: false, times: 1 });
    const command = started(line.start(['sign-out', id, '--json']));
    await line.service.waitForRequest(({ action }) => action === 'logout');
    serve.process.kill('SIGKILL');
    const ended = await command.ended;
    expect(ended.code).toBe(0);
    expect(lines(ended)).toMatchObject([{ account: id, outcome: 'signed-out', session: 'ended' }]);
    expect(ended.stderr).toContain('goes on');
    expect(line.service.liveTokens()).toEqual([]);
  });

  it('says that nothing is known where that cannot be done twice', async () => {
    const serve = await startServe();
    const command = started(line.start(['sign-in', '--no-browser', '--json']));
    await pageOf(command);
    serve.process.kill('SIGKILL');
    const ended = await command.ended;
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('ended before it answered');
    expect(ended.stderr).toContain('signoff accounts');
  });

  it('goes on with another that lost it, too, and neither waits for the other at the end', async () => {
    const id = await line.signIn();
    const cutOff = started(line.start(['sign-in', '--no-browser', '--json']));
    await pageOf(cutOff);
    cutOff.process.kill('SIGKILL');
    await cutOff.ended;
    // The sign-in is asked for while that one is being undone, and the sign-out while its session is being ended.
    line.service.faults.set({ kind: 'no-answer', action: 'get_auth_token', times: 1 });
    line.service.faults.set({ kind: 'no-answer', action: 'logout', takesEffect: false, times: 1 });
    const isUndo = ({ action }: { readonly action: string }): boolean => action === 'get_auth_token';
    const before = line.service.requests.filter(isUndo).length;
    const serve = await startServe();
    await line.service.waitForRequest(isUndo, before + 1);
    const signIn = started(line.start(['sign-in', '--no-browser', '--json']));
    const signOut = started(line.start(['sign-out', '--all', '--json']));
    await line.service.waitForRequest(({ action }) => action === 'logout');
    serve.process.kill('SIGKILL');

    await pageOf(signIn);
    signIn.process.kill('SIGTERM');
    expect(await signIn.ended).toMatchObject({ code: 1 });
    expect(lines(await signOut.ended)[0]).toMatchObject({ account: id, session: 'ended' });
    expect(line.service.liveTokens()).toEqual([]);
  }, 60_000);

  it('is one of twenty at once, and each has its answer', async () => {
    const logins = line.service.users.map(({ login }) => login);
    for (const login of logins) await line.signIn(login);
    await startServe();
    const ended = await Promise.all(Array.from({ length: 20 }, () => line.run(['accounts', '--json'])));
    for (const each of ended) {
      expect(each.code).toBe(0);
      expect(lines(each).map(({ login }) => login)).toEqual(logins);
    }
  }, 120_000);
});

describe('two commands', () => {
  it('that begin together sign an account out once', async () => {
    const id = await line.signIn();
    const ended = await Promise.all(Array.from({ length: 4 }, () => line.run(['sign-out', id, '--json'])));
    for (const each of ended) {
      expect(each).toMatchObject({ code: 0, stderr: '' });
      expect(lines(each)).toMatchObject([{ account: id, outcome: 'signed-out', session: 'ended' }]);
    }
    expect(line.service.requests.filter(({ action }) => action === 'logout')).toHaveLength(1);
    expect(existsSync(socket())).toBe(false);
  }, 60_000);

  it('beside each other: the first one stays until the other has its answer', async () => {
    const [ada, grace] = [await line.signIn('ada@example.com'), await line.signIn('grace@example.com')];
    line.service.faults.set({ kind: 'latency', action: 'logout', milliseconds: 1_500 });
    const first = started(line.start(['sign-out', ada, '--json']));
    await line.service.waitForRequest(({ action }) => action === 'logout');
    const second = await line.run(['sign-out', grace, '--json']);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect((await first.ended).code).toBe(0);
    expect(line.service.liveTokens()).toEqual([]);
  }, 60_000);

  it('sign-in and serve wait for a command that is at work', async () => {
    const id = await line.signIn();
    line.service.faults.set({ kind: 'latency', action: 'logout', milliseconds: 2_000 });
    const command = started(line.start(['sign-out', id, '--json']));
    await line.service.waitForRequest(({ action }) => action === 'logout');
    const serve = await startServe();
    expect((await command.ended).code).toBe(0);
    expect(await snapshotOf(serve.address)).toMatchObject({ accounts: [], history: [{ id }] });
  }, 60_000);
});

describe('what lies in the socket’s place', () => {
  it('was left over by an owner that was killed: the next one takes it away', async () => {
    const serve = await startServe();
    serve.process.kill('SIGKILL');
    await serve.ended;
    expect(lstatSync(socket()).isSocket()).toBe(true);
    expect((await line.run(['accounts'])).code).toBe(0);
    expect(existsSync(socket())).toBe(false);
    await startServe();
    expect((await line.run(['accounts'])).code).toBe(0);
  });

  it('lies elsewhere where the directory’s path is long, for this user alone', async () => {
    const directory = join(line.directory, 'd'.repeat(120));
    const words = (...more: string[]): string[] => [...more, '--data-dir', directory];
    const surroundings = { env: line.keyring.env, apiKey: line.service.apiKey };
    const serve = started(startSignoff(words('serve', '--no-open', '--json'), surroundings));
    await serve.nextLine();
    const address = readlinkSync(join(directory, 'owner.sock'));
    expect(Buffer.byteLength(address)).toBeLessThanOrEqual(107);
    expect(lstatSync(dirname(address)).mode & 0o777).toBe(0o700);
    expect(lstatSync(address).mode & 0o777).toBe(0o600);
    // Another XDG_RUNTIME_DIR, or none, as over SSH or from cron, leads there all the same.
    const elsewhere = {
      ...surroundings,
      env: { ...surroundings.env, XDG_RUNTIME_DIR: '', TMPDIR: '/var/tmp' },
    };
    const second = await started(startSignoff(words('serve', '--no-open'), elsewhere)).ended;
    expect(second).toMatchObject({ code: 1 });
    expect(second.stderr).toContain('running already');

    serve.process.kill('SIGKILL');
    await serve.ended;
    const next = await started(startSignoff(words('accounts'), surroundings)).ended;
    expect(next.code).toBe(0);
    expect(existsSync(dirname(address))).toBe(false);
  }, 60_000);

  it.runIf(process.getuid?.() === 0)(
    'is another user’s: nothing is asked of whoever listens there',
    async () => {
      const holder = await holdLock();
      const asked = await listenThere(() => undefined);
      chownSync(socket(), 65_534, 65_534);
      const ended = await line.run(['sign-out', '--all']);
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toContain('belongs to another user');
      expect(asked.count).toBe(0);
      holder.kill();
    },
  );

  it('speaks another protocol: both versions are named', async () => {
    const holder = await holdLock();
    await listenThere(() => ({ kind: 'hello', protocol: 999, version: '9.9.9', owner: 'telepathy' }));
    const ended = await line.run(['sign-out', '--all']);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('9.9.9');
    expect(ended.stderr).toContain('cannot talk to each other');
    holder.kill();
  });
});

function raise(): never {
  throw new Error('It is not there');
}

/** Another process that holds the data directory's lock. */
async function holdLock(): Promise<{ kill(): void }> {
  mkdirSync(line.directory, { recursive: true });
  const program = join(import.meta.dirname, '../integration/storage/lock-holder.program.ts');
  const child = fork(program, [join(line.directory, 'data.lock')], { silent: true });
  await once(child, 'message');
  return { kill: () => void child.kill('SIGKILL') };
}

/** Listens in the owner's place, and says one thing to whoever connects. */
async function listenThere(greeting: () => object | undefined): Promise<{ count: number }> {
  const asked = { count: 0 };
  const server = createServer((connection) => {
    asked.count += 1;
    connection.on('error', () => undefined);
    const hello = greeting();
    if (hello !== undefined) connection.write(`${JSON.stringify(hello)}\n`);
  });
  servers.push(server);
  server.listen(socket());
  await once(server, 'listening');
  chmodSync(socket(), 0o600);
  return asked;
}

/** What the page of `serve` shows. */
async function snapshotOf(address: string): Promise<unknown> {
  const { origin } = new URL(address);
  const secret = secretIn((await askOwnHost(address)).body);
  const [path, question] = ['/snapshots', JSON.stringify({ after: null, wait: false })];
  const { headers } = proofOfQuestion(secret, path, question);
  const { body } = await askOwnHost(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: question,
  });
  return (JSON.parse(body) as SnapshotAnswer).snapshot;
}
