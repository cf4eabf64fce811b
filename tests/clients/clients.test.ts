import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startService, type RunningService } from '../service/service.ts';
import { independentClients } from './independent-clients.ts';
import { programs, requireProgram } from './programs.ts';

let service: RunningService;
beforeAll(async () => {
  service = await startService({ users: [{ login: 'ada <&> "é"@example.com', password: 'x' }] });
});
afterAll(() => service.close());

describe.each(independentClients)('$name', (client) => {
  beforeAll(() => client.require());

  test('a wrong key is refused, then the session ends, then it has ended', async () => {
    const token = service.issueToken();
    const other = service.issueToken();
    const before = service.requests.length;
    const logout = (api_key: string) => ({
      action: 'logout',
      parameters: { api_key, [client.tokenName]: token },
    });

    const refused = [logout('nobodyhasthiskey'), logout(service.restrictedKey)];
    expect(await client.call(service.url, refused)).toEqual([
      { status: 'application_restricted' },
      { status: 'application_restricted' },
    ]);
    expect(service.liveTokens()).toContain(token);

    expect(await client.call(service.url, [logout(service.apiKey), logout(service.apiKey)])).toEqual([
      { status: 'logout_ok' },
      { status: 'not_logged_in' },
    ]);
    expect(service.liveTokens()).not.toContain(token);
    expect(service.liveTokens()).toContain(other);

    const seen = service.requests.slice(before).filter(({ action }) => action === 'logout');
    expect(seen.map(({ format, status }) => `${format} ${status}`)).toEqual([
      'soap application_restricted',
      'soap application_restricted',
      'soap logout_ok',
      'soap not_logged_in',
    ]);
  });

  test('the whole way from ticket to account', async () => {
    const { url, apiKey: api_key } = service;
    const [ticketReply] = await client.call(url, [{ action: 'get_ticket', parameters: { api_key } }]);
    expect(ticketReply?.['status']).toBe('get_ticket_ok');
    const ticket = ticketReply?.['ticket'] ?? '';
    const fetchToken = { action: 'get_auth_token', parameters: { api_key, ticket } };
    expect(await client.call(url, [fetchToken])).toEqual([{ status: 'not_logged_in' }]);

    service.signInAs(ticket);
    const [tokenReply] = await client.call(url, [fetchToken]);
    const auth_token = tokenReply?.['auth_token'] ?? '';
    expect(service.liveTokens()).toContain(auth_token);
    const user = {
      login: service.login,
      email: service.login,
      access_id: '453',
      user_id: '453',
      space_amount: '2147483648',
      space_used: '1024',
      max_upload_size: '1073741824',
    };
    expect(tokenReply).toEqual({ status: 'get_auth_token_ok', auth_token, ...user });

    const about = { action: 'get_account_info', parameters: { api_key, [client.tokenName]: auth_token } };
    expect(await client.call(url, [about])).toEqual([{ status: 'get_account_info_ok', ...user }]);
    service.revoke(auth_token);
    expect(await client.call(url, [about])).toEqual([{ status: 'not_logged_in' }]);
  });
});

describe('programs', () => {
  test.each(programs)('$name is there', (program) => {
    requireProgram(program);
  });

  test('a missing one is named with its package', () => {
    const missing = {
      name: "Perl's Nonesuch",
      command: ['/usr/bin/perl', '-MNonesuch', '-e', '1'],
      package: 'libnonesuch-perl',
    } as const;
    expect(() => requireProgram(missing)).toThrow(
      /^Perl's Nonesuch is missing: install Debian's package libnonesuch-perl\. \(.*Nonesuch/,
    );
    const absent = { name: 'Nothing', command: ['/does/not/exist'], package: 'nothing' } as const;
    expect(() => requireProgram(absent)).toThrow("Nothing is missing: install Debian's package nothing.");
  });
});
