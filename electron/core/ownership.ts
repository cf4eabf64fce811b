import type { Instances } from './ports/registry-store.ts';
import type { AccountRecord } from './registry.ts';

/**
 * Whether another living Signoff process is busy with the account or holds its token in memory: it is then that
 * process's to finish. A process that died owns nothing.
 */
export function isHeldByOther(account: AccountRecord, instances: Instances): boolean {
  return account.owner !== null && account.owner !== instances.self && instances.isAlive(account.owner);
}

/** Who owns an account that nobody is busy with: the holder of a token in memory keeps it. */
export function ownerAtRest(account: AccountRecord, instances: Instances): string | null {
  return account.storage === 'memory' ? instances.self : null;
}

/** Whether the account's token lay in the memory of a process that is gone, and went with it. */
export function hasLostItsToken(account: AccountRecord, instances: Instances): boolean {
  return (
    account.storage === 'memory' &&
    account.state.kind === 'signed-in' &&
    (account.owner === null || !instances.isAlive(account.owner))
  );
}

/** Finding out whether a process lives costs a look at the disk: with this each is asked about once. For one look at all accounts. */
export function askedOnce(instances: Instances): Instances {
  const known = new Map<string, boolean>();
  return {
    self: instances.self,
    isAlive: (instance) => {
      const alive = known.get(instance) ?? instances.isAlive(instance);
      known.set(instance, alive);
      return alive;
    },
  };
}
