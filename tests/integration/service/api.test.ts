import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startService, type RunningService } from '../../service/service.ts';
import { actions, formats, type Format } from '../../service/vocabulary.ts';
import { call, requestOf } from './calls.ts';

let service: RunningService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

async function newTicket(format: Format, from = service): Promise<string> {
  const { status, ticket = '' } = await call(from.url, format, 'get_ticket', { api_key: from.apiKey });
  expect(status).toBe('get_ticket_ok');
  expect(ticket).toMatch(/^[0-9a-z]{32}$/);
  return ticket;
}

function fetchToken(format: Format, ticket: string, from = service): ReturnType<typeof call> {
  return call(from.url, format, 'get_auth_token', { api_key: from.apiKey, ticket });
}

describe.each(formats)('%s', (format) => {
  describe.each(actions)('%s with a key that is not accepted', (action) => {
    test.each(['restricted', 'wrong', 'empty'])(
      '%s: application_restricted, and nothing is consumed',
      async (which) => {
        const token = service.issueToken();
        const ticket = await newTicket(format);
        service.signInAs(ticket);
        const tickets = service.issuedTickets().length;
        const key =
          { restricted: service.restrictedKey, wrong: `${service.apiKey}x`, empty: '' }[which] ?? '';
        const { status } = await call(service.url, format, action, {
          api_key: key,
          auth_token: token,
          ticket,
        });
        expect(status).toBe(
          action === 'get_ticket' && which === 'empty' ? 'wrong_input' : 'application_restricted',
        );
        expect(service.liveTokens()).toContain(token);
        expect(service.issuedTickets()).toHaveLength(tickets);
      },
    );
  });

  test('logout: logout_ok once, not_logged_in from then on', async () => {
    const token = service.issueToken();
    const other = service.issueToken();
    const parameters = { api_key: service.apiKey, auth_token: token };
    expect(await call(service.url, format, 'get_account_info', parameters)).toMatchObject({
      status: 'get_account_info_ok',
    });
    expect(await call(service.url, format, 'logout', parameters)).toEqual({ status: 'logout_ok' });
    expect(service.liveTokens()).not.toContain(token);
    expect(await call(service.url, format, 'logout', parameters)).toEqual({ status: 'not_logged_in' });
    expect(await call(service.url, format, 'get_account_info', parameters)).toEqual({
      status: 'not_logged_in',
    });
    expect(service.liveTokens()).toContain(other);
  });

  test.each([{}, { auth_token: '' }, { auth_token: 'neverissued' }])(
    'logout with %o: not_logged_in',
    async (token) => {
      const reply = await call(service.url, format, 'logout', { api_key: service.apiKey, ...token });
      expect(reply).toEqual({ status: 'not_logged_in' });
    },
  );

  test('a token revoked from outside: not_logged_in', async () => {
    const token = service.issueToken();
    expect(service.revoke(token)).toBe(true);
    expect(service.revoke(token)).toBe(false);
    const reply = await call(service.url, format, 'logout', { api_key: service.apiKey, auth_token: token });
    expect(reply).toEqual({ status: 'not_logged_in' });
  });

  test('get_auth_token: not_logged_in until somebody signs in, then the same token until it ends', async () => {
    const ticket = await newTicket(format);
    const before = service.liveTokens();
    expect(await fetchToken(format, ticket)).toEqual({ status: 'not_logged_in' });
    service.signInAs(ticket, 'grace@example.com');
    expect(service.liveTokens()).toEqual(before);

    const first = await fetchToken(format, ticket);
    expect(first).toEqual({
      status: 'get_auth_token_ok',
      auth_token: expect.stringMatching(/^[0-9a-z]{32}$/) as string,
      login: 'grace@example.com',
      email: 'grace@example.com',
      access_id: '454',
      user_id: '454',
      space_amount: '2147483648',
      space_used: '1024',
      max_upload_size: '1073741824',
    });
    const token = first['auth_token'] ?? '';
    expect(service.liveTokens()).toContain(token);
    expect(await fetchToken(format, ticket)).toEqual(first);

    const parameters = { api_key: service.apiKey, auth_token: token };
    const { auth_token: _token, ...user } = first;
    expect(await call(service.url, format, 'get_account_info', parameters)).toEqual({
      ...user,
      status: 'get_account_info_ok',
    });
    await call(service.url, format, 'logout', parameters);
    expect(await fetchToken(format, ticket)).toEqual({ status: 'get_auth_token_error' });
    expect(service.liveTokens()).toEqual(before);
  });

  test.each([{}, { ticket: '' }, { ticket: 'neverissued' }])(
    'get_auth_token with %o: an error',
    async (ticket) => {
      const reply = await call(service.url, format, 'get_auth_token', { api_key: service.apiKey, ...ticket });
      expect(reply).toEqual({ status: 'get_auth_token_error' });
    },
  );

  test('each sign-in gives a new token', async () => {
    const tokens: (string | undefined)[] = [];
    for (const ticket of [await newTicket(format), await newTicket(format)]) {
      service.signInAs(ticket);
      tokens.push((await fetchToken(format, ticket))['auth_token']);
    }
    expect(new Set(tokens).size).toBe(2);
  });

  test('every status comes with HTTP 200, as XML with a prolog, and is kept by nobody', async () => {
    for (const api_key of [service.apiKey, service.restrictedKey]) {
      const parameters = { api_key, auth_token: service.issueToken() };
      for (const action of actions) {
        const response = await fetch(requestOf(service.url, { format, action, parameters }));
        expect(response.status).toBe(200);
        expect(response.headers.get('content-type')).toBe('text/xml; charset=UTF-8');
        expect(response.headers.get('cache-control')).toBe('no-store');
        expect(await response.text()).toMatch(/^<\?xml version=['"]1\.0['"] encoding=['"]UTF-8['"] ?\?>/);
      }
    }
  });

  test('a parameter given twice, and an action that does not exist, are refused', async () => {
    const token = service.issueToken();
    const good = requestOf(service.url, {
      format,
      action: 'logout',
      parameters: { api_key: service.apiKey, auth_token: token },
    });
    const url = good.url.replace('&auth_token=', '&auth_token=other&auth_token=');
    const body =
      format === 'rest'
        ? null
        : (await good.text()).replace('<auth_token>', '<auth_token>other</auth_token><auth_token>');
    const twice = await fetch(url, { method: good.method, body });
    expect(twice.status).toBe(format === 'soap' ? 500 : 400);
    expect(await twice.text()).toContain('twice');
    expect(service.liveTokens()).toContain(token);

    const parameters = { api_key: service.apiKey };
    const unknown = await fetch(requestOf(service.url, { format, action: 'delete_everything', parameters }));
    expect(unknown.status).toBe(format === 'soap' ? 500 : 400);
  });
});

describe.each(formats)('%s, set up otherwise', (format) => {
  const hostile = `a&b<c>"d'e]]>f g\u00e9\u4e2d\u{1f600}%2B+;=?#/`;

  test('hostile values arrive as they were sent, and come back', async () => {
    const odd = await startService({
      apiKeys: [hostile],
      users: [{ login: `${hostile}@example.com`, password: 'p' }],
    });
    try {
      const token = odd.issueToken(odd.login, ` ${hostile}${hostile} `);
      const parameters = { api_key: hostile, auth_token: token };
      expect(await call(odd.url, format, 'get_account_info', parameters)).toMatchObject({
        login: `${hostile}@example.com`,
      });
      expect(await call(odd.url, format, 'logout', { ...parameters, auth_token: token.trim() })).toEqual({
        status: 'not_logged_in',
      });
      expect(await call(odd.url, format, 'logout', parameters)).toEqual({ status: 'logout_ok' });
    } finally {
      await odd.close();
    }
  });

  test('one token per user', async () => {
    const one = await startService({ sameTokenPerUser: true });
    try {
      const tickets = [
        await newTicket(format, one),
        await newTicket(format, one),
        await newTicket(format, one),
      ] as const;
      const tokenOf = async (ticket: string, login: string): Promise<string | undefined> => {
        one.signInAs(ticket, login);
        return (await fetchToken(format, ticket, one))['auth_token'];
      };
      const [first, second] = [await tokenOf(tickets[0], one.login), await tokenOf(tickets[1], one.login)];
      const third = await tokenOf(tickets[2], 'grace@example.com');
      expect(second).toBe(first);
      expect(third).not.toBe(first);
      await call(one.url, format, 'logout', { api_key: one.apiKey, auth_token: first ?? '' });
      expect(await fetchToken(format, tickets[1], one)).toEqual({ status: 'get_auth_token_error' });
      expect(one.liveTokens()).toEqual([third]);
    } finally {
      await one.close();
    }
  });

  test('a ticket runs out', async () => {
    const brief = await startService({ ticketLifetimeSeconds: 0.001 });
    try {
      const ticket = await newTicket(format, brief);
      await expect.poll(() => fetchToken(format, ticket, brief)).toEqual({ status: 'get_auth_token_error' });
      expect(() => brief.signInAs(ticket)).toThrow('expired');
    } finally {
      await brief.close();
    }
    const ticket = await newTicket(format);
    service.signInAs(ticket);
    service.expireTickets();
    expect(await fetchToken(format, ticket)).toEqual({ status: 'get_auth_token_error' });
    expect(await fetchToken(format, await newTicket(format))).toEqual({ status: 'not_logged_in' });
  });
});

test('the logout replies are those of the reference document', async () => {
  const bodies = await Promise.all(
    formats.map(async (format) => {
      const parameters = { api_key: service.apiKey, auth_token: service.issueToken() };
      const response = await fetch(requestOf(service.url, { format, action: 'logout', parameters }));
      return (await response.text()).replace(/\s+/g, ' ').trim();
    }),
  );
  const plain = "<?xml version='1.0' encoding='UTF-8' ?> <response> <status>logout_ok</status> </response>";
  const soap =
    '<?xml version="1.0" encoding="UTF-8"?> <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"' +
    ' xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
    ' xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/" xmlns:ns4="urn:boxnet"' +
    ' SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"> <SOAP-ENV:Body> <ns4:logoutResponse>' +
    ' <status xsi:type="xsd:string">logout_ok</status></ns4:logoutResponse> </SOAP-ENV:Body> </SOAP-ENV:Envelope>';
  expect(Object.fromEntries(formats.map((format, index) => [format, bodies[index]]))).toEqual({
    soap,
    xml: plain,
    rest: plain,
  });
});

test('REST takes POST with the parameters in the query, in any order', async () => {
  const token = service.issueToken();
  const url = `${service.url}rest?auth_token=${token}&api_key=${service.apiKey}&action=logout`;
  const response = await fetch(url, { method: 'POST' });
  expect(await response.text()).toContain('<status>logout_ok</status>');
});

test('only SOAP knows the token as sid', async () => {
  const parameters = { api_key: service.apiKey, sid: service.issueToken() };
  for (const format of ['rest', 'xml'] as const) {
    expect(await call(service.url, format, 'logout', parameters)).toEqual({ status: 'not_logged_in' });
  }
  expect(await call(service.url, 'soap', 'logout', parameters)).toEqual({ status: 'logout_ok' });
});

test('an accepted key is any of the application’s', async () => {
  const two = await startService({ apiKeys: ['old', 'new'] });
  try {
    const parameters = { api_key: 'new', auth_token: two.issueToken() };
    expect(await call(two.url, 'xml', 'logout', parameters)).toEqual({ status: 'logout_ok' });
  } finally {
    await two.close();
  }
});

test('going down loses nothing that the service knows', async () => {
  const token = service.issueToken();
  await service.goDown();
  await expect(
    call(service.url, 'xml', 'logout', { api_key: service.apiKey, auth_token: token }),
  ).rejects.toThrow('fetch failed');
  await service.comeUp();
  expect(await call(service.url, 'xml', 'logout', { api_key: service.apiKey, auth_token: token })).toEqual({
    status: 'logout_ok',
  });
});
