import { assertNever } from '../../shared/assert-never.ts';
import type { BridgeArgument, BridgeHandlers, BridgeResult } from '../../shared/bridge.ts';
import type { ServiceId } from '../../shared/service.ts';
import type { Activity } from './activity.ts';
import type { SignoffControl } from './control.ts';
import type { Ports } from './ports.ts';
import type { Recovery } from './recovery.ts';
import type { AccountRecord } from './registry.ts';
import { findShownAccount, isSignedOutHere } from './registry-changes.ts';
import type { SignIn } from './sign-in.ts';

export interface BridgeHandlersOptions {
  readonly ports: Pick<Ports, 'registry' | 'configuration' | 'startAtLogin'>;
  readonly activity: Activity;
  readonly signIn: SignIn;
  readonly recovery: Recovery;
  /** Begins what a person asks for. */
  readonly control: SignoffControl;
  readonly startSignIn: (service: ServiceId | null) => Promise<unknown>;
  readonly tryKeychainAgain: () => Promise<void>;
  /** For work that nobody waits for. */
  readonly inBackground: (work: Promise<unknown>) => void;
}

const done = { kind: 'done' } as const;
const notNow = { kind: 'not-now' } as const;
const noSuchAccount = { kind: 'no-such-account' } as const;

type AccountCommand = 'signOut' | 'retrySignOut' | 'forget' | 'checkSession';

/** The bridge's commands. Each answers as soon as what it began is under way; the rest arrives with the snapshots. */
export function bridgeHandlers(options: BridgeHandlersOptions): BridgeHandlers {
  const { ports, signIn, control, inBackground } = options;
  return {
    getSnapshot: () => Promise.resolve(control.snapshot()),
    startSignIn: ({ service }) => {
      if (signIn.isUnderWay) return Promise.resolve(notNow);
      inBackground(options.startSignIn(service));
      return Promise.resolve(done);
    },
    confirmSignIn: ({ isMe }) => Promise.resolve(signIn.confirm(isMe) ? done : notNow),
    cancelSignIn: () => Promise.resolve(signIn.cancel() ? done : notNow),
    ...accountHandlers(options),
    signOutAll: () => {
      const { accounts } = ports.registry.current();
      const ids = accounts.filter(({ state }) => state.kind !== 'signing-in').map(({ id }) => id);
      inBackground(control.signOutAll(ids));
      return Promise.resolve(done);
    },
    retryKeychain: () => {
      inBackground(options.tryKeychainAgain());
      return Promise.resolve(done);
    },
    dismissNotice: async ({ id }) => {
      const dismissal = await control.dismiss(id ?? '');
      return dismissal.kind === 'failed' ? notNow : done;
    },
    putService: (service) => control.services.put(service),
    removeService: ({ service }) => control.services.remove(service),
    setAppSecret: ({ service, secret }) => control.services.setSecret(service, secret),
    setStartAtLogin: ({ on }) => {
      const isTaken = ports.startAtLogin?.set(on) ?? false;
      options.activity.changed();
      return Promise.resolve(isTaken ? done : { kind: 'refused' });
    },
    changeSettings: (settings) => changeSettings(options, settings),
  };
}

/** The commands about one account. */
function accountHandlers({
  ports,
  control,
  inBackground,
}: BridgeHandlersOptions): Pick<BridgeHandlers, AccountCommand> {
  const handler =
    (
      begin: (account: string) => Promise<unknown>,
      mayBegin: (account: AccountRecord) => boolean = () => true,
    ): BridgeHandlers[AccountCommand] =>
    ({ account }) => {
      const record = findShownAccount(ports.registry.current(), account);
      if (record === undefined) return Promise.resolve(noSuchAccount);
      if (!mayBegin(record)) return Promise.resolve(notNow);
      inBackground(begin(account));
      return Promise.resolve(done);
    };
  return {
    signOut: handler((account) => control.signOut(account)),
    retrySignOut: handler(
      (account) => control.signOut(account),
      ({ state }) => state.kind === 'signing-out',
    ),
    forget: handler((account) => control.forget(account), isSignedOutHere),
    checkSession: handler(
      (account) => control.checkSession(account),
      ({ state }) => state.kind === 'signed-in',
    ),
  };
}

async function changeSettings(
  { ports, activity, recovery, inBackground }: BridgeHandlersOptions,
  settings: BridgeArgument<'changeSettings'>,
): Promise<BridgeResult<'changeSettings'>> {
  const result = await ports.configuration.change(settings);
  switch (result.kind) {
    case 'saved':
      activity.changed();
      inBackground(recovery.goOn('configuration'));
      return done;
    case 'bad-service-address':
    case 'fixed-by-command-line':
      return { kind: result.kind };
    case 'not-saved':
      return { kind: 'failed', problem: { kind: 'not-saved' } };
    default:
      return assertNever(result, 'result of changing the settings');
  }
}
