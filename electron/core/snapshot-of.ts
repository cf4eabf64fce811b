import { assertNever } from '../../shared/assert-never.ts';
import type { Account, AccountState, Notice, Snapshot } from '../../shared/snapshot.ts';
import type { Reach } from '../../shared/service.ts';
import type { ConfiguredService, Settings } from '../../shared/settings.ts';
import type { Activity, CredentialProblem } from './activity.ts';
import type { Configuration, ListedService } from './ports/configuration.ts';
import type { Credentials } from './credentials.ts';
import type { Services } from './ports/service.ts';
import type { StartAtLogin } from './ports/start-at-login.ts';
import { serviceIdOf, type AccountRecord, type Registry } from './registry.ts';

/** How much history a window is given; the registry keeps more. */
const shownHistory = 50;

/** What is known of the accounts and of what is going on with them. */
export interface Known {
  readonly registry: Registry;
  readonly credentials: Pick<Credentials, 'hasLost'>;
  readonly activity: Activity;
}

/** Derives what a window sees. Pure: the same state gives the same snapshot. */
export function snapshotOf(
  known: Known & {
    readonly services: Pick<Services, 'reach'>;
    readonly revision: number;
    readonly configuration: Configuration;
    readonly notices: readonly Notice[];
    readonly startAtLogin: StartAtLogin | null;
  },
): Snapshot {
  const { accounts, history } = known.registry;
  return {
    revision: known.revision,
    accounts: accounts.flatMap((record) =>
      accountOf(record, known, known.services.reach(serviceIdOf(record))),
    ),
    history: history.slice(0, shownHistory),
    endedSignOuts: [...known.activity.endedSignOuts],
    signIn: known.activity.signIn,
    notices: [...known.notices],
    settings: settingsOf(known.configuration, known.startAtLogin),
  };
}

/** The accounts that a window shows as signed in: their credential can be read. */
export function usableAccounts(known: Known): ReadonlySet<string> {
  const usable = new Set<string>();
  for (const record of known.registry.accounts) {
    if (record.state.kind === 'signed-in' && whyUnusable(record, known) === null) usable.add(record.id);
  }
  return usable;
}

type CredentialsUnavailable = Extract<AccountState, { kind: 'credentials-unavailable' }>;

const reasons: Readonly<Record<CredentialProblem['kind'], CredentialsUnavailable['reason']>> = {
  'credentials-missing': 'absent',
  'credentials-altered': 'altered',
  'credentials-for-other-service': 'for-other-service',
};

/** Why the credential of a signed-in account cannot be read, as far as it is known; null: it can. */
function whyUnusable(
  record: AccountRecord,
  { credentials, activity }: Known,
): CredentialsUnavailable['reason'] | null {
  if (credentials.hasLost(record)) return 'absent';
  if (record.storage !== 'keychain') return null;
  const { credentialProblem } = activity.of(record.id);
  return credentialProblem === null ? activity.keychainProblem : reasons[credentialProblem.kind];
}

function accountOf(record: AccountRecord, known: Known, reach: Reach): Account[] {
  const state = stateOf(record, known);
  if (state === null) return [];
  const { id, login, serviceKind, service, signedInAt, storage } = record;
  const { user } = known.activity.of(id);
  const person = user === null ? null : { displayName: user.displayName, quota: user.quota };
  return [{ id, login, serviceKind, service, reach, person, signedInAt, storage, state }];
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

function settingsOf(configuration: Configuration, startAtLogin: StartAtLogin | null): Settings {
  const { service, format, language, spoken, notifications, services, fixed } = configuration;
  return {
    ...{ service, format, language, spoken, notifications },
    services: services.map(serviceOf),
    fixed: [...fixed],
    desktop: startAtLogin === null ? null : { startsAtLogin: startAtLogin.isOn() },
  };
}

function serviceOf({
  kind,
  address,
  name,
  clientId,
  secret,
  canBeRemoved,
}: ListedService): ConfiguredService {
  return {
    ...{ kind, address, name, clientId, canBeRemoved },
    hasSecret: secret !== 'none',
    canChangeSecret: secret !== 'configured',
  };
}
