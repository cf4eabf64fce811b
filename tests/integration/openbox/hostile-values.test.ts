import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { createOpenBox } from '../../../electron/services/openbox/client.ts';
import { nodeHttp } from '../../../electron/system/node-http.ts';
import { wireFormats } from '../../../shared/wire-format.ts';
import { startService, type RunningService } from '../../service/service.ts';
import { httpResponse, startRawServer, type RawRequest, type RawServer } from './raw-server.ts';
import { createRecordingLog } from './recording-log.ts';
import { statusReply } from './expected-replies.ts';

/** Keys and tokens with anything in them arrive as they were given, by every format, and are in no log. */

const values = [
  'plain',
  'a&b',
  '&amp;',
  '&#65;&lt;',
  'a<b>c',
  '<sid>x</sid>',
  '</auth_token><auth_token>other',
  '"double" and \'single\'',
  'a]]>b',
  '<![CDATA[a]]>',
  '<!-- a -->',
  'a b  c',
  ' around ',
  '\ttab\nline\r\nlines\r',
  'a+b%20c%2B',
  'a=b&auth_token=c#d?e',
  '../../x;y',
  'é ü ß',
  'e\u0301',
  '日本語',
  '😀\u{1f469}\u200d\u{1f4bb}',
  '\u00a0\u2028\u202e\ufeff',
  '\u0085\u007f',
  '\ud7ff\ue000\ufffd\u{10ffff}',
  '{{7*7}}${x}%s$&$1\\',
  '__proto__',
  'x'.repeat(4_000),
];

/** A title that can be read in a report. */
const titled = values.map((value) => [JSON.stringify(value).slice(0, 40), value] as const);

const log = createRecordingLog();
const openBox = createOpenBox({ http: nodeHttp, log });

/** What a parser of XML makes of an element's text, and a server of a query's value. */
function received({ target, body }: RawRequest, names: readonly string[]): string | null {
  if (body === '') {
    const query = new URLSearchParams(target.slice(target.indexOf('?')));
    return query.get(names[0] ?? '');
  }
  const found = new RegExp(`<(${names.join('|')})[^>]*>([^<]*)</\\1>`).exec(body)?.[2] ?? null;
  // Line ends are made one before references are resolved: XML 1.0, 2.11.
  return (
    found
      ?.replace(/\r\n?/g, '\n')
      .replace(/&#(\d+);/g, (_match, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&') ?? null
  );
}

describe.each(wireFormats)('over a bare socket, %s', (format) => {
  let server: RawServer;
  beforeAll(async () => {
    server = await startRawServer();
    server.answerWith((socket) => socket.write(httpResponse(statusReply(format, 'application_restricted'))));
  });
  afterAll(async () => {
    await server.close();
  });

  test.each(titled)('%s', async (_, value) => {
    const endpoint = { address: server.address, format, apiKey: new Secret(`key ${value}`) };
    await openBox.logout(endpoint, new Secret(value));
    const request = server.requests.at(-1);
    if (request === undefined) throw new Error('no request');
    expect(received(request, ['auth_token', 'sid'])).toBe(value);
    expect(received(request, ['api_key'])).toBe(`key ${value}`);
  });
});

/** What the local service takes for a key: one with control characters is a mistake in its configuration. */
const isKey = (value: string) => !/\p{Cc}/u.test(value);

describe.each(wireFormats)('at the local service, %s', (format) => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService({ apiKeys: values.filter(isKey) });
  });
  afterAll(async () => {
    await service.close();
  });

  test.each(titled)('%s', async (_, value) => {
    const endpoint = {
      address: service.url,
      format,
      apiKey: new Secret(isKey(value) ? value : service.apiKey),
    };
    const token = service.issueToken(service.login, `tok ${value}`);
    expect(await openBox.getAccountInfo(endpoint, new Secret(token))).toMatchObject({ kind: 'open' });
    // Cut short it is another token: what ends must be this session and no other.
    expect(await openBox.logout(endpoint, new Secret(`${token}.`))).toEqual({ kind: 'already-ended' });
    expect(service.liveTokens()).toContain(token);
    expect(await openBox.logout(endpoint, new Secret(token))).toEqual({ kind: 'ended' });
    expect(service.liveTokens()).not.toContain(token);
    expect(await openBox.logout(endpoint, new Secret(token))).toEqual({ kind: 'already-ended' });
  });
});

test('no value is in the log', () => {
  expect(log.entries.length).toBeGreaterThan(0);
  const written = JSON.stringify(log.entries);
  // The shorter ones stand in other words as well.
  for (const value of values.filter(({ length }) => length > 4 && length < 100)) {
    expect(written).not.toContain(JSON.stringify(value).slice(1, -1));
  }
});
