import type { BridgeHandlers } from '../../shared/bridge.ts';
import type { Activity } from './activity.ts';
import type { SignoffControl } from './control.ts';
import type { Ports } from './ports.ts';
import type { Recovery } from './recovery.ts';
import type { AccountRecord } from './registry.ts';
import { findShownAccount, isSignedOutHere } from './registry-changes.ts';
import type { SignIn } from './sign-in.ts';

export interface BridgeHandlersOptions {
  readonly ports: Pick<Ports, 'registry' | 'configuration'>;
  readonly activity: Activity;
  readonly signIn: SignIn;
  readonly recovery: Recovery;
  /** Begins what a person asks for. */
  readonly control: SignoffControl;
  readonly startSignIn: () => Promise<unknown>;
  readonly tryKeychainAgain: () => Promise<void>;
  /** For work that nobody waits for. */
  readonly inBackground: (work: Promise<unknown>) => void;
}

const done = { kind: 'done' } as const;
const notNow = { kind: 'not-now' } as const;
const noSuchAccount = { kind: 'no-such-account' } as const;

/** The bridge's commands. Each answers as soon as what it began is under way; the rest arrives with the snapshots. */
export function bridgeHandlers(options: BridgeHandlersOptions): BridgeHandlers {
  const { ports, activity, signIn, recovery, control, inBackground } = options;

  function onAccount(
    id: string,
    mayBegin: (account: AccountRecord) => boolean,
    begin: () => Promise<unknown>,
  ): ReturnType<BridgeHandlers['signOut']> {
    const account = findShownAccount(ports.registry.current(), id);
    if (account === undefined) return Promise.resolve(noSuchAccount);
    if (!mayBegin(account)) return Promise.resolve(notNow);
    inBackground(begin());
    return Promise.resolve(done);
  }

  const changeSettings: BridgeHandlers['changeSettings'] = async (settings) => {
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
    }
  };

  return {
    getSnapshot: () => Promise.resolve(control.snapshot()),
    startSignIn: () => {
      if (signIn.isUnderWay) return Promise.resolve(notNow);
      inBackground(options.startSignIn());
      return Promise.resolve(done);
    },
    confirmSignIn: ({ isMe }) => Promise.resolve(signIn.confirm(isMe) ? done : notNow),
    cancelSignIn: () => Promise.resolve(signIn.cancel() ? done : notNow),
    signOut: ({ account }) =>
      onAccount(
        account,
        () => true,
        () => control.signOut(account),
      ),
    signOutAll: () => {
      const ids = ports.registry
        .current()
        .accounts.filter((account) => account.state.kind !== 'signing-in')
        .map((account) => account.id);
      inBackground(control.signOutAll(ids));
      return Promise.resolve(done);
    },
    retrySignOut: ({ account }) =>
      onAccount(
        account,
        ({ state }) => state.kind === 'signing-out',
        () => control.signOut(account),
      ),
    forget: ({ account }) => onAccount(account, isSignedOutHere, () => control.forget(account)),
    checkSession: ({ account }) =>
      onAccount(
        account,
        ({ state }) => state.kind === 'signed-in',
        () => control.checkSession(account),
      ),
    retryKeychain: () => {
      inBackground(options.tryKeychainAgain());
      return Promise.resolve(done);
    },
    dismissNotice: async ({ id }) => {
      const dismissal = await control.dismiss(id ?? '');
      return dismissal.kind === 'failed' ? notNow : done;
    },
    changeSettings,
  };
}
