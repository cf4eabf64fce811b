import { assertNever } from '../../shared/assert-never.ts';
import type { Account, AccountState, Notice, Snapshot } from '../../shared/snapshot.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Activity, TokenProblem } from './activity.ts';
import type { Configuration } from './ports/configuration.ts';
import { askedOnce, hasLostItsToken } from './ownership.ts';
import type { Instances, RegistryStore } from './ports/registry-store.ts';
import type { AccountRecord } from './registry.ts';

/** How much history a window is given; the registry keeps more. */
const shownHistory = 50;

/** Derives what a window sees. Pure: the same state gives the same snapshot. */
export function snapshotOf(
  revision: number,
  registry: RegistryStore,
  instances: Instances,
  activity: Activity,
  configuration: Configuration,
  notices: readonly Notice[],
): Snapshot {
  const { accounts, history } = registry.current();
  const alive = askedOnce(instances);
  return {
    revision,
    accounts: accounts.flatMap((record) => accountOf(record, alive, activity)),
    history: history.slice(0, shownHistory),
    endedSignOuts: [...activity.endedSignOuts],
    signIn: activity.signIn,
    notices: [...notices],
    settings: settingsOf(configuration),
  };
}

/** The accounts that a window shows as signed in: their token can be read. */
export function usableAccounts(
  registry: RegistryStore,
  instances: Instances,
  activity: Activity,
): ReadonlySet<string> {
  const alive = askedOnce(instances);
  const usable = new Set<string>();
  for (const record of registry.current().accounts) {
    if (record.state.kind === 'signed-in' && whyUnusable(record, alive, activity) === null)
      usable.add(record.id);
  }
  return usable;
}

type CredentialsUnavailable = Extract<AccountState, { kind: 'credentials-unavailable' }>;

const reasons: Readonly<Record<TokenProblem['kind'], CredentialsUnavailable['reason']>> = {
  'credentials-missing': 'absent',
  'credentials-altered': 'altered',
  'credentials-for-other-service': 'for-other-service',
};

/** Why the token of a signed-in account cannot be read, as far as this process knows; null: it can. */
function whyUnusable(
  record: AccountRecord,
  instances: Instances,
  activity: Activity,
): CredentialsUnavailable['reason'] | null {
  if (hasLostItsToken(record, instances)) return 'absent';
  if (record.storage !== 'keychain') return null;
  const { tokenProblem } = activity.of(record.id);
  return tokenProblem === null ? activity.keychainProblem : reasons[tokenProblem.kind];
}

function accountOf(record: AccountRecord, instances: Instances, activity: Activity): Account[] {
  const state = stateOf(record, instances, activity);
  if (state === null) return [];
  const { id, login, service, signedInAt, storage } = record;
  return [{ id, login, service, signedInAt, storage, state }];
}

/** Null: a sign-in that is not an account yet. */
function stateOf(record: AccountRecord, instances: Instances, activity: Activity): AccountState | null {
  const { step, checking, confirmedAt, checkProblem, syncFailed } = activity.of(record.id);
  const { state } = record;
  switch (state.kind) {
    case 'signing-in':
      return null;
    case 'signed-in': {
      const reason = whyUnusable(record, instances, activity);
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
