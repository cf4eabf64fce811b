import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { longestWait, type SnapshotAnswer } from '../../../shared/page-protocol.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { proofOfAnswer, proofOfQuestion } from '../../support/page-protocol.ts';
import { emptySnapshot, expectExpired, expectSecurityHeaders, TestServer } from './support.ts';

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(() => server.close());

function revision(number: number): Snapshot {
  return { ...emptySnapshot, revision: number };
}

/** Waits for a snapshot after the one of revision 1. */
function waiting(): Promise<SnapshotAnswer> {
  return server.snapshot(1, true);
}

test('the current snapshot comes at once where it is another than the page has', async () => {
  server.state.snapshot = revision(7);
  expect(await server.snapshot(null, true)).toMatchObject({ snapshot: { revision: 7 } });
  expect(await server.snapshot(6, true)).toMatchObject({ snapshot: { revision: 7 } });
  expect(await server.snapshot(8, true), 'of another launch').toMatchObject({ snapshot: { revision: 7 } });
});

test('a page that does not wait is answered at once, and told to pause', async () => {
  expect(await server.snapshot(1)).toEqual({ snapshot: null, pause: 1_000 });
});

test('a page that waits is answered when there is a new one', async () => {
  const answer = waiting();
  await expect.poll(async () => (await server.snapshot(1)).snapshot).toBeNull();
  server.state.change(revision(2));
  expect(await answer).toMatchObject({ snapshot: { revision: 2 } });
});

test('a page that waits for long is told that the server is there', async () => {
  const began = performance.now();
  expect(await waiting()).toEqual({ snapshot: null, pause: 0 });
  expect(performance.now() - began).toBeGreaterThan(longestWait - 100);
});

test('the end of the server lets nobody wait, and it listens to nothing any more', async () => {
  const answer = waiting().catch(() => null);
  await server.server.close();
  await answer;
  expect(server.state.listeners.size).toBe(0);
});

describe('the proofs', () => {
  const body = JSON.stringify({ after: null, wait: false });

  test('an answer proves that the server gave it to this very question', async () => {
    const { nonce, headers } = proofOfQuestion(server.secret, '/snapshots', body);
    const answer = await server.post('/snapshots', body, headers);
    expect(answer.status).toBe(200);
    expectSecurityHeaders(answer);
    expect(answer.headers['signoff-proof']).toBe(proofOfAnswer(server.secret, nonce, 200, answer.body));
    expect(answer.headers['signoff-proof']).not.toBe(
      proofOfAnswer(server.secret, 'another', 200, answer.body),
    );
  });

  test.each<[string, () => Record<string, string>]>([
    ['without a proof', () => ({ 'signoff-proof': '' })],
    ['without a nonce', () => ({ 'signoff-nonce': '' })],
    ['with another nonce', () => ({ 'signoff-nonce': 'f'.repeat(32) })],
    [
      'with the proof of another path',
      () => proofOfQuestion(server.secret, '/bridge/signOutAll', body).headers,
    ],
    ['with the proof of another question', () => proofOfQuestion(server.secret, '/snapshots', '{}').headers],
    ['with another secret', () => proofOfQuestion(server.key, '/snapshots', body).headers],
  ])('%s nothing is told and nothing done', async (_how, headers) => {
    const answer = await server.post('/snapshots', body, headers());
    expectExpired(answer);
    expect(answer.headers['signoff-proof']).toBeUndefined();
    expectExpired(await server.post('/bridge/signOutAll', '{}', headers()));
    expect(server.state.calls).toEqual([]);
  });

  test('a question that is none is refused, with a proof', async () => {
    for (const bad of ['', '[]', '{}', '{"after":1}', '{"after":"1","wait":true}']) {
      const answer = await server.post('/snapshots', bad);
      expect(answer.status).toBe(400);
      expect(answer.headers['signoff-proof']).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});
