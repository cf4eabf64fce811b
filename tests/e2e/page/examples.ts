import { retriesByItself } from '../../../shared/problem-table.ts';
import { keychainReasons, tlsReasons, type Problem } from '../../../shared/problem.ts';
import { archivedOutcome, waitingOutcome, type SignOutOutcome } from '../../../shared/outcome.ts';
import type {
  Account,
  AccountState,
  EndedSignOut,
  HistoryEntry,
  Snapshot,
} from '../../../shared/snapshot.ts';
import type { ConfiguredService, Settings } from '../../../shared/settings.ts';

/** Accounts and snapshots for tests of the page: true to the schema, and in no need of a host. */

export const service = 'https://box.example/api/1.0/';

/** A point in time, in seconds from now. */
export function fromNow(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}

/** The OpenBox service of the settings, as the list of services holds it. */
export const openBox: ConfiguredService = {
  kind: 'openbox',
  address: service,
  name: '',
  clientId: null,
  hasSecret: true,
  canChangeSecret: true,
  canBeRemoved: false,
};

export const nextcloud: ConfiguredService = {
  kind: 'nextcloud',
  address: 'https://cloud.example.com/',
  name: '',
  clientId: null,
  hasSecret: false,
  canChangeSecret: true,
  canBeRemoved: true,
};

export const provider: ConfiguredService = {
  kind: 'oauth',
  address: 'https://id.example.org/',
  name: 'Example Files',
  clientId: 'signoff-desktop',
  hasSecret: true,
  canChangeSecret: true,
  canBeRemoved: true,
};

/** One service of each kind. */
export const services: readonly ConfiguredService[] = [openBox, nextcloud, provider];

/** Many services of every kind, as a company may list them. */
export function manyServices(count: number): ConfiguredService[] {
  const more = Array.from({ length: count - services.length }, (_, index) => {
    const kind = index % 2 === 0 ? nextcloud : provider;
    const number = (index + 1).toString().padStart(2, '0');
    return { ...kind, name: '', address: `https://cloud${number}.example.com/` };
  });
  return [...services, ...more];
}

export const settings: Settings = {
  service,
  format: 'automatic',
  language: 'automatic',
  spoken: 'en',
  notifications: 'all',
  services: [openBox],
  fixed: [],
  desktop: { startsAtLogin: false },
};

export const emptySnapshot: Snapshot = {
  revision: 1,
  accounts: [],
  history: [],
  endedSignOuts: [],
  signIn: null,
  notices: [],
  settings,
};

export const signedIn: Extract<AccountState, { kind: 'signed-in' }> = {
  kind: 'signed-in',
  checking: false,
  confirmedAt: null,
  checkProblem: null,
  syncFailed: false,
};

export function account(state: AccountState = signedIn, part: Partial<Account> = {}): Account {
  return {
    id: 'ada',
    login: 'ada@example.com',
    serviceKind: 'openbox',
    service,
    reach: 'session',
    person: null,
    signedInAt: fromNow(-12 * 86_400),
    storage: 'keychain',
    state,
    ...part,
  };
}

export const gigabyte = 1024 ** 3;

/** An account on a Nextcloud server. */
export function nextcloudAccount(state: AccountState = signedIn, part: Partial<Account> = {}): Account {
  return account(state, {
    login: 'ada',
    serviceKind: 'nextcloud',
    service: nextcloud.address,
    person: { displayName: 'Ada Lovelace', quota: { used: 3.2 * gigabyte, total: 5 * gigabyte } },
    ...part,
  });
}

/** An account at an OAuth 2 provider. */
export function oauthAccount(state: AccountState = signedIn, part: Partial<Account> = {}): Account {
  return account(state, {
    serviceKind: 'oauth',
    service: provider.address,
    person: { displayName: 'Ada Lovelace', quota: null },
    ...part,
  });
}

export const bob = account(
  { ...signedIn, confirmedAt: fromNow(-130) },
  { id: 'bob', login: 'bob@example.com' },
);

type SigningOut = Extract<AccountState, { kind: 'signing-out' }>;

