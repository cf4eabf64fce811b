import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  judgeAccountInfo,
  judgeAuthToken,
  judgeLogout,
  judgeTicket,
  type Judge,
} from '../../../electron/services/openbox/judge.ts';
import { judgeResponse } from '../../../electron/services/openbox/judgement.ts';
import type { Action } from '../../../electron/services/openbox/request.ts';
import { wireFormats, type WireFormat } from '../../../shared/wire-format.ts';

const contentType = 'text/xml; charset=UTF-8';

function judge<Reply extends object>(body: string, format: WireFormat, action: Action, by: Judge<Reply>) {
  return judgeResponse(
    { status: 200, contentType, body: new TextEncoder().encode(body) },
    format,
    action,
    by,
  );
}

function reply(inner: string, format: WireFormat, action: Action): string {
  return format === 'soap'
    ? `<?xml version="1.0" encoding="UTF-8"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns4="urn:boxnet"><e:Body><ns4:${action}Response>${inner}</ns4:${action}Response></e:Body></e:Envelope>`
    : `<?xml version='1.0' encoding='UTF-8' ?>\n<response>\n${inner}\n</response>`;
}

const malformed = { kind: 'unclear', problem: { kind: 'malformed' } };
const unknownStatus = { kind: 'unclear', problem: { kind: 'unknown-status' } };

test.each(wireFormats)("the reference document's reply by %s means ended", (format) => {
  const body = readFileSync(new URL(`golden/logout-${format}-response.xml`, import.meta.url), 'utf8');
  expect(judge(body, format, 'logout', judgeLogout)).toEqual({ kind: 'ended' });
});

