import { connect } from 'node:net';
import { expect, test } from 'vitest';
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
