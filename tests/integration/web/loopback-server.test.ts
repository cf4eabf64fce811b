import { Server, connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { listenOnLoopback } from '../../../electron/web/loopback-server.ts';

test('a connection that was made ahead of need ends without a word, so that nobody takes it for an answer', async () => {
  const listening = await listenOnLoopback(
    0,
    () => undefined,
    () => undefined,
  );
  if (listening.kind !== 'listening') throw new Error('No port is free');
  const received: Buffer[] = [];
  await new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(listening.server.origin).port), '127.0.0.1');
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('close', () => resolve());
  });
  expect(Buffer.concat(received).toString()).toBe('');
  await listening.server.close();
});

test.each([
  ['EADDRINUSE', 'port-taken'],
  ['EACCES', 'port-not-allowed'],
])('a port that is refused with %s: %s', async (code, kind) => {
  // Which ports the system keeps for itself, and from whom, differs between machines.
  const listen = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
    queueMicrotask(() => this.emit('error', Object.assign(new Error(code), { code })));
    return this;
  });
  const nothing = (): void => undefined;
  expect(await listenOnLoopback(80, nothing, nothing)).toEqual({ kind });
  listen.mockRestore();
});
