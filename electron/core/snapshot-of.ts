import { assertNever } from '../../shared/assert-never.ts';
import type { Account, AccountState, Notice, Snapshot } from '../../shared/snapshot.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Activity, TokenProblem } from './activity.ts';
import type { Configuration } from './ports/configuration.ts';
import type { Credentials } from './credentials.ts';
import type { AccountRecord, Registry } from './registry.ts';

/** How much history a window is given; the registry keeps more. */
const shownHistory = 50;

/** What is known of the accounts and of what is going on with them. */
export interface Known {
  readonly registry: Registry;
  readonly credentials: Pick<Credentials, 'hasLostToken'>;
  readonly activity: Activity;
}

/** Derives what a window sees. Pure: the same state gives the same snapshot. */
export function snapshotOf(
  known: Known & {
    readonly revision: number;
    readonly configuration: Configuration;
    readonly notices: readonly Notice[];
  },
): Snapshot {
  const { accounts, history } = known.registry;
  return {
    revision: known.revision,
    accounts: accounts.flatMap((record) => accountOf(record, known)),
    history: history.slice(0, shownHistory),
    endedSignOuts: [...known.activity.endedSignOuts],
    signIn: known.activity.signIn,
    notices: [...known.notices],
    settings: settingsOf(known.configuration),
  };
}

/** The accounts that a window shows as signed in: their token can be read. */
export function usableAccounts(known: Known): ReadonlySet<string> {
  const usable = new Set<string>();
  for (const record of known.registry.accounts) {
    if (record.state.kind === 'signed-in' && whyUnusable(record, known) === null) usable.add(record.id);
  }
  return usable;
}

type CredentialsUnavailable = Extract<AccountState, { kind: 'credentials-unavailable' }>;

const reasons: Readonly<Record<TokenProblem['kind'], CredentialsUnavailable['reason']>> = {
  'credentials-missing': 'absent',
  'credentials-altered': 'altered',
  'credentials-for-other-service': 'for-other-service',
};

/** Why the token of a signed-in account cannot be read, as far as it is known; null: it can. */
function whyUnusable(
  record: AccountRecord,
  { credentials, activity }: Known,
): CredentialsUnavailable['reason'] | null {
  if (credentials.hasLostToken(record)) return 'absent';
  if (record.storage !== 'keychain') return null;
  const { tokenProblem } = activity.of(record.id);
  return tokenProblem === null ? activity.keychainProblem : reasons[tokenProblem.kind];
}

function accountOf(record: AccountRecord, known: Known): Account[] {
  const state = stateOf(record, known);
  if (state === null) return [];
  const { id, login, service, signedInAt, storage } = record;
  return [{ id, login, service, signedInAt, storage, state }];
}

/** Null: a sign-in that is not an account yet. */
function stateOf(record: AccountRecord, known: Known): AccountState | null {
  const { step, checking, confirmedAt, checkProblem, syncFailed } = known.activity.of(record.id);
  const { state } = record;
  switch (state.kind) {
    case 'signing-in':
      return null;
    case 'signed-in': {
      const reason = whyUnusable(record, known);
      if (reason !== null) return { kind: 'credentials-unavailable', reason, checking };
      return { kind: 'signed-in', checking, confirmedAt, checkProblem, syncFailed };
    }
    case 'unknown':
      return { kind: 'credentials-unavailable', reason: 'not-understood', checking };
    case 'session-ended':
      return state;
    case 'signing-out': {
      const { requestedAt, session, problem, nextAttemptAt, forgotten } = state;
      return { kind: 'signing-out', requestedAt, step, session, problem, nextAttemptAt, forgotten };
    }
    default:
      return assertNever(state, 'account state');
  }
}

function settingsOf(configuration: Configuration): Settings {
  const { apiKey, fixed, faults: _faults, ...changeable } = configuration;
  return { ...changeable, hasApiKey: apiKey !== null, fixed: [...fixed] };
}
