import { pause } from '../../core/bounded.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Http, HttpRequest } from '../../core/ports/http.ts';
import type { Log } from '../../core/ports/log.ts';
import type {
  BeginOptions,
  BeginReply,
  CheckReply,
  CompleteReply,
  EndReply,
  HeldCredential,
  RefreshReply,
  Service,
  SignInAttempt,
  Unclear,
} from '../../core/ports/service.ts';
import type { Secret } from '../../core/secret.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { ServiceProblem } from '../../../shared/problem.ts';
import { parseServiceAddress } from '../http/address.ts';
import { ask } from '../http/ask.ts';
import type { Exchange } from '../http/exchange.ts';
import { judgeEnding } from './ending.ts';
import { bodySaysWhetherGranted, readFlow, readGrant } from './flow-reply.ts';
import { readCredential, readPending, writeCredential, writePending, type Credential } from './kept.ts';
import { judgeNamedAddress } from './named-address.ts';
import { bodySays, readOcsReply, type OcsReply } from './ocs-reply.ts';
import { basic, bearer, type Authorization, type Requests } from './requests.ts';
import { lifeOfSignIn, type SignIns } from './sign-ins.ts';
import { readUser, userByLogin } from './user.ts';

export interface NextcloudServerOptions {
  readonly http: Http;
  readonly log: Log;
  readonly clock: Clock;
  /** Milliseconds that one request may take. */
  readonly deadline: number;
  readonly requests: Requests;
  readonly signIns: SignIns;
}

/** How long is waited between two questions whether the person has signed in. In milliseconds. */
const pollPause = 1_500;

/** So much sooner than at the server a sign-in is over here, so that the last question still finds it. In milliseconds. */
const spare = 5_000;

/** One Nextcloud server. */
export class NextcloudServer implements Service {
  readonly appCredential = null;
  readonly isConfigured = true;
  readonly refreshes = false;
  readonly #address: string;
  readonly #options: NextcloudServerOptions;

  constructor(address: string, options: NextcloudServerOptions) {
    this.#address = address;
    this.#options = options;
  }

