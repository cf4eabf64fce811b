import type { ClientRequestConstructorOptions, Net, Session } from 'electron';
import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { chromiumHttp } from '../../../electron/desktop/chromium-http.ts';
import { classifyFailure } from '../../../electron/services/http/failure.ts';

/** What the adapter does with the events of a request; what Chromium makes of answers is seen in tests/e2e/desktop/http. */

class FakeRequest extends EventEmitter {
  readonly options: ClientRequestConstructorOptions;
  body: string | null = null;
  aborted = 0;

  constructor(options: ClientRequestConstructorOptions) {
    super();
    this.options = options;
  }

  end(body?: string): void {
    this.body = body ?? '';
  }

  abort(): void {
    this.aborted += 1;
  }
}

const session = { name: 'its own' } as unknown as Session;
const asked = {
  method: 'POST',
  url: 'https://box.example/soap',
  headers: { Accept: 'text/xml' },
  body: '<a/>',
} as const;

function send(signal = new AbortController().signal) {
  const requests: FakeRequest[] = [];
  const net = {
    request: (options: ClientRequestConstructorOptions) => {
      const made = new FakeRequest(options);
      requests.push(made);
      return made;
    },
  } as unknown as Net;
  const reply = chromiumHttp(net, () => session)(asked, signal);
  const [request] = requests;
  return { reply, request: request ?? new FakeRequest({}), sent: requests.length };
}

function message(head: { readonly statusCode: number; readonly headers: object }): Readable {
  return Object.assign(Readable.from([Buffer.from('x')]), head);
}

test('asks in its own session, without cookies, following nothing, by no handler of the app’s own schemes', () => {
  const { request } = send();
  const { method, url, headers } = asked;
  expect(request.options).toEqual({
    method,
    url,
    headers,
    session,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    bypassCustomProtocolHandlers: true,
  });
  expect(request.body).toBe(asked.body);
});

test('an answer is handed on as it is, whatever its status', async () => {
  const { reply, request } = send();
  request.emit('response', message({ statusCode: 0, headers: { 'content-type': 'text/xml; \ufffd' } }));
  expect(await reply).toMatchObject({ status: 0, contentType: 'text/xml; \ufffd' });
});

test('a redirect is a reply with its status, and the error behind it harms nobody', async () => {
  const { reply, request } = send();
  request.emit('redirect', 307, 'POST', 'https://elsewhere.example/', {});
  request.emit('error', new Error('Redirect was cancelled'));
  request.emit('error', new Error('Redirect was cancelled'));
  expect(await reply).toEqual({ status: 307, contentType: null, retryAfter: null, body: null });
});

test('what is thrown in a listener is the end of that request alone: malformed', async () => {
  const { reply, request } = send();
  const broken = message({ statusCode: 200, headers: {} });
  Object.defineProperty(broken, 'headers', {
    get: () => {
      throw new TypeError('injected');
    },
  });
  expect(() => request.emit('response', broken)).not.toThrow();
  const problem = await reply.then(
    () => null,
    (error: unknown) => classifyFailure(error, 'head').problem,
  );
  expect(problem).toEqual({ kind: 'malformed' });
  expect(request.aborted).toBe(1);
});

test('an error behind the answer ends the body, not the app', async () => {
  const { reply, request } = send();
  const broken = message({ statusCode: 200, headers: {} });
  request.emit('response', broken);
  await reply;
  // Before anybody reads the body: an error that nobody hears is thrown.
  expect(() => broken.emit('error', new Error('net::ERR_CONNECTION_RESET'))).not.toThrow();
  broken.destroy(new Error('net::ERR_CONNECTION_RESET'));
  request.emit('error', new Error('net::ERR_CONNECTION_RESET'));
  await expect(Readable.prototype.toArray.call(broken)).rejects.toThrow('ERR_CONNECTION_RESET');
});

test('a signal cuts the request; one that is aborted already sends none', async () => {
  const controller = new AbortController();
  const { request } = send(controller.signal);
  controller.abort();
  expect(request.aborted).toBe(1);
  const { reply, sent } = send(controller.signal);
  await expect(reply).rejects.toThrow();
  expect(sent).toBe(0);
});
