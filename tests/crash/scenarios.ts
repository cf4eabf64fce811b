import type { AccountRecord } from '../../electron/core/registry.ts';
import { markAppCredential } from '../../electron/core/app-credential-mark.ts';
import type { ServiceKind } from '../../shared/service.ts';
import { Secret } from '../../electron/core/secret.ts';
import type { Fault, RunningService, ServiceOptions } from '../service/service.ts';
import type { Act } from './job.ts';

/** An account that is there before the act, with a live token in the keychain. */
export interface Placed {
  readonly id: string;
  readonly login: string;
}

export interface Scenario {
  readonly name: string;
  /** By default OpenBox. */
  readonly kind?: ServiceKind;
  readonly act: Act;
  /** How it ends where nothing is killed, in the words of `describeScene`. */
  readonly ends: string;
  readonly accounts?: readonly Placed[];
  /** The state the accounts are in; by default signed in. */
  readonly state?: (service: RunningService) => Promise<AccountRecord['state']>;
  /** Signs in on the page as this login; by default nobody does. */
  readonly person?: string;
  readonly service?: ServiceOptions;
  readonly faults?: readonly Fault[];
  /** The accounts' access tokens have lapsed. */
  readonly lapsed?: boolean;
  /** The accounts' sessions were ended elsewhere. */
  readonly revoked?: boolean;
  /** The act runs with the restricted key; the app that is started after it has a good one. */
  readonly restricted?: boolean;
  /** The service gives what a sign-in or a refresh brings but once. */
  readonly tokenOnce?: boolean;
  /**
   * When the accounts that were there may be gone at the end, with a line of history: the person asks for it, or a new account
   * takes their place. By default never.
   */
  readonly accountsMayGo?: 'asked' | 'replaced';
  /** A scenario that starts in the same way: the points that this one shares with it are not played again. */
  readonly beginsLike?: string;
  /** Every call that writes the disk is a step, too. */
  readonly watchDisk?: boolean;
  /** The app that is started after the kill is killed as well, at each of its points. */
  readonly twice?: boolean;
  /** So many times the process is also killed at a random moment. */
  readonly atRandom?: number;
}

const ada = 'ada@example.com';
const grace = 'grace@example.com';
const hedy = 'hedy@example.com';

/** Whoever has an account in a scenario. */
export const users = [ada, grace, hedy].map((login) => ({ login, password: 'correct-horse-7391' }));

const one: readonly Placed[] = [{ id: 'first', login: ada }];
const three: readonly Placed[] = [...one, { id: 'second', login: grace }, { id: 'third', login: hedy }];

