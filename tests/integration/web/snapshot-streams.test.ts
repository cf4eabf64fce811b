import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Account, Snapshot } from '../../../shared/snapshot.ts';
import { emptySnapshot, expectSecurityHeaders, TestServer } from './support.ts';

let server: TestServer;
const sockets: Socket[] = [];
beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

function revision(number: number, accounts: readonly Account[] = []): Snapshot {
  return { ...emptySnapshot, revision: number, accounts: [...accounts] };
}

/** Large, so that sockets hold few of them, but not so many that the pause between two is the long one. */
const manyAccounts: readonly Account[] = Array.from({ length: 250 }, (_, index) => ({
  id: `account-${index}`,
  login: `${'ada'.repeat(120)}${index}@example.com`,
  service: 'https://box.example/api/1.0/',
  signedInAt: '2026-11-22T10:00:00.000Z',
  storage: 'keychain',
  state: { kind: 'signed-in', checking: false, confirmedAt: null, checkProblem: null, syncFailed: false },
}));

/** A window's stream, read by hand. */
class Stream {
  readonly socket: Socket;
  readonly #revisions: number[] = [];
  #text = '';
  #waiting: (() => void)[] = [];
  ended = false;

  constructor(port: number, key: string) {
    this.socket = connect(port, '127.0.0.1');
    sockets.push(this.socket);
    this.socket.write(`GET /k/${key}/snapshots HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    this.socket.on('data', (chunk) => {
      this.#text += chunk.toString('latin1');
      this.#readEvents();
    });
    this.socket.on('close', () => {
      this.ended = true;
      this.#wake();
    });
    this.socket.on('error', () => undefined);
  }

  get revisions(): readonly number[] {
    return this.#revisions;
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The revision is the first field of a snapshot, and the blank line ends one. */
  #readEvents(): void {
    for (let end = this.#text.indexOf('\n\n'); end >= 0; end = this.#text.indexOf('\n\n')) {
      const found = /data: \{"revision":(\d+),/.exec(this.#text.slice(0, end));
      if (found !== null) this.#revisions.push(Number(found[1]));
      this.#text = this.#text.slice(end + 2);
    }
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

function open(): Stream {
  return new Stream(server.port, server.key);
}

test('the current snapshot comes first, then each new one', async () => {
  server.state.snapshot = revision(7);
  const stream = open();
  await stream.until(() => stream.revisions.length === 1);
  for (const next of [8, 9]) {
    server.state.change(revision(next));
    await stream.until(() => stream.revisions.at(-1) === next);
  }
  expect(stream.revisions).toEqual([7, 8, 9]);
});

test('is an event stream with the security headers, whole and checked', async () => {
  const response = await new Promise<{ headers: object; text: string }>((resolve, reject) => {
    const path = `/k/${server.key}/snapshots`;
    const headers = { host: `127.0.0.1:${server.port}` };
    const asked = request({ host: '127.0.0.1', port: server.port, path, headers, agent: false }, (answer) => {
      answer.on('data', (chunk: Buffer) => {
        resolve({ headers: answer.headers, text: chunk.toString() });
        asked.destroy();
      });
      answer.on('error', () => undefined);
    });
    asked.on('error', reject);
    asked.end();
  });
  expect(response.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8' });
  expectSecurityHeaders({ status: 200, headers: { ...response.headers }, body: '' });
  expect(response.text).toBe(`data: ${JSON.stringify(emptySnapshot)}\n\n`);
});

test('many changes at once become few, and the last one always comes', async () => {
  const stream = open();
  await stream.until(() => stream.revisions.length === 1);
  for (let number = 2; number <= 5000; number += 1) server.state.change(revision(number));
  await stream.until(() => stream.revisions.at(-1) === 5000);
  expect(stream.revisions.length).toBeLessThanOrEqual(3);
});

test('a window that does not read is sent no more, and then the newest alone', async () => {
  const slow = open();
  const quick = open();
  await Promise.all([slow, quick].map((stream) => stream.until(() => stream.revisions.length === 1)));
  slow.socket.pause();
  const last = 60;
  for (let number = 2; number <= last; number += 1) {
    server.state.change(revision(number, manyAccounts));
    await quick.until(() => quick.revisions.at(-1) === number);
  }
  slow.socket.resume();
  await slow.until(() => slow.revisions.at(-1) === last);
  expect(quick.revisions).toHaveLength(last);
  expect(slow.revisions.length).toBeLessThan(last / 2);
});

test('twenty windows have one, and the place of one that is closed is free again', async () => {
  const streams = Array.from({ length: 20 }, open);
  await Promise.all(streams.map((stream) => stream.until(() => stream.revisions.length === 1)));
  const refused = await server.ask('snapshots');
  expect(refused.status).toBe(503);
  expectSecurityHeaders(refused);
  streams[3]?.socket.destroy();
  await expect
    .poll(async () => {
      const next = open();
      await next.until(() => next.revisions.length === 1 || next.ended);
      const isServed = next.revisions.length === 1;
      if (!isServed) next.socket.destroy();
      return isServed;
    })
    .toBe(true);
});

test('a snapshot that is none is not sent, and the next one is', async () => {
  const stream = open();
  await stream.until(() => stream.revisions.length === 1);
  server.state.change({ ...emptySnapshot, revision: 'not a number' as never });
  await expect.poll(() => server.state.events).toEqual([{ event: 'snapshot-invalid', fields: {} }]);
  server.state.change(revision(3));
  await stream.until(() => stream.revisions.at(-1) === 3);
  expect(stream.revisions).toEqual([1, 3]);
});

test('ends with the server, which then listens to nothing any more', async () => {
  const stream = open();
  await stream.until(() => stream.revisions.length === 1);
  await server.server.close();
  await stream.until(() => stream.ended);
  expect(server.state.listeners.size).toBe(0);
});
