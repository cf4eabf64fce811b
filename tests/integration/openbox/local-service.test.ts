import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Endpoint } from '../../../electron/services/openbox/api.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createOpenBox } from '../../../electron/services/openbox/client.ts';
import { nodeHttp } from '../../../electron/system/node-http.ts';
import { wireFormats } from '../../../shared/wire-format.ts';
import { startService, type Fault, type RunningService } from '../../service/service.ts';
import { createRecordingLog, type RecordingLog } from './recording-log.ts';
import { alreadyEnded, ended, restricted, unclear, type Expected } from './expected-replies.ts';

let service: RunningService;
let log: RecordingLog;
beforeEach(async () => {
  service = await startService();
  log = createRecordingLog();
});
afterEach(async () => {
  await service.close();
});

const malformed = unclear({ kind: 'malformed' });

/** What is made of each thing that can go wrong at the service while it is told to sign somebody out. */
const faults: readonly (readonly [Fault, Expected])[] = [
  [{ kind: 'latency', milliseconds: 50 }, ended],
  [{ kind: 'no-answer' }, unclear({ kind: 'timeout' })],
  [{ kind: 'slow-endless' }, unclear({ kind: 'timeout' })],
  [{ kind: 'drop-before-reply' }, unclear({ kind: 'connection-lost' })],
  [{ kind: 'drop-in-reply' }, unclear({ kind: 'connection-lost' })],
  [{ kind: 'http-status', status: 404 }, unclear({ kind: 'http-error', status: 404 })],
  [{ kind: 'http-status', status: 500 }, unclear({ kind: 'http-error', status: 500 })],
  [{ kind: 'http-status', status: 503 }, unclear({ kind: 'http-error', status: 503 })],
  [{ kind: 'redirect', to: 'same-origin' }, unclear({ kind: 'redirect', status: 307 })],
  [{ kind: 'redirect', to: 'other-origin', status: 302 }, unclear({ kind: 'redirect', status: 302 })],
  [{ kind: 'html' }, malformed],
  [{ kind: 'empty' }, malformed],
  [{ kind: 'truncated' }, malformed],
  [{ kind: 'oversize' }, unclear({ kind: 'too-large' })],
  [{ kind: 'doctype' }, malformed],
  [{ kind: 'two-statuses' }, malformed],
  [{ kind: 'unknown-status' }, unclear({ kind: 'unknown-status' })],
  [
    { kind: 'fault' },
    {
      soap: unclear({ kind: 'fault' }),
      xml: unclear({ kind: 'http-error', status: 500 }),
      rest: unclear({ kind: 'http-error', status: 500 }),
    },
  ],
  [
    { kind: 'fault', status: 200 },
    { soap: unclear({ kind: 'fault' }), xml: malformed, rest: malformed },
  ],
  [{ kind: 'wrong-content-type' }, ended],
  [{ kind: 'restricted' }, restricted],
  [{ kind: 'revoke' }, alreadyEnded],
];

describe.each(wireFormats)('%s', (format) => {
  const endpoint = (apiKey = service.apiKey): Endpoint => ({
    address: service.url,
    format,
    apiKey: new Secret(apiKey),
  });

  test('from the ticket to the end of the session', async () => {
    const openBox = createOpenBox({ http: nodeHttp, log });
    const ticketReply = await openBox.getTicket(endpoint());
    if (ticketReply.kind !== 'ticket') throw new Error(ticketReply.kind);
    const { ticket, page } = ticketReply;
    expect(page.reveal()).toBe(`${service.url}auth/${ticket.reveal()}`);
    expect(await openBox.getAuthToken(endpoint(), ticket)).toEqual({ kind: 'waiting' });

    service.signInAs(ticket.reveal());
    const tokenReply = await openBox.getAuthToken(endpoint(), ticket);
    if (tokenReply.kind !== 'token') throw new Error(tokenReply.kind);
    expect(service.liveTokens()).toEqual([tokenReply.token.reveal()]);
    expect(tokenReply.user.login).toBe(service.login);

    const user = tokenReply.user;
    expect(await openBox.getAccountInfo(endpoint(), tokenReply.token)).toEqual({ kind: 'open', user });
    expect(await openBox.logout(endpoint(service.restrictedKey), tokenReply.token)).toEqual(restricted);
    expect(await openBox.logout(endpoint(), tokenReply.token)).toEqual(ended);
    expect(service.liveTokens()).toEqual([]);
    expect(await openBox.logout(endpoint(), tokenReply.token)).toEqual(alreadyEnded);
    expect(await openBox.getAccountInfo(endpoint(), tokenReply.token)).toEqual({ kind: 'not-logged-in' });

    const written = JSON.stringify(log.entries);
    for (const credential of [service.apiKey, ...service.issuedTokens(), ...service.issuedTickets()]) {
      expect(written).not.toContain(credential);
    }
  });

  test('keys and tickets that the service does not know', async () => {
    const openBox = createOpenBox({ http: nodeHttp, log });
    expect(await openBox.getTicket(endpoint('no-such-key'))).toEqual(restricted);
    expect(await openBox.getTicket(endpoint(''))).toEqual(restricted);
    expect(await openBox.getAuthToken(endpoint(), new Secret('no-such-ticket'))).toEqual({
      kind: 'rejected',
    });
    expect(await openBox.logout(endpoint(), new Secret(''))).toEqual(alreadyEnded);
  });

  test.each(faults)('$kind', async (fault, expected) => {
    service.faults.set({ ...fault, action: 'logout' });
    const token = service.issueToken();
    const openBox = createOpenBox({
      http: nodeHttp,
      log,
      deadline: /no-answer|slow/.test(fault.kind) ? 400 : 20_000,
    });
    const reply = await openBox.logout(endpoint(), new Secret(token));
    expect(reply).toEqual('kind' in expected ? expected : expected[format]);
    expect(service.redirectsFollowed).toBe(0);
    expect(JSON.stringify(log.entries)).not.toContain(token);
  });

  test('the service is down', async () => {
    await service.goDown();
    const openBox = createOpenBox({ http: nodeHttp, log });
    expect(await openBox.logout(endpoint(), new Secret('t'))).toEqual(unclear({ kind: 'unreachable' }));
  });

  test.each<readonly [string, (claim: string) => string]>([
    ['without a login', (claim) => claim.replace(/<login[^]*<\/login>/, '')],
    ['with a login that is no XML', (claim) => claim.replace(/(<login[^>]*>)/, '$1R & D ')],
    ['that is cut short behind the token', (claim) => claim.replace(/(?<=<\/auth_token>)[^]*/, '<user><log')],
  ])('the token of an answer %s is found, and in no log', async (_, spoil) => {
    const openBox = createOpenBox({ http: nodeHttp, log });
    const ticketReply = await openBox.getTicket(endpoint());
    if (ticketReply.kind !== 'ticket') throw new Error(ticketReply.kind);
    service.signInAs(ticketReply.ticket.reveal());
    service.faults.set({ kind: 'reply', body: spoil, action: 'get_auth_token', takesEffect: true });
    const reply = await openBox.getAuthToken(endpoint(), ticketReply.ticket);
    const [token = ''] = service.issuedTokens();
    expect(token).not.toBe('');
    expect(reply.kind === 'token' && reply.token.reveal()).toBe(token);
    expect(JSON.stringify(log.entries)).not.toContain(token);
  });
});