function signingOut(
  state: Partial<Extract<AccountRecord['state'], { kind: 'signing-out' }>>,
): AccountRecord['state'] {
  return {
    kind: 'signing-out',
    requestedAt: '2026-01-01T00:00:00.000Z',
    session: 'open',
    forgotten: false,
    problem: null,
    attempts: 1,
    nextAttemptAt: null,
    askedToWait: false,
    refusedApp: null,
    ...state,
  };
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'sign-in, agreed',
    act: 'sign-in, agreed',
    ends: 'new-1 signed-in | keychain new-1 | live 1',
    person: ada,
    watchDisk: true,
    twice: true,
    atRandom: 16,
  },
  {
    name: 'sign-in, declined',
    beginsLike: 'sign-in, agreed',
    act: 'sign-in, declined',
    ends: 'new-1 signed out (ended) | keychain empty | live 0',
    person: ada,
    twice: true,
  },
  {
    name: 'sign-in, cancelled while waiting',
    act: 'sign-in, cancelled while waiting',
    ends: 'no account | keychain empty | live 0',
  },
  {
    name: 'sign-in that replaces an account',
    act: 'sign-in, agreed',
    ends: 'new-1 signed-in, first signed out (ended) | keychain new-1 | live 1',
    person: ada,
    accounts: one,
    accountsMayGo: 'replaced',
  },
  {
    name: 'sign-in, the service gives the same token again',
    act: 'sign-in, agreed',
    ends: 'first signed-in | keychain first | live 1',
    person: ada,
    accounts: one,
    service: { sameTokenPerUser: true },
  },
  {
    name: 'sign-in, a token is given only once',
    act: 'sign-in, agreed',
    ends: 'new-1 signed-in | keychain new-1 | live 1',
    person: ada,
    tokenOnce: true,
  },
  {
    name: 'sign-out, logout_ok',
    act: 'sign-out',
    ends: 'first signed out (ended) | keychain empty | live 0',
    accounts: one,
    accountsMayGo: 'asked',
    watchDisk: true,
    twice: true,
    atRandom: 16,
  },
  {
    name: 'sign-out, not_logged_in',
    act: 'sign-out',
    ends: 'first signed out (already-ended) | keychain empty | live 0',
    accounts: one,
    accountsMayGo: 'asked',
    revoked: true,
  },
  {
    name: 'sign-out, application_restricted',
    act: 'sign-out',
    ends: 'first signing-out (open, restricted) | keychain first | live 1',
    accounts: one,
    accountsMayGo: 'asked',
    restricted: true,
  },
  {
    name: 'sign-out, a new key after application_restricted',
    act: 'recover',
    ends: 'first signed out (ended) | keychain empty | live 0',
    accounts: one,
    accountsMayGo: 'asked',
    state: async ({ restrictedKey }) =>
      signingOut({
        problem: { kind: 'restricted' },
        refusedApp: await markAppCredential(new Secret(restrictedKey)),
      }),
  },
  {
    name: 'sign-out, unclear answer, tried again',
    act: 'sign-out, tried again',
    ends: 'first signed out (ended) | keychain empty | live 0',
    accounts: one,
    accountsMayGo: 'asked',
    faults: [{ kind: 'html', action: 'logout', times: 1 }],
  },
  {
    name: 'sign-out, answer lost, tried again',
    act: 'sign-out, tried again',
    ends: 'first signed out (already-ended) | keychain empty | live 0',
    accounts: one,
    accountsMayGo: 'asked',
    faults: [{ kind: 'drop-before-reply', action: 'logout', times: 1, takesEffect: true }],
  },
  {
    name: 'forget',
    act: 'forget',
    ends: 'first forgotten (unknown) | keychain empty | live 1',
    accounts: one,
    accountsMayGo: 'asked',
    faults: [{ kind: 'http-status', status: 503, action: 'logout' }],
  },
  {
    name: 'check, session ended elsewhere',
    act: 'check',
    ends: 'first session-ended (removed) | keychain empty | live 0',
    accounts: one,
    accountsMayGo: 'asked',
    revoked: true,
  },
  {
    name: 'sign-out of three accounts',
    act: 'sign-out of all',
    ends: 'first signed out (ended), second signed out (ended), third signed out (ended) | keychain empty | live 0',
    accounts: three,
    accountsMayGo: 'asked',
    atRandom: 16,
  },
  {
    name: 'Nextcloud: sign-in, agreed',
    kind: 'nextcloud',
    act: 'sign-in, agreed',
    ends: 'new-1 signed-in | keychain new-1 | live 1',
    person: ada,
    tokenOnce: true,
  },
  {
    name: 'Nextcloud: sign-in, declined',
    kind: 'nextcloud',
    beginsLike: 'Nextcloud: sign-in, agreed',
    act: 'sign-in, declined',
    ends: 'new-1 signed out (ended) | keychain empty | live 0',
    person: ada,
    tokenOnce: true,
  },
  {
    name: 'Nextcloud: sign-out',
    kind: 'nextcloud',
    act: 'sign-out',
    ends: 'first signed out (ended) | keychain empty | live 0',
    accounts: one,
    accountsMayGo: 'asked',
  },
  {
    name: 'OAuth 2: sign-in, agreed',
    kind: 'oauth',
    act: 'sign-in, agreed',
    ends: 'new-1 signed-in | keychain new-1 | live 1',
    person: ada,
    tokenOnce: true,
  },
  {
    name: 'OAuth 2: sign-in, declined',
    kind: 'oauth',
    beginsLike: 'OAuth 2: sign-in, agreed',
    act: 'sign-in, declined',
    ends: 'new-1 signed out (ended) | keychain empty | live 0',
    person: ada,
    tokenOnce: true,
  },
  {
    name: 'OAuth 2: sign-out',
    kind: 'oauth',
    act: 'sign-out',
    ends: 'first signed out (ended) | keychain empty | live 0',
    accounts: one,
    accountsMayGo: 'asked',
  },
  {
    name: 'OAuth 2: a check that refreshes',
    kind: 'oauth',
    act: 'check',
    ends: 'first signed-in | keychain first | live 1',
    accounts: one,
    lapsed: true,
    tokenOnce: true,
  },
  {
    name: 'OAuth 2: sign-out with an access token that has lapsed',
    kind: 'oauth',
    act: 'sign-out',
    ends: 'first signed out (ended) | keychain empty | live 0',
    accounts: one,
    accountsMayGo: 'asked',
    lapsed: true,
  },
];
