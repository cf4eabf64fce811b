import type { Http, HttpReply, HttpRequest } from '../../../electron/core/ports/http.ts';

/** How a server deals with tokens. Each is so at some real one. */
export interface Manner {
  /** It gives a new refresh token for each old one. */
  readonly rotates: boolean;
  /** Revoking one token revokes the other. */
  readonly cascades: boolean;
  /** It answers 200 to a revocation and does nothing, as for another client's token. */
  readonly lies: boolean;
  /** It refuses a refresh token without a word. */
  readonly isSilent: boolean;
  /** Its access token has lapsed. */
  readonly hasLapsed: boolean;
}

export type Call =
  'discovery' | 'device' | 'exchange' | 'user' | 'refresh' | 'revoke-refresh' | 'revoke-access';

/** An answer before it is sent. */
export interface Draft {
  readonly status: number;
  readonly contentType: string | null;
  readonly retryAfter: string | null;
  readonly body: Uint8Array;
  /** After so many bytes the connection breaks; null: it does not. */
  readonly breaksAfter: number | null;
}

const root = 'https://id.example';
export const issuer = `${root}/`;

/** A server in this process, which tells what is true of its tokens. `change` has the last word about each answer. */
export class ModelServer {
  readonly #manner: Manner;
  readonly #change: (call: Call, draft: Draft) => Draft;
  #made = 0;
  accessToken = '';
  refreshToken = '';
  isAccessGood = false;
  isRefreshGood = false;
  readonly secrets = new Set<string>();

  constructor(manner: Manner, change: (call: Call, draft: Draft) => Draft = (_, draft) => draft) {
    this.#manner = manner;
    this.#change = change;
  }

  /** Whether anything is accepted that was ever given. */
  get isOpen(): boolean {
    return this.isRefreshGood || (this.isAccessGood && !this.#manner.hasLapsed);
  }

  readonly http: Http = (request) => {
    const [call, draft] = this.#answer(request);
    return Promise.resolve(replyOf(this.#change(call, draft)));
  };

  #answer({ url, headers, body }: HttpRequest): [Call, Draft] {
    const form = new URLSearchParams(body ?? '');
    switch (url) {
      case `${root}/.well-known/openid-configuration`:
      case `${root}/.well-known/oauth-authorization-server`:
        return ['discovery', json(200, metadata)];
      case metadata.device_authorization_endpoint:
        return ['device', json(200, this.#device())];
      case metadata.userinfo_endpoint:
        return ['user', this.#user(headers['authorization'] ?? '')];
      case metadata.revocation_endpoint:
        return this.#revoke(form.get('token') ?? '');
      case metadata.token_endpoint:
        if (form.get('grant_type') !== 'refresh_token') return ['exchange', json(200, this.give(true))];
        return ['refresh', this.#refresh(form.get('refresh_token') ?? '')];
      default:
        throw new Error(`${url} was asked`);
    }
  }

  #device(): object {
    return {
      device_code: this.#make('device'),
      user_code: 'WDJB-MJHT',
      verification_uri: `${root}/device`,
      verification_uri_complete: `${root}/device?user_code=WDJB-MJHT`,
      expires_in: 600,
      interval: 5,
    };
  }

  /** The session has new tokens. */
  give(withRefresh: boolean): object {
    this.accessToken = this.#make('access');
    this.isAccessGood = true;
    if (withRefresh) {
      this.refreshToken = this.#make('refresh');
      this.isRefreshGood = true;
    }
    return {
      access_token: this.accessToken,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'openid profile',
      ...(withRefresh && { refresh_token: this.refreshToken }),
    };
  }

  #refresh(token: string): Draft {
    if (this.isRefreshGood && token === this.refreshToken) return json(200, this.give(this.#manner.rotates));
    return this.#manner.isSilent
      ? { ...json(400, null), body: new Uint8Array() }
      : json(400, { error: 'invalid_grant' });
  }

  #user(authorization: string): Draft {
    const isGood =
      this.isAccessGood && !this.#manner.hasLapsed && authorization === `Bearer ${this.accessToken}`;
    return isGood
      ? json(200, { sub: '248289761001', preferred_username: 'pat', name: 'Pat Doe' })
      : json(401, { error: 'invalid_token' });
  }

  #revoke(token: string): [Call, Draft] {
    const isRefresh = token.startsWith('refresh');
    const { lies, cascades } = this.#manner;
    if (!lies && (token === this.refreshToken || (cascades && token === this.accessToken)))
      this.isRefreshGood = false;
    if (!lies && (token === this.accessToken || (cascades && token === this.refreshToken)))
      this.isAccessGood = false;
    return [isRefresh ? 'revoke-refresh' : 'revoke-access', { ...json(200, null), body: new Uint8Array() }];
  }

  #make(kind: string): string {
    const made = `${kind}-${(this.#made += 1).toString()}-Zm9yLXRlc3Rz`;
    this.secrets.add(made);
    return made;
  }
}

const metadata = {
  issuer: root,
  authorization_endpoint: `${root}/authorize`,
  token_endpoint: `${root}/token`,
  userinfo_endpoint: `${root}/userinfo`,
  revocation_endpoint: `${root}/revoke`,
  device_authorization_endpoint: `${root}/device/code`,
  scopes_supported: ['openid', 'profile', 'offline_access'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'none'],
};

export function json(status: number, value: unknown): Draft {
  return {
    status,
    contentType: 'application/json',
    retryAfter: null,
    body: new TextEncoder().encode(JSON.stringify(value)),
    breaksAfter: null,
  };
}

function replyOf({ breaksAfter, body, ...head }: Draft): HttpReply {
  async function* arriving(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(breaksAfter === null ? body : body.subarray(0, breaksAfter));
    if (breaksAfter !== null) throw Object.assign(new Error('broken off'), { code: 'ECONNRESET' });
  }
  return { ...head, body: arriving() };
}