export function signingOut(part: Partial<SigningOut> = {}): SigningOut {
  return {
    kind: 'signing-out',
    requestedAt: fromNow(-40),
    step: null,
    session: 'open',
    problem: null,
    nextAttemptAt: null,
    forgotten: false,
    ...part,
  };
}

/** A sign-out that waits because of a problem, as the core leaves it. */
export function waiting(problem: Problem, part: Partial<SigningOut> = {}): SigningOut {
  const nextAttemptAt = retriesByItself(problem) ? fromNow(125) : null;
  return signingOut({ session: 'unknown', problem, nextAttemptAt, ...part });
}

export function gone(part: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    id: 'ada',
    login: 'ada@example.com',
    serviceKind: 'openbox',
    service,
    signedOutAt: fromNow(-30),
    session: 'ended',
    forgotten: false,
    ...part,
  };
}

const problemsByKind: {
  readonly [K in Problem['kind']]: readonly Omit<Extract<Problem, { kind: K }>, 'kind'>[];
} = {
  unreachable: [{}],
  timeout: [{}],
  'connection-lost': [{}],
  tls: [{}, ...tlsReasons.map((reason) => ({ reason }))],
  'insecure-address': [{}],
  'not-ended': [{}],
  'http-error': [{ status: 503 }],
  redirect: [{ status: 302 }],
  fault: [{}],
  'too-large': [{}],
  malformed: [{}],
  'unknown-status': [{}],
  restricted: [{}],
  'no-api-key': [{}],
  keychain: keychainReasons.map((reason) => ({ reason })),
  'credentials-missing': [{}],
  'credentials-altered': [{}],
  'credentials-for-other-service': [{}],
  'cannot-end-session': [{ lapsesAt: null }, { lapsesAt: fromNow(86_400) }, { lapsesAt: fromNow(-86_400) }],
  'credentials-used-up': [{}],
  'not-saved': [{}],
  unknown: [{}],
};

/** Every problem that can keep a sign-out waiting. */
export const problems: readonly Problem[] = Object.entries(problemsByKind).flatMap(([kind, parts]) =>
  // The compiler does not see that the parts under a kind are that kind's.
  parts.map((part) => ({ ...part, kind }) as Problem),
);

/** A name for a problem that no other problem has. */
export function problemName(problem: Problem): string {
  if (problem.kind === 'cannot-end-session' && problem.lapsesAt !== null) {
    return `${problem.kind}-${Date.parse(problem.lapsesAt) < Date.now() ? 'lapsed' : 'lapsing'}`;
  }
  return 'reason' in problem && problem.reason !== undefined
    ? `${problem.kind}-${problem.reason}`
    : problem.kind;
}

/** Two hundred characters without a place to break at. */
export const longLogin = `${'averylongname'.repeat(15)}@e.io`;

/** A login that would turn the rest of its line around. */
export const bidiLogin = 'eve\u202Emoc.elpmaxe@ada';

/** Many accounts, in every state among them. */
export function manyAccounts(count: number): readonly Account[] {
  const states: readonly AccountState[] = [
    signedIn,
    { ...signedIn, confirmedAt: fromNow(-600) },
    signedIn,
    signingOut({ step: 'asking-service' }),
    waiting({ kind: 'unreachable' }),
    signedIn,
    waiting({ kind: 'restricted' }, { session: 'open' }),
    { kind: 'credentials-unavailable', reason: 'locked', checking: false },
    { kind: 'session-ended', endedAt: fromNow(-7200), credentials: 'removed' },
    signedIn,
  ];
  return Array.from({ length: count }, (_, index) =>
    account(states[index % states.length], {
      id: `account-${index.toString()}`,
      login: `person${(index + 1).toString().padStart(3, '0')}@example.com`,
    }),
  );
}

/** An attempt to sign an account out that ended: it is gone, or waits. */
export function ended(number: number, what: Account | HistoryEntry): EndedSignOut {
  const { id, login, service: address } = what;
  return { number, account: { id, login, service: address }, outcome: outcomeOf(what) };
}

function outcomeOf(what: Account | HistoryEntry): SignOutOutcome {
  if (!('state' in what)) return archivedOutcome(what);
  if (what.state.kind !== 'signing-out') throw new Error('The account is not being signed out');
  return waitingOutcome(what.state);
}
