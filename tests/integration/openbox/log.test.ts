import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Endpoint, OpenBox } from '../../../electron/services/openbox/api.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createOpenBox } from '../../../electron/services/openbox/client.ts';
import { nodeHttp } from '../../../electron/system/node-http.ts';
import { formatChoices, type FormatChoice } from '../../../shared/wire-format.ts';
import { httpResponse, startRawServer, type RawServer } from './raw-server.ts';
import { createRecordingLog, type RecordingLog } from './recording-log.ts';
import { reply, statusReply } from './expected-replies.ts';

const token = new Secret('tok-9c3f5a80');
let server: RawServer;
let log: RecordingLog;

beforeEach(async () => {
  server = await startRawServer();
  log = createRecordingLog();
});
afterEach(async () => {
  await server.close();
});

function endpoint(format: FormatChoice): Endpoint {
  return { address: server.address, format, apiKey: new Secret('key-4b7e21d9') };
}

function client(): OpenBox {
  return createOpenBox({ http: nodeHttp, log });
}

describe('the log', () => {
  test.each(formatChoices)(
    'tells what came back by its outline, without a word of it: %s',
    async (format) => {
      server.answerWith((socket, { target, body }) =>
        socket.write(httpResponse(`<h1>No such thing</h1> ${target} ${body}`, { status: '403 Forbidden' })),
      );
      await client().logout(endpoint(format), token);
      expect(log.entries).toEqual([
        {
          level: 'warn',
          event: 'openbox: unclear answer',
          fields: expect.objectContaining({
            action: 'logout',
            problem: 'http-error',
            status: 403,
          }) as unknown,
        },
      ]);
      const written = JSON.stringify(log.entries);
      expect(written).toContain('h1(13)');
      expect(written).not.toContain('No such thing');
      expect(written).not.toContain(token.reveal());
      expect(written).not.toContain('key-4b7e21d9');
    },
  );

  const person = { login: 'ada.lovelace', email: 'ada@example.com', user_id: '45300017' };
  const account = (inner = '') =>
    `<user>${Object.entries(person)
      .map(([name, value]) => `<${name}>${inner}${value}</${name}>`)
      .join('')}</user>`;

  test.each<readonly [string, Uint8Array]>([
    [
      'under HTTP 203',
      httpResponse(reply('xml', `<status>get_account_info_ok</status>${account()}`), { status: '203 Hm' }),
    ],
    ['with a bare &', httpResponse(reply('xml', `<status>get_account_info_ok</status>${account('R & D ')}`))],
    [
      'cut short',
      httpResponse(reply('xml', `<status>get_account_info_ok</status>${account()}`).slice(0, -40)),
    ],
    ['with another status', httpResponse(reply('xml', `<status>${person.login}</status>${account()}`))],
    [
      'that is no XML',
      httpResponse(`Hello ${person.login} <${person.email}>, welcome <b>${person.user_id}</b>`),
    ],
    ['in HTML', httpResponse(`<html><title>${person.email}</title><ada-lovelace>${account()}</html>`)],
  ])('holds nothing of a person: an account %s', async (_, answer) => {
    server.answerWith((socket) => socket.write(answer));
    expect((await client().getAccountInfo(endpoint('xml'), token)).kind).toBe('unclear');
    expect(log.entries).toHaveLength(1);
    const written = JSON.stringify(log.entries);
    for (const word of [...Object.values(person), 'lovelace', 'R & D']) expect(written).not.toContain(word);
  });

  test('says nothing of a sign-in that still waits', async () => {
    server.answerWith((socket) => socket.write(httpResponse(statusReply('xml', 'not_logged_in'))));
    expect(await client().getAuthToken(endpoint('xml'), new Secret('t'))).toEqual({ kind: 'waiting' });
    expect(log.entries).toEqual([]);
  });
});
