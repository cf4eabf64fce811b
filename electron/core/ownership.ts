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
