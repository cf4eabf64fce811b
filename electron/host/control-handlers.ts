import type { BridgeHandlers } from '../../shared/bridge.ts';
import type { ControlHandlers } from '../../shared/control.ts';
import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { SignoffControl } from '../core/control.ts';

export interface ControlHandlersOptions {
  readonly signoff: SignoffControl & { readonly handlers: BridgeHandlers };
  readonly showWindow: () => void;
}

/** Told of each account's end while several are signed out. */
export type OnOutcome = (account: string, outcome: SignOutOutcome | null) => void;

const done = { kind: 'done' } as const;

/** What other processes ask of the owner, carried out by its Signoff. Made anew for each request. */
export function controlHandlers(options: ControlHandlersOptions, onOutcome: OnOutcome): ControlHandlers {
  const { signoff, showWindow } = options;
  return {
    ...signoff.handlers,
    attendSignIn: ({ service, withoutBrowser }) => signoff.signIn(service, { withoutBrowser }),
    attendSignOut: async ({ accounts }) => {
      // A person who asks for one account does not wait behind those of another request.
      const [only] = accounts;
      if (accounts.length === 1 && only !== undefined) onOutcome(only, await signoff.signOut(only));
      else await signoff.signOutAll(accounts, onOutcome);
      return done;
    },
    attendForget: ({ account }) => signoff.forget(account),
    attendCheck: ({ account }) => signoff.checkSession(account),
    attendDismissal: ({ notice }) => signoff.dismiss(notice),
    readHistory: async () => [...(await signoff.history())],
    probeKeychain: async () => {
      await signoff.probeKeychain();
      return done;
    },
    undoInterruptedSignIns: async () => ({ left: await signoff.undoInterruptedSignIns() }),
    removeDeadCredentials: async () => ({ left: await signoff.removeDeadCredentials() }),
    showWindow: () => {
      showWindow();
      return Promise.resolve(done);
    },
  };
}
