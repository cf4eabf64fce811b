import { bounded } from '../core/bounded.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Signoff } from '../core/signoff.ts';

/** How long the end may take in all where the system is going down, in milliseconds. */
export const patienceAtEnd = 2_000;

/**
 * How long a sign-out that is under way may take where a person ends the host: nobody looks at it any more, and on a busy computer the
 * keychain alone takes seconds. What is left is finished by the next start. In milliseconds.
 */
const patienceForSignOut = 5_000;

/** How long the end may take where credentials lie in memory only, in milliseconds: a call's own limit, and a little. */
const patienceForMemory = 12_000;

export interface EndSignoffOptions {
  readonly signoff: Pick<Signoff, 'stop' | 'idle' | 'memoryAccounts' | 'signOutMemoryAccounts'>;
  readonly clock: Clock;
  /** Says that so many accounts in memory are being signed out. */
  readonly sayMemory: (count: number) => void;
  /** Says, and waits until it is read, that the sessions of so many accounts stayed open. */
  readonly sayStayedOpen: (count: number) => Promise<void> | void;
}

/**
 * The end of a host that stayed: nothing is begun any more, what is under way gets a little time, and sessions whose credentials only
 * this process holds are ended, because once it is gone nobody could.
 */
export async function endSignoff({
  signoff,
  clock,
  sayMemory,
  sayStayedOpen,
}: EndSignoffOptions): Promise<void> {
  signoff.stop();
  const held = signoff.memoryAccounts().length;
  if (held > 0) {
    sayMemory(held);
    const ended = await bounded(clock, patienceForMemory, signoff.signOutMemoryAccounts());
    const open = ended.kind === 'done' ? ended.value.length : held;
    if (open > 0) await sayStayedOpen(open);
  }
  await bounded(clock, patienceForSignOut, signoff.idle());
}
