import { bounded } from '../core/bounded.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';

/** How long a sign-out that is under way may take at the end; what is left is finished by the next start. In milliseconds. */
const patienceAtEnd = 2_000;

/** How long the end may take where tokens lie in memory only, in milliseconds: a call's own limit, and a little. */
const patienceForMemory = 12_000;

/** How long closing what is open may take, in milliseconds: the keychain's process may be stuck. */
const patienceForClosing = 3_000;

export interface EndingParts {
  readonly signoff: {
    stop(): void;
    idle(): Promise<void>;
    signOutMemoryAccounts(): Promise<readonly string[]>;
  };
  /** How many accounts have their token in this process's memory alone. */
  readonly memoryAccounts: () => number;
  readonly clock: Clock;
  readonly log: Log;
  /** The windows and the menus go: nothing can be asked any more. */
  readonly leaveScreen: () => void;
  /** Says that accounts in memory are being signed out. */
  readonly sayMemory: (count: number) => void;
  /** Says, and waits until it is read, that the sessions of so many accounts stayed open. */
  readonly sayStayedOpen: (count: number) => Promise<void>;
  /** Says that the list of accounts was not written, where it was not. */
  readonly sayIfNotSaved: () => Promise<void>;
  /** Closes the stores and the child process. */
  readonly close: () => Promise<void>;
  /** Ends the process. */
  readonly exit: () => void;
}

/** `now`: the system is going down, so that nobody reads anything and the end has two seconds in all. */
export type Hurry = 'when-done' | 'now';

/**
 * Gives the function that ends the app. It waits for a sign-out that is under way, but not for long, and ends the process
 * whatever happens. Calling it again changes nothing, unless it is to hurry now.
 */
export function makeEnding(parts: EndingParts): (hurry: Hurry) => Promise<void> {
  let ending: Promise<void> | null = null;
  let hurries = false;
  let gone = false;

  const exit = (): void => {
    if (gone) return;
    gone = true;
    parts.exit();
  };

  async function end(): Promise<void> {
    const { signoff, clock, log } = parts;
    parts.leaveScreen();
    signoff.stop();
    await endMemoryAccounts();
    await bounded(clock, patienceAtEnd, signoff.idle());
    if (!hurries) await parts.sayIfNotSaved();
    log.info('ended');
    await bounded(clock, patienceForClosing, parts.close());
  }

  /** Once this process is gone nobody could end the sessions whose tokens only it holds. */
  async function endMemoryAccounts(): Promise<void> {
    const held = parts.memoryAccounts();
    if (held === 0) return;
    if (!hurries) parts.sayMemory(held);
    const ended = await bounded(parts.clock, patienceForMemory, parts.signoff.signOutMemoryAccounts());
    const open = ended.kind === 'done' ? ended.value.length : held;
    if (open > 0 && !hurries) await parts.sayStayedOpen(open);
  }

  return (hurry) => {
    if (hurry === 'now') {
      hurries = true;
      parts.clock.after(patienceAtEnd, exit);
    }
    ending ??= end()
      .catch(() => {
        parts.log.error('ending-failed');
      })
      .finally(exit);
    return ending;
  };
}
