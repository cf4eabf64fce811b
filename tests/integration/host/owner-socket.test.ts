import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { controlProtocol } from '../../../shared/control.ts';
import { bridgeCommands } from '../../../shared/bridge.ts';
import { OwnerSocket } from '../../../electron/host/owner-socket.ts';
import { systemClock } from '../../../electron/system/clock.ts';
import { ChangingSnapshot, MemoryLog } from '../../unit/desktop/support.ts';

/** What the owner's socket does with bytes that no Signoff sends. */

let folder: string;
let owner: OwnerSocket;
let asked: string[];
/** Called when every check that was asked for may answer. */
let answerChecks: () => void;
const sockets: Socket[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signoff-test-'));
  asked = [];
  const { promise, resolve } = Promise.withResolvers<undefined>();
  answerChecks = () => resolve(undefined);
  const source = new ChangingSnapshot();
  const handlers = Object.fromEntries(
    Object.keys(bridgeCommands).map((command) => [
      command,
      () => {
        asked.push(command);
        return command === 'getSnapshot'
          ? Promise.resolve(source.snapshot)
          : Promise.resolve({ kind: 'done' });
      },
    ]),
  );
  owner = new OwnerSocket({
    owner: 'serve',
    version: '1.0.0',
    clock: systemClock,
    log: new MemoryLog(),
    place: join(folder, 'owner.sock'),
    runtimeFolder: null,
    showWindow: () => undefined,
    signoff: {
      snapshot: source.current,
      onChange: source.onChange,
      handlers,
      checkSession: async () => {
        asked.push('checkSession');
        await promise;
        return { kind: 'open' };
      },
    } as never,
  });
  await owner.open();
});

afterEach(async () => {
  answerChecks();
  for (const socket of sockets.splice(0)) socket.destroy();
  await owner.close();
  rmSync(folder, { recursive: true });
});

interface Connection {
  readonly send: (...lines: readonly unknown[]) => void;
  readonly write: (bytes: string | Buffer) => void;
  /** Resolves with the next message of a kind. */
  readonly next: (kind: string) => Promise<Readonly<Record<string, unknown>>>;
  readonly closed: Promise<void>;
}

/** Connects, and waits until the owner has said who it is. */
async function connected(): Promise<Connection> {
  const socket = connect(join(folder, 'owner.sock'));
  sockets.push(socket);
  // A connection that is cut while it sends is an ordinary thing here.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  const messages: Readonly<Record<string, unknown>>[] = [];
  let look = (): void => undefined;
  createInterface(socket).on('line', (text) => {
    messages.push(JSON.parse(text) as Readonly<Record<string, unknown>>);
    look();
  });
  const next = (kind: string): Promise<Readonly<Record<string, unknown>>> =>
    new Promise((resolve) => {
      look = () => {
        const at = messages.findIndex((message) => message['kind'] === kind);
        const [found] = at === -1 ? [] : messages.splice(at, 1);
        if (found === undefined) return;
        look = () => undefined;
        resolve(found);
      };
      look();
    });
  const write = (bytes: string | Buffer): void => void socket.write(bytes);
  const connection = {
    ...{ next, closed, write },
    send: (...lines: readonly unknown[]) => write(lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
  };
  await next('hello');
  return connection;
}

const hello = { kind: 'hello', protocol: controlProtocol, version: '1.0.0' };
const request = (id: number, command: string, argument: unknown = {}): object => ({
  ...{ kind: 'request', id, command, argument },
});
const check = (id: number): object => request(id, 'attendCheck', { account: 'a-1' });

/** The owner is there, and serves whoever asks as a Signoff does. */
async function expectServed(): Promise<void> {
  const client = await connected();
  client.send(hello, request(7, 'getSnapshot'));
  expect(await client.next('result')).toMatchObject({ id: 7 });
}

/** A line of one byte more than the owner reads. */
const tooLong = Buffer.alloc(1024 * 1024 + 1, '1');

describe('rubbish in place of a greeting', () => {
  it.each<[string, string | Buffer]>([
    ['no JSON', 'GET / HTTP/1.1\r\n\r\n'],
    ['an empty line', '\n'],
    ['bytes', Buffer.from([0, 255, 254, 10])],
    ['another value', 'null\n'],
    ['a list', '[]\n'],
    ['a request', `${JSON.stringify(request(1, 'signOutAll'))}\n`],
    ['a greeting in another protocol', `${JSON.stringify({ ...hello, protocol: controlProtocol + 1 })}\n`],
    ['a line without an end', tooLong],
  ])('%s ends the connection, and nothing is done', async (_what, bytes) => {
    const client = await connected();
    client.write(bytes);
    if (bytes !== tooLong) client.send(hello, request(1, 'signOutAll'));
    await client.closed;
    expect(asked).toEqual([]);
    await expectServed();
  });
});

describe('rubbish after the greeting', () => {
  it.each<[string, string | Buffer]>([
    ['no JSON', 'sign me out\n'],
    ['half a request', `${JSON.stringify(request(1, 'signOutAll')).slice(0, -1)}\n`],
    ['another value', '7\n'],
    ['a second greeting', `${JSON.stringify(hello)}\n`],
    ['a command that does not exist', `${JSON.stringify(request(1, 'constructor'))}\n`],
    ['a number that is none', `${JSON.stringify({ ...request(1, 'signOutAll'), id: -1 })}\n`],
    ['a field too many', `${JSON.stringify({ ...request(1, 'signOutAll'), token: 'x' })}\n`],
    ['a line without an end', tooLong],
    [
      'a true request that is too long',
      `${JSON.stringify(request(1, 'signOutAll'))}${' '.repeat(1024 * 1024)}\n`,
    ],
  ])('%s ends the connection, and nothing is done', async (_what, bytes) => {
    const client = await connected();
    client.send(hello);
    await client.next('snapshot');
    client.write(bytes);
    if (bytes !== tooLong) client.send(request(2, 'signOutAll'));
    await client.closed;
    expect(asked).toEqual([]);
    await expectServed();
  });

  it('a wrong argument is refused, and the connection stays', async () => {
    const client = await connected();
    client.send(hello, request(1, 'signOut', { account: 7 }), request(2, 'getSnapshot'));
    expect(await client.next('refused')).toMatchObject({ id: 1, reason: 'invalid' });
    expect(await client.next('result')).toMatchObject({ id: 2 });
    expect(asked).toEqual(['getSnapshot']);
  });
});

describe('too much', () => {
  it('64 requests may wait for their answers: one more ends the connection', async () => {
    const client = await connected();
    client.send(hello, ...Array.from({ length: 64 }, (_, id) => check(id)));
    await expect.poll(() => asked.length, { timeout: 20_000 }).toBe(64);
    client.send(check(64));
    await client.closed;
    expect(asked).toHaveLength(64);
    await expectServed();
  });

  it('64 that wait are answered', async () => {
    const client = await connected();
    client.send(hello, ...Array.from({ length: 64 }, (_, id) => check(id)));
    await expect.poll(() => asked.length, { timeout: 20_000 }).toBe(64);
    answerChecks();
    for (let count = 0; count < 64; count += 1) await client.next('result');
  });
});