describe.each(wireFormats)('the statuses of each call, by %s', (format) => {
  const status = (text: string, others = '') => `<status>${text}</status>${others}`;

  test.each([
    ['logout_ok', { kind: 'ended' }],
    ['not_logged_in', { kind: 'already-ended' }],
    ['invalid_auth_token', { kind: 'already-ended' }],
    ['not_logged_id', { kind: 'already-ended' }],
    ['application_restricted', { kind: 'restricted' }],
    ['wrong_input', unknownStatus],
    ['get_ticket_ok', unknownStatus],
    ['Logout_ok', unknownStatus],
    ['ok', unknownStatus],
    ['', malformed],
  ])('logout: %s', (text, expected) => {
    expect(judge(reply(status(text), format, 'logout'), format, 'logout', judgeLogout)).toEqual(expected);
  });

  const ticketJudge = judgeTicket('https://box.example/api/1.0/');
  const ticketReply = (text: string, others?: string) =>
    judge(reply(status(text, others), format, 'get_ticket'), format, 'get_ticket', ticketJudge);

  test('get_ticket: the ticket and its page', () => {
    const answer = ticketReply('get_ticket_ok', '<ticket> a&amp;b/é </ticket>');
    if (answer.kind !== 'ticket') throw new Error(answer.kind);
    expect(answer.ticket.reveal()).toBe('a&b/é');
    expect(answer.page.reveal()).toBe('https://box.example/api/1.0/auth/a%26b%2F%C3%A9');
    expect(JSON.stringify(answer)).not.toContain('é');
  });

  test.each(['application_restricted', 'wrong_input', 'Wrong input'])('get_ticket: %s', (text) => {
    expect(ticketReply(text, '<ticket>t</ticket>')).toEqual({ kind: 'restricted' });
  });

  test.each(['not_logged_in', 'logout_ok', 'get_auth_token_ok'])('get_ticket has no status %s', (text) => {
    expect(ticketReply(text, '<ticket>t</ticket>')).toEqual(unknownStatus);
  });

  test.each([
    '',
    '<ticket/>',
    '<ticket>  </ticket>',
    '<ticket>a</ticket><ticket>b</ticket>',
    '<ticket><b>a</b></ticket>',
    '<ticket>a<!-- -->b</ticket>',
    '<ticket>a\nb</ticket>',
    '<ticket>..</ticket>',
    '<ticket>.</ticket>',
    '<ticket xsi:nil="true">a</ticket>',
    `<ticket>${'a'.repeat(1025)}</ticket>`,
    '<Ticket>a</Ticket>',
  ])('get_ticket_ok without a ticket that can be used: %s', (others) => {
    expect(ticketReply('get_ticket_ok', others)).toEqual(malformed);
  });

  const tokenReply = (text: string, others?: string) =>
    judge(reply(status(text, others), format, 'get_auth_token'), format, 'get_auth_token', judgeAuthToken);
  const user =
    '<user><login>ada@example.com</login><email>ada@example.com</email><access_id>453</access_id><user_id>453</user_id>' +
    '<space_amount>2147483648</space_amount><space_used>1024</space_used></user>';

  test('get_auth_token: the token and whose it is', () => {
    const answer = tokenReply('get_auth_token_ok', `<auth_token>t&lt;1</auth_token>${user}`);
    if (answer.kind !== 'token') throw new Error(answer.kind);
    expect(answer.token.reveal()).toBe('t<1');
    expect(answer.user).toEqual({ login: 'ada@example.com', email: 'ada@example.com', userId: '453' });
  });

  test.each([
    ['not_logged_in', { kind: 'waiting' }],
    ['get_auth_token_error', { kind: 'rejected' }],
    ['application_restricted', { kind: 'restricted' }],
    ['invalid_auth_token', unknownStatus],
    ['get_auth_token_OK', unknownStatus],
  ])('get_auth_token: %s', (text, expected) => {
    expect(tokenReply(text, `<auth_token>t</auth_token>${user}`)).toEqual(expected);
  });

  test.each([
    user,
    `<auth_token></auth_token>${user}`,
    `<auth_token>t</auth_token><auth_token>t</auth_token>${user}`,
    `<auth_token>t<b/></auth_token>${user}`,
  ])('get_auth_token_ok without a token that can be used: %s', (others) => {
    expect(tokenReply('get_auth_token_ok', others)).toEqual(malformed);
  });

  /** Users without a login that can be shown, or without one at all. */
  const namelessUsers = [
    '',
    '<user/>',
    '<user><login/></user>',
    '<user><login> </login></user>',
    `${user}${user}`,
    '<user><login>a</login><login>b</login></user>',
    '<login>ada</login>',
    '<user><login>ada\u202emoc.elpmaxe@</login></user>',
    '<user><login>ada\u200b@example.com</login></user>',
    '<user><login>ada\n@example.com</login></user>',
    '<user><login>ada&#x85;@example.com</login></user>',
    '<user><login>\u00a0\u3000</login></user>',
    `<user><login>${'a'.repeat(321)}</login></user>`,
  ];

  test.each(namelessUsers)('a token is kept, and a session is open, whoever the user is: %s', (others) => {
    const nobody = { login: '', email: '', userId: '' };
    const answer = tokenReply('get_auth_token_ok', `<auth_token>t</auth_token>${others}`);
    expect(answer).toMatchObject({ kind: 'token', user: nobody });
    if (answer.kind === 'token') expect(answer.token.reveal()).toBe('t');
    expect(infoReply('get_account_info_ok', others)).toEqual({ kind: 'open', user: nobody });
  });

  test('a user without a login is called by the address', () => {
    const nameless = '<user><login/><email>ada@example.com</email><user_id>453</user_id></user>';
    expect(tokenReply('get_auth_token_ok', `<auth_token>t</auth_token>${nameless}`)).toMatchObject({
      user: { login: 'ada@example.com', email: 'ada@example.com', userId: '453' },
    });
  });

  const infoReply = (text: string, others?: string) =>
    judge(
      reply(status(text, others), format, 'get_account_info'),
      format,
      'get_account_info',
      judgeAccountInfo,
    );

  test.each([
    [user, { login: 'ada@example.com', email: 'ada@example.com', userId: '453' }],
    ['<user><login>Ada Lovelace é 李</login></user>', { login: 'Ada Lovelace é 李', email: '', userId: '' }],
    [
      '<user><login>ada</login><email>a\u202eb</email><user_id>4 5</user_id></user>',
      { login: 'ada', email: '', userId: '' },
    ],
  ])('get_account_info: %s', (others, expected) => {
    expect(infoReply('get_account_info_ok', others)).toEqual({ kind: 'open', user: expected });
  });

  test.each([
    ['not_logged_in', { kind: 'not-logged-in' }],
    ['invalid_auth_token', { kind: 'not-logged-in' }],
    ['not_logged_id', { kind: 'not-logged-in' }],
    ['application_restricted', { kind: 'restricted' }],
    ['logout_ok', unknownStatus],
  ])('get_account_info: %s', (text, expected) => {
    expect(infoReply(text)).toEqual(expected);
  });
});
