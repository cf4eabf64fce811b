import { expect, test } from 'vitest';
import type { Http } from '../../../electron/core/ports/http.ts';
import { ask } from '../../../electron/services/http/ask.ts';

const request = { method: 'GET', url: 'https://cloud.example/', headers: {}, body: null } as const;

/** An answer whose second half comes later than errors are waited for. */
function slowly(status: number): Http {
  async function* halves(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode('first ');
    await new Promise((resolve) => setTimeout(resolve, 700));
    yield new TextEncoder().encode('second');
  }
  return () => Promise.resolve({ status, contentType: null, retryAfter: null, body: halves() });
}

test('an error that is told by its body is waited for as an answer is', async () => {
  const options = { limit: 60_000, cancel: undefined };
  const whole = await ask(slowly(401), request, { ...options, bodySays: (status) => status === 401 });
  expect(whole.kind === 'response' && new TextDecoder().decode(whole.body)).toBe('first second');
  const other = await ask(slowly(403), request, { ...options, bodySays: (status) => status === 401 });
  expect(other.kind === 'response' && new TextDecoder().decode(other.body)).toBe('first ');
});

test('why it was cut off is why it failed', async () => {
  const never: Http = () => new Promise(() => undefined);
  expect(await ask(never, request, { limit: 20, cancel: undefined })).toMatchObject({
    problem: { kind: 'timeout' },
  });
  const cancel = AbortSignal.timeout(20);
  expect(await ask(never, request, { limit: 60_000, cancel })).toMatchObject({
    problem: { kind: 'connection-lost' },
  });
});
