import { setTimeout as pause } from 'node:timers/promises';
import type { OwnerKind } from '../../shared/control.ts';
import type { DataDirectory } from '../storage/data-directory.ts';
import { offersLocks, takeLock } from '../storage/file-lock.ts';
import { refusals } from '../storage/safe-file.ts';
import { findAddress } from './owner-address.ts';
import { connectToOwner, type RemoteControl } from './remote-control.ts';

/** Who the data directory's owner is. */
export type ReachedOwner =
  /** This process, until it releases the directory or ends. */
  | { readonly kind: 'self'; readonly release: () => void }
  | { readonly kind: 'other'; readonly owner: OwnerKind; readonly control: RemoteControl }
  /** The lock cannot be had by anybody. */
  | { readonly kind: 'no-lock'; readonly code: string }
  /** What lies in the socket's place is not this user's. */
  | { readonly kind: 'foreign-socket'; readonly path: string; readonly code: string }
  | { readonly kind: 'other-version'; readonly version: string }
  /** Another process holds the directory, and did not answer in time. */
  | { readonly kind: 'no-answer' };

export interface ReachOptions {
  readonly directory: DataDirectory;
  /** This Signoff's own version. */
  readonly version: string;
  /**
   * Whether this process has to be the owner where it can: it then waits for a command that owns the directory for as long as it
   * runs. The answer is `other` where that takes too long.
   */
  readonly waitsForCommand: boolean;
  /** In milliseconds. */
  readonly patience?: number;
}

/** The owner may be about to start, or to end. In milliseconds. */
const lookPause = 50;

/** Takes the data directory for this process; where another one has it, connects to that. Never rejects. */
export async function reachOwner(options: ReachOptions): Promise<ReachedOwner> {
  const { directory, version, waitsForCommand, patience = 30_000 } = options;
  const giveUpAt = performance.now() + patience;
  let hasLocks = false;
  for (;;) {
    const taken = takeLock(directory.lock);
    if (taken.kind === 'taken') return { kind: 'self', release: taken.release };
    if (taken.kind === 'failed') return { kind: 'no-lock', code: taken.code };
    hasLocks ||= offersLocks(directory.lock);
    if (!hasLocks) return { kind: 'no-lock', code: refusals.noLocks };

    const isLate = performance.now() >= giveUpAt;
    const found = findAddress(directory.socket);
    if (found.kind === 'refused') return { ...found, kind: 'foreign-socket' };
    if (found.kind === 'address') {
      const connected = await connectToOwner(found.address, version);
      if (connected.kind === 'other-version') return connected;
      if (connected.kind === 'connected') {
        const { control, owner } = connected;
        if (!waitsForCommand || owner !== 'command' || isLate) return { kind: 'other', owner, control };
        control.close();
      }
    }
    if (isLate) return { kind: 'no-answer' };
    await pause(lookPause);
  }
}