  async begin(_options: BeginOptions, cancel?: AbortSignal): Promise<BeginReply> {
    const { clock, requests, signIns } = this.#options;
    const parsed = parseServiceAddress(this.#address);
    if (parsed.kind === 'bad-address') {
      this.#options.log.warn('nextcloud: address refused', { reason: parsed.reason });
      return { kind: 'unclear', problem: { kind: 'insecure-address' } };
    }
    const { address } = parsed;
    const start = clock.elapsed();
    const exchange = await this.#ask(requests.begin(address), cancel);
    const reply = readFlow(exchange, address, clock.now());
    this.#note('begin', exchange, reply);
    if (reply.kind === 'unclear') return reply;
    const { pending, page } = reply;
    signIns.begun(pending.token);
    const attempt: SignInAttempt = {
      pending: writePending(pending),
      page,
      userCode: null,
      returnPort: null,
      lifetime: lifeOfSignIn - spare - (clock.elapsed() - start),
      next: async (stop) => {
        await pause(clock, pollPause, stop);
        return attempt.pending;
      },
      close: () => undefined,
    };
    return { kind: 'begun', attempt };
  }

  /** The user is named by the login alone: a second question would leave the app password unkept for as long as it takes. */
  async complete(kept: Secret, cancel?: AbortSignal): Promise<CompleteReply> {
    const { clock, requests, signIns } = this.#options;
    const pending = readPending(kept);
    if (pending === null) return { kind: 'rejected' };
    const { server, endpoint, token } = pending;
    const judged = judgeNamedAddress(server, endpoint);
    if (judged.kind === 'refused') return { kind: 'unclear', problem: judged.problem };
    const exchange = await this.#ask(requests.poll(pending), cancel, bodySaysWhetherGranted);
    const reply = readGrant(exchange, server, clock.now());
    // It is asked all the time.
    if (reply.kind !== 'nothing') this.#note('poll', exchange, reply);
    switch (reply.kind) {
      case 'granted': {
        signIns.granted(token);
        const { credential } = reply;
        return {
          kind: 'granted',
          credential: writeCredential(credential),
          user: userByLogin(credential.loginName),
          checkTellsMore: true,
        };
      }
      case 'nothing':
        return signIns.meaningOfNothing(token);
      case 'unclear':
        signIns.lost(token, reply.problem);
        return reply;
      default:
        return assertNever(reply, 'answer to a poll');
    }
  }

  async check({ secret }: HeldCredential, cancel?: AbortSignal): Promise<CheckReply> {
    const credential = readCredential(secret);
    if (credential === null) return { kind: 'unclear', problem: { kind: 'malformed' } };
    const known = basic(credential);
    const authorization = known ?? bearer(credential);
    if (authorization === null) return { kind: 'unclear', problem: { kind: 'malformed' } };
    const reply = await this.#user(credential, authorization, cancel);
    switch (reply.kind) {
      case 'ok':
        return { kind: 'open', user: readUser(reply.data, credential.loginName) };
      case 'unauthorised':
        // By the app password alone not every server can be asked.
        return known === null
          ? { kind: 'unclear', problem: { kind: 'http-error', status: 401 } }
          : { kind: 'ended' };
      case 'forbidden':
        return reply.unclear;
      case 'unclear':
        return reply;
      default:
        return assertNever(reply, 'answer to a check');
    }
  }

  /**
   * Where the server takes the app password alone, which it shows by a first question, the whole is done by that. For a server counts a
   * login name with a password that is wrong, and a probe is one, as an attempt to break in: after a few it lets everybody
   * at this internet address wait, and after ten in half an hour it lets none of them in.
   */
  async end({ secret }: HeldCredential, cancel?: AbortSignal): Promise<EndReply> {
    const credential = readCredential(secret);
    if (credential === null) return { kind: 'out-of-reach' };
    const known = basic(credential);
    const alone = bearer(credential);
    if (alone !== null) {
      const reply = await this.#user(credential, alone, cancel);
      if (reply.kind === 'ok') return this.#endBy(alone, credential, cancel);
      if (reply.kind !== 'unauthorised') {
        const unclear = reply.kind === 'forbidden' ? reply.unclear : reply;
        if (known === null || isWithoutAnswer(unclear.problem)) return unclear;
      }
    }
    return known === null ? { kind: 'out-of-reach' } : this.#endBy(known, credential, cancel);
  }

  refreshDue(): number | null {
    return null;
  }

  refresh(): Promise<RefreshReply> {
    return Promise.resolve({ kind: 'fresh' });
  }

  async #endBy(
    authorization: Authorization,
    credential: Credential,
    cancel: AbortSignal | undefined,
  ): Promise<EndReply> {
    const { clock, requests } = this.#options;
    const exchange = await this.#ask(requests.deletion(credential, authorization), cancel, bodySays);
    const deletion = readOcsReply(exchange, clock.now());
    this.#note('deletion', exchange, deletion);
    const reply = await judgeEnding(deletion, () => this.#user(credential, authorization, cancel));
    this.#options.log.info('nextcloud: end', { reply: reply.kind });
    return reply;
  }

  async #user(
    credential: Credential,
    authorization: Authorization,
    cancel: AbortSignal | undefined,
  ): Promise<OcsReply> {
    const { clock, requests } = this.#options;
    const exchange = await this.#ask(requests.user(credential, authorization), cancel, bodySays);
    const reply = readOcsReply(exchange, clock.now());
    this.#note('user', exchange, reply);
    return reply;
  }

  #ask(
    request: HttpRequest,
    cancel: AbortSignal | undefined,
    says?: (status: number) => boolean,
  ): Promise<Exchange> {
    const { http, deadline } = this.#options;
    return ask(http, request, { limit: deadline, cancel, ...(says && { bodySays: says }) });
  }

  #note(request: string, exchange: Exchange, reply: { readonly kind: string } | Unclear): void {
    const { log } = this.#options;
    const about =
      exchange.kind === 'failed'
        ? { code: exchange.code }
        : { status: exchange.status, bytes: exchange.body.length };
    if (!isUnclear(reply)) log.info('nextcloud: answer', { request, ...about, reply: reply.kind });
    else log.warn('nextcloud: unclear answer', { request, ...about, problem: reply.problem.kind });
  }
}

function isUnclear(reply: { readonly kind: string }): reply is Unclear {
  return reply.kind === 'unclear';
}

/** Whether no answer came at all: another way to ask would get none either. */
function isWithoutAnswer(problem: ServiceProblem): boolean {
  switch (problem.kind) {
    case 'unreachable':
    case 'timeout':
    case 'connection-lost':
    case 'tls':
    case 'insecure-address':
      return true;
    default:
      return false;
  }
}
