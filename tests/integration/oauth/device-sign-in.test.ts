import { describe, expect, test } from 'vitest';
import { json } from './model-server.ts';
import { beginWithDevice, groundFor } from './played-service.ts';

describe('a sign-in with a device', () => {
  test.each([
    ['authorization_pending', { kind: 'waiting' }],
    ['slow_down', { kind: 'waiting' }],
    ['access_denied', { kind: 'declined' }],
    ['expired_token', { kind: 'rejected' }],
    ['invalid_grant', { kind: 'rejected' }],
    ['invalid_client', { kind: 'refused' }],
    ['unauthorized_client', { kind: 'refused' }],
    ['server_error', { kind: 'unclear', problem: { kind: 'http-error', status: 400 } }],
  ])('%s', async (error, reply) => {
    const ground = groundFor();
    const attempt = await beginWithDevice(ground);
    ground.answerNext('exchange', json(400, { error }));
    expect(await ground.service.complete(attempt.pending)).toEqual(reply);
  });

  test('asks as often as the service allows', async () => {
    const ground = groundFor();
    const attempt = await beginWithDevice(ground);
    const { signal } = new AbortController();
    const pauses: (number | null)[] = [];
    for (const error of ['authorization_pending', 'slow_down', 'slow_down']) {
      const next = attempt.next(signal);
      pauses.push(ground.clock.nextIn);
      ground.clock.advance(ground.clock.nextIn ?? 0);
      ground.answerNext('exchange', json(400, { error }));
      expect(await ground.service.complete(await next)).toEqual({ kind: 'waiting' });
    }
    const last = attempt.next(signal);
    expect([...pauses, ground.clock.nextIn]).toEqual([5000, 5000, 10_000, 15_000]);
    ground.clock.advance(15_000);
    expect(await ground.service.complete(await last)).toMatchObject({ kind: 'granted' });
  });

  test('ends its waiting when it is called off', async () => {
    const ground = groundFor();
    const attempt = await beginWithDevice(ground);
    const controller = new AbortController();
    const next = attempt.next(controller.signal);
    controller.abort();
    expect((await next).equals(attempt.pending)).toBe(true);
    expect(ground.clock.nextIn).toBe(null);
  });
});
