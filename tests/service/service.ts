import { complete, type Configuration, type User } from './configuration.ts';
import { Endpoints } from './endpoints.ts';
import { Faults, type Fault } from './faults.ts';
import { Listener } from './listener.ts';
import { RequestLog, type RequestRecord } from './request-log.ts';
import { State } from './state.ts';
import { Traps } from './traps.ts';

export type { Fault } from './faults.ts';
export type { RequestRecord } from './request-log.ts';

export interface ServiceOptions extends Configuration {
  /** 1 to 65535, or 0 for any that is free. Default 0. */
  readonly port?: number;
  /** Faults from the start. */
  readonly faults?: readonly Fault[];
  /** Called with each request once its status is known, before it is answered. */
  readonly onRequest?: (record: RequestRecord) => void;
}

/** A local OpenBox service that runs in this process. */
export interface RunningService {
  /** `http://127.0.0.1:PORT/api/1.0/` */
  readonly url: string;
  readonly apiKey: string;
  readonly restrictedKey: string;
  /** The first user's. */
  readonly login: string;
  readonly password: string;
  readonly users: readonly User[];

  /** Every token whose session is open now, oldest first. */
  liveTokens(): readonly string[];
  /** Every token and ticket ever given out, for tests that search for them where they must not be. */
  issuedTokens(): readonly string[];
  issuedTickets(): readonly string[];
  /** A live token without the sign-in, by default of the first user; `token` chooses its value. */
  issueToken(login?: string, token?: string): string;
  /** Ends a session from outside. False where there was none. */
  revoke(token: string): boolean;
  /** Does what the person of `login` (default: the first) does on the page of a ticket. Throws where the page would not let them. */
  signInAs(ticket: string, login?: string): void;
  /** Lets every ticket given out so far run out now. */
  expireTickets(): void;

  readonly faults: { set(fault: Fault): () => void; clear(): void };
  /** Every request so far, in the order of arrival. */
  readonly requests: readonly RequestRecord[];
  /** Waits until `count` (default 1) requests match, past ones included, and gives the last of them. */
  waitForRequest(match: (record: RequestRecord) => boolean, count?: number): Promise<RequestRecord>;
  /** How many requests followed a redirect of the fault `redirect`. */
  readonly redirectsFollowed: number;
  /** The most API calls that were ever in progress at once. */
  readonly peakConcurrency: number;

  /** Stops listening and cuts every connection; what the service knows stays. */
  goDown(): Promise<void>;
  /** Listens again on the same port. */
  comeUp(): Promise<void>;
  /** Ends the service, also in the middle of answers. */
  close(): Promise<void>;
}

/**
 * Starts a service on 127.0.0.1. Rejects with a `ConfigurationError` where the options cannot be used, and with the
 * system's error (`EADDRINUSE`, `EACCES`) where the port cannot.
 */
export async function startService(options: ServiceOptions = {}): Promise<RunningService> {
  const { port = 0, faults: firstFaults = [], onRequest, ...configuration } = options;
  const settings = complete(configuration);
  const state = new State(settings);
  const faults = new Faults();
  for (const fault of firstFaults) faults.set(fault);
  const log = new RequestLog(onRequest ?? (() => undefined));
  const traps = new Traps((to) => (to === 'same-origin' ? listener : elsewhere).origin);
  const url = (): string => `${listener.origin}/api/1.0/`;
  const endpoints = new Endpoints({ settings, state, faults, log, traps, url });

  const listener = new Listener((request, response) => void endpoints.answer(request, response));
  const elsewhere = new Listener((request, response) => traps.answer(request, response));
  await listener.up(port);
  await elsewhere.up();

  const [firstUser] = settings.users;
  return {
    url: url(),
    apiKey: settings.apiKeys[0],
    restrictedKey: settings.restrictedKeys[0],
    login: firstUser.login,
    password: firstUser.password,
    users: settings.users,
    liveTokens: () => state.liveTokens(),
    issuedTokens: () => state.issuedTokens(),
    issuedTickets: () => state.issuedTickets(),
    issueToken: (login = firstUser.login, token) => state.issueToken(login, token),
    revoke: (token) => state.endSession(token),
    signInAs: (ticket, login = firstUser.login) => state.signIn(ticket, login),
    expireTickets: () => state.expireTickets(),
    faults,
    get requests() {
      return log.records;
    },
    waitForRequest: (match, count = 1) => log.waitFor(match, count),
    get redirectsFollowed() {
      return traps.followed;
    },
    get peakConcurrency() {
      return endpoints.peakConcurrency;
    },
    goDown: () => listener.down(),
    comeUp: () => listener.up(),
    close: async () => {
      await Promise.all([listener.down(), elsewhere.down()]);
    },
  };
}
