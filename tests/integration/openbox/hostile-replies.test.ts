import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { createOpenBox } from '../../../electron/services/openbox/client.ts';
import { nodeHttp } from '../../../electron/system/node-http.ts';
import { wireFormats, type WireFormat } from '../../../shared/wire-format.ts';
import { hostileAnswers } from './hostile-answers.ts';
import { hostileDocuments } from './hostile-documents.ts';
import { hostileHttp } from './hostile-http.ts';
import type { HostileHttp } from './raw-replies.ts';
import type { Expected } from './expected-replies.ts';
import { httpResponse, startRawServer, type RawServer } from './raw-server.ts';
import { createRecordingLog } from './recording-log.ts';

/** Every reply, in every format, over a real socket: each has its own judgement, and no other is accepted. */

const bodies: readonly HostileHttp[] = [...hostileAnswers, ...hostileDocuments].map(
  ({ name, body, contentType, expected }) => ({
    name,
    expected,
    answer: (format) => (socket) => {
      const headers = contentType === undefined ? {} : { 'Content-Type': contentType };
      socket.write(httpResponse(body(format), { headers }));
    },
  }),
);

const replies = [...bodies, ...hostileHttp];

const apiKey = new Secret('key-4b7e21d9');
const token = new Secret('tok-9c3f5a80');

function expectedFor(expected: Expected, format: WireFormat) {
  return 'kind' in expected ? expected : expected[format];
}

test('the table has no name twice', () => {
  expect(new Set(replies.map(({ name }) => name)).size).toBe(replies.length);
});

describe.each(wireFormats)('%s', (format) => {
  let server: RawServer;
  beforeAll(async () => {
    server = await startRawServer();
  });
  afterAll(async () => {
    await server.close();
  });

  test.each(replies)('$name', async ({ answer, expected, endless = false }) => {
    const log = createRecordingLog();
    const openBox = createOpenBox({ http: nodeHttp, log, deadline: endless ? 300 : 20_000 });
    server.answerWith(answer(format));
    const before = server.requests.length;

    expect(await openBox.logout({ address: server.address, format, apiKey }, token)).toEqual(
      expectedFor(expected, format),
    );

    const asked = server.requests.slice(before);
    // Nobody followed a redirect. An answer of 421 asks for a new connection, and fetch does as it says.
    expect(asked.filter(({ target }) => target.includes('followed'))).toEqual([]);
    expect(log.entries).toHaveLength(1);
    expect(JSON.stringify(log.entries)).not.toContain(token.reveal());
    if (endless) await server.whenAllAreClosed();
  });
});
