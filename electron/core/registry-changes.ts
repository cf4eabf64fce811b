import type { AccountRecord, Registry } from './registry.ts';

/** A step from one registry to the next; it gives back the same one where there is nothing to do. */
export type Change = (registry: Registry) => Registry;

/** How many signed-out accounts stay on record: enough for an administrator's proof, and a small file. */
const historyLimit = 1000;

export function findAccount(registry: Registry, id: string): AccountRecord | undefined {
  return registry.accounts.find((account) => account.id === id);
}

/** An account that a person can see: one that is still signing in is not. */
export function findShownAccount(registry: Registry, id: string): AccountRecord | undefined {
  const account = findAccount(registry, id);
  return account?.state.kind === 'signing-in' ? undefined : account;
}

/** Whether the account is signed out on this computer already, so that it can be forgotten. */
export function isSignedOutHere({ state }: AccountRecord): boolean {
  return state.kind === 'signing-out' || state.kind === 'session-ended';
}

export function addAccount(account: AccountRecord): Change {
  return (registry) => ({ ...registry, accounts: [...registry.accounts, account] });
}

/** Changes one account; nothing happens where it is gone. */
export function changeAccount(id: string, change: (account: AccountRecord) => AccountRecord): Change {
  return (registry) => {
    const index = registry.accounts.findIndex((account) => account.id === id);
    const before = registry.accounts[index];
    if (before === undefined) return registry;
    const after = change(before);
    if (after === before) return registry;
    return { ...registry, accounts: registry.accounts.with(index, after) };
  };
}

/** Takes an account off the registry without a trace: for sign-ins that never became an account. */
export function dropAccount(id: string): Change {
  return (registry) =>
    findAccount(registry, id) === undefined
      ? registry
      : { ...registry, accounts: registry.accounts.filter((account) => account.id !== id) };
}

/** Takes a signed-out account off the registry and keeps it as a line of history. */
export function archiveAccount(id: string, entry: Registry['history'][number]): Change {
  return (registry) => {
    const rest = dropAccount(id)(registry);
    return rest === registry
      ? registry
      : { ...rest, history: [entry, ...rest.history].slice(0, historyLimit) };
  };
}

/** Records a sign-in that was cut off where a session may have begun that nobody holds. */
export function noteInterruptedSignIn(entry: Registry['interruptedSignIns'][number]): Change {
  return (registry) => ({ ...registry, interruptedSignIns: [...registry.interruptedSignIns, entry] });
}

export function dismissInterruptedSignIn(id: string): Change {
  return (registry) =>
    registry.interruptedSignIns.some((entry) => entry.id === id)
      ? { ...registry, interruptedSignIns: registry.interruptedSignIns.filter((entry) => entry.id !== id) }
      : registry;
}

/** One change made of several, applied in their order. */
export function inOrder(...changes: Change[]): Change {
  return (registry) => changes.reduce((current, change) => change(current), registry);
}
