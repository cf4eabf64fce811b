import type { ClientAuth } from 'oauth4webapi';
import type { Clock } from '../../core/ports/clock.ts';
import type {
  BeginOptions,
  BeginReply,
  CheckReply,
  CompleteReply,
  EndReply,
  HeldCredential,
  KeepCredential,
  NotConfigured,
  RefreshReply,
  Service,
  Unclear,
} from '../../core/ports/service.ts';
import { Secret } from '../../core/secret.ts';
import { unclear } from '../http/unclear.ts';
import { Caller, type CallerOptions } from './caller.ts';
import { checkSession, withoutTokens } from './check.ts';
import { authenticationOf, type ClientOfAccount, type OAuthClient } from './client.ts';
import { beginByCode } from './code-sign-in.ts';
import { exchangePending, settledWithout } from './complete.ts';
import { readCredential, refreshDue, writeCredential, type Credential } from './credential.ts';
import { beginByDevice, DevicePaces } from './device-sign-in.ts';
import { discover, isSameIssuer } from './discovery.ts';
import { endSession } from './end.ts';
import { readPending } from './pending.ts';
import { profileOf } from './profiles.ts';
import { refreshTokens } from './refresh.ts';
import type { Asker } from './requests.ts';
import type { Server } from './server.ts';
import { Session } from './session.ts';

/**
 * Services that speak OAuth 2.
 * @returns the service of an issuer, whose address ends in a slash, for the client that is configured there; null: none is
 */
export function createOAuth(options: OAuthOptions): (issuer: string, client: OAuthClient | null) => Service {
  const shared = { ...options, caller: new Caller(options), paces: new DevicePaces() };
  return (issuer, client) => new OAuthService({ ...shared, issuer, client });
}

export interface OAuthOptions extends CallerOptions {
  /** The most bytes that an item of the keychain can have; null, or left out: any. */
  readonly longestItem?: number | null;
}

interface OAuthServiceOptions extends OAuthOptions {
  readonly issuer: string;
  /** Null: none is configured. */
  readonly client: OAuthClient | null;
  readonly caller: Caller;
  readonly paces: DevicePaces;
}

const notConfigured: NotConfigured = { kind: 'not-configured' };
/** What lies in the keychain is none that was put there. Nothing was sent. */
const altered: Unclear = unclear({ kind: 'insecure-address' });

class OAuthService implements Service {
  readonly #issuer: string;
  readonly #caller: Caller;
  readonly #clock: Clock;
  readonly #paces: DevicePaces;
  readonly #client: OAuthClient | null;
  readonly #write: (credential: Credential) => Secret;
  readonly refreshes = true;

  constructor({ issuer, client, caller, clock, paces, longestItem = null }: OAuthServiceOptions) {
    this.#write = (credential) => writeCredential(credential, longestItem);
    this.#issuer = issuer;
    this.#caller = caller;
    this.#clock = clock;
    this.#paces = paces;
    this.#client = client;
  }

  get appCredential(): Secret | null {
    const client = this.#client;
    return client === null ? null : (client.clientSecret ?? new Secret(client.clientId));
  }

  get isConfigured(): boolean {
    const client = this.#client;
    return client !== null && (client.clientSecret !== null || profileOf(this.#issuer)?.needsSecret !== true);
  }

  async begin({ withoutBrowser }: BeginOptions, cancel?: AbortSignal): Promise<BeginReply> {
    const configured = this.#client;
    if (configured === null || !this.isConfigured) return notConfigured;
    const discovered = await discover(this.#caller, this.#issuer, cancel);
    if (discovered.kind !== 'found') return discovered;
    const { found } = discovered;
    const { server } = found;
    const client = { clientId: configured.clientId, hasSecret: configured.clientSecret !== null };
    const scopes = configured.scopes ?? found.scopes;
    const asker = this.#asker(server, client, cancel);
    if (asker === null) return notConfigured;
    const byDevice = server.device !== null && (withoutBrowser || server.authorization === null);
    return byDevice
      ? beginByDevice({ asker, client, scopes, clock: this.#clock, paces: this.#paces })
      : beginByCode({ found, client, scopes, clock: this.#clock });
  }

  async complete(secret: Secret, cancel?: AbortSignal, keep?: KeepCredential): Promise<CompleteReply> {
    const pending = readPending(secret);
    if (pending === null || !isSameIssuer(pending.server.issuer, this.#issuer)) return altered;
    const settled = settledWithout(pending);
    if (settled !== null) return settled;
    const asker = this.#asker(pending.server, pending, cancel);
    if (asker === null) return notConfigured;
    const options = { asker, clock: this.#clock, paces: this.#paces, write: this.#write };
    return exchangePending({ ...options, ...(keep && { keep }) }, pending);
  }

  check(held: HeldCredential, cancel?: AbortSignal): Promise<CheckReply> {
    return this.#with(held, cancel, checkSession);
  }

  end(held: HeldCredential, cancel?: AbortSignal): Promise<EndReply> {
    const credential = readCredential(held.secret);
    if (credential?.server.revocation === null) {
      const { refreshToken, expiresAt } = credential;
      const lapses = refreshToken === null && expiresAt !== null ? new Date(expiresAt).toISOString() : null;
      return Promise.resolve({ kind: 'cannot-end', lapsesAt: lapses });
    }
    const work = (session: Session): Promise<EndReply> => {
      const { revocation } = session.asker.server;
      return revocation === null ? Promise.resolve(altered) : endSession(session, revocation);
    };
    return this.#with(held, cancel, work, credential);
  }

  refreshDue(secret: Secret): number | null {
    const credential = readCredential(secret);
    return credential === null ? null : refreshDue(credential);
  }

  refresh(held: HeldCredential, cancel?: AbortSignal): Promise<RefreshReply> {
    return this.#with<RefreshReply>(held, cancel, async (session) => {
      const { refreshToken } = session.credential;
      if (refreshToken === null) return unclear({ kind: 'unknown-status' });
      const refreshed = await refreshTokens(session, refreshToken);
      return refreshed.kind === 'fresh' ? refreshed : withoutTokens(refreshed);
    });
  }

  async #with<Reply>(
    held: HeldCredential,
    cancel: AbortSignal | undefined,
    work: (session: Session) => Promise<Reply>,
    credential = readCredential(held.secret),
  ): Promise<Reply | NotConfigured | Unclear> {
    if (credential === null || !isSameIssuer(credential.server.issuer, this.#issuer)) return altered;
    const asker = this.#asker(credential.server, credential, cancel);
    if (asker === null) return notConfigured;
    return work(new Session({ held, credential, asker, clock: this.#clock, write: this.#write }));
  }

  #asker(server: Server, client: ClientOfAccount, cancel: AbortSignal | undefined): Asker | null {
    const authentication: ClientAuth | null = authenticationOf(client, this.#client, server.secretBy);
    if (authentication === null) return null;
    return { caller: this.#caller, server, clientId: client.clientId, authentication, cancel };
  }
}
