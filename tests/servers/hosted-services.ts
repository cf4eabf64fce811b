import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A hosted service that no test can reach, played on this computer as its documentation says. It shares no code with the client. */
export interface HostedService {
  /** Where a request to the service's own address goes here. */
  rewrite(url: string): string;
  /** What came, newest last. */
  readonly requests: readonly Asked[];
  /** Gives a code, as the service's page does once the person has agreed. */
  giveCode(): string;
  /** Every access token lapses, as an hour or four later. */
  lapse(): void;
  /** Whether a token of either kind is accepted. */
  accepts(token: string): boolean;
  close(): Promise<void>;
}

export interface Asked {
  readonly method: string;
  /** The service's own address. */
  readonly url: string;
  readonly form: URLSearchParams;
  /** The access token in its head; empty: none. */
  readonly bearer: string;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Sessions {
  /** Tokens of one kind and which session each is of. */
  readonly access: Map<string, number>;
  readonly refresh: Map<string, number>;
  readonly lapsed: Set<string>;
  readonly codes: Set<string>;
}

/** What a service answers. */
type Play = (asked: Asked, sessions: Sessions) => Answer | null;

let made = 0;
const make = (kind: string): string => `${kind}-${(made += 1).toString()}`;
const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) });

async function play(answerTo: Play): Promise<HostedService> {
  const requests: Asked[] = [];
  const sessions: Sessions = { access: new Map(), refresh: new Map(), lapsed: new Set(), codes: new Set() };
  const server = createServer((request, response) => {
    void read(request).then((asked) => {
      requests.push(asked);
      const { status, body } = answerTo(asked, sessions) ?? { status: 404, body: '' };
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
  return {
    rewrite: (url) => url.replace(/^https:\//, root),
    requests,
    giveCode() {
      const code = make('code');
      sessions.codes.add(code);
      return code;
    },
    lapse() {
      for (const token of sessions.access.keys()) sessions.lapsed.add(token);
    },
    accepts: (token) =>
      (sessions.access.has(token) && !sessions.lapsed.has(token)) || sessions.refresh.has(token),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  return {
    method: request.method ?? '',
    url: `https:/${request.url ?? ''}`,
    form: new URLSearchParams(text),
    bearer: /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '',
  };
}

let session = 0;

/** Gives an access token, and a refresh token where one is due. */
function grant(sessions: Sessions, id: number, withRefresh: boolean, more: object): Answer {
  const access = make('access');
  sessions.access.set(access, id);
  const refresh = withRefresh ? make('refresh') : null;
  if (refresh !== null) sessions.refresh.set(refresh, id);
  return json(200, {
    access_token: access,
    token_type: 'bearer',
    expires_in: 3600,
    ...(refresh !== null && { refresh_token: refresh }),
    ...more,
  });
}

function endSession(sessions: Sessions, id: number): void {
  for (const tokens of [sessions.access, sessions.refresh]) {
    for (const [token, of] of tokens) if (of === id) tokens.delete(token);
  }
}

function isGood(sessions: Sessions, token: string): boolean {
  return sessions.access.has(token) && !sessions.lapsed.has(token);
}

/** Box: a secret is needed everywhere, a refresh token is good for one use, and either token revokes both. */
export function playBox(clientId: string, secret: string): Promise<HostedService> {
  return play(({ method, url, form, bearer }, sessions) => {
    if (url === 'https://api.box.com/2.0/users/me') {
      return isGood(sessions, bearer)
        ? json(200, { type: 'user', id: '11446498', name: 'Pat Doe', login: 'pat@example.com' })
        : { status: 401, body: '' };
    }
    if (method !== 'POST') return null;
    if (form.get('client_id') !== clientId || form.get('client_secret') !== secret)
      return json(400, { error: 'invalid_client', error_description: 'The client credentials are invalid' });
    if (url === 'https://api.box.com/oauth2/token') {
      if (form.get('grant_type') === 'refresh_token') {
        const token = form.get('refresh_token') ?? '';
        const id = sessions.refresh.get(token);
        if (id === undefined)
          return json(400, { error: 'invalid_grant', error_description: 'Invalid refresh token' });
        sessions.refresh.delete(token);
        return grant(sessions, id, true, {});
      }
      return sessions.codes.delete(form.get('code') ?? '')
        ? grant(sessions, (session += 1), true, {})
        : json(400, { error: 'invalid_grant' });
    }
    if (url !== 'https://api.box.com/oauth2/revoke') return null;
    const token = form.get('token') ?? '';
    const id = sessions.access.get(token) ?? sessions.refresh.get(token);
    if (id === undefined || sessions.lapsed.has(token)) return json(400, { error: 'invalid_token' });
    endSession(sessions, id);
    return { status: 200, body: '' };
  });
}

/** Dropbox: no secret but a verifier, and only a good access token revokes. */
export function playDropbox(clientId: string): Promise<HostedService> {
  return play(({ method, url, form, bearer }, sessions) => {
    if (method !== 'POST') return null;
    if (url === 'https://api.dropboxapi.com/oauth2/token') {
      if (form.get('client_id') !== clientId) return json(400, { error: 'invalid_client' });
      if (form.get('grant_type') === 'refresh_token') {
        const id = sessions.refresh.get(form.get('refresh_token') ?? '');
        return id === undefined
          ? json(400, { error: 'invalid_grant', error_description: 'refresh token is invalid or revoked' })
          : grant(sessions, id, false, {});
      }
      return form.has('code_verifier') && sessions.codes.delete(form.get('code') ?? '')
        ? grant(sessions, (session += 1), true, { account_id: 'dbid:AAH4f99', uid: '12345' })
        : json(400, { error: 'invalid_grant' });
    }
    if (!url.startsWith('https://api.dropboxapi.com/2/')) return null;
    if (!isGood(sessions, bearer)) {
      const tag = sessions.lapsed.has(bearer) ? 'expired_access_token' : 'invalid_access_token';
      return json(401, { error_summary: `${tag}/...`, error: { '.tag': tag } });
    }
    if (url.endsWith('/users/get_current_account'))
      return json(200, {
        account_id: 'dbid:AAH4f99',
        name: { display_name: 'Pat Doe' },
        email: 'pat@example.com',
      });
    if (!url.endsWith('/auth/token/revoke')) return null;
    endSession(sessions, sessions.access.get(bearer) ?? 0);
    return json(200, null);
  });
}

const google = {
  issuer: 'https://accounts.google.com',
  authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
  device_authorization_endpoint: 'https://oauth2.googleapis.com/device/code',
  token_endpoint: 'https://oauth2.googleapis.com/token',
  userinfo_endpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
  revocation_endpoint: 'https://oauth2.googleapis.com/revoke',
  scopes_supported: ['openid', 'email', 'profile'],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
};

/** Google: the token is named alone, and revoking it takes away everything that the app was allowed, elsewhere too. */
export function playGoogle(): Promise<HostedService> {
  return play(({ method, url, form, bearer }, sessions) => {
    if (url === 'https://accounts.google.com/.well-known/openid-configuration') return json(200, google);
    if (url === google.userinfo_endpoint) {
      return isGood(sessions, bearer)
        ? json(200, { sub: '10769150350006150715113082367', name: 'Pat Doe', email: 'pat@example.com' })
        : json(401, { error: 'invalid_request', error_description: 'Invalid Credentials' });
    }
    if (method !== 'POST') return null;
    if (url === google.token_endpoint) {
      if (form.get('grant_type') === 'refresh_token') {
        return sessions.refresh.has(form.get('refresh_token') ?? '')
          ? grant(sessions, 0, false, {})
          : json(400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' });
      }
      return sessions.codes.delete(form.get('code') ?? '')
        ? grant(sessions, 0, true, {})
        : json(400, { error: 'invalid_grant' });
    }
    if (url !== google.revocation_endpoint) return null;
    const token = form.get('token') ?? '';
    if ([...form.keys()].join() !== 'token') return json(400, { error: 'invalid_request' });
    if (!sessions.access.has(token) && !sessions.refresh.has(token))
      return json(400, { error: 'invalid_token', error_description: 'Token expired or revoked' });
    endSession(sessions, 0);
    return json(200, {});
  });
}
