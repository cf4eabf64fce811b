import { bounded } from '../core/bounded.ts';
import type { Log } from '../core/ports/log.ts';
import { endSignoff, patienceAtEnd, type EndSignoffOptions } from '../host/end-signoff.ts';

/** How long closing what is open may take, in milliseconds: the keychain's process may be stuck. */
const patienceForClosing = 3_000;

export interface EndingOptions extends EndSignoffOptions {
  readonly log: Log;
  /** The windows and the menus go: nothing can be asked any more. */
  readonly leaveScreen: () => void;
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
export function makeEnding(options: EndingOptions): (hurry: Hurry) => Promise<void> {
  let ending: Promise<void> | null = null;
  let hurries = false;
  let gone = false;

  const exit = (): void => {
    if (gone) return;
    gone = true;
    options.exit();
  };

  async function end(): Promise<void> {
    const { clock, log } = options;
    options.leaveScreen();
    await endSignoff({
      ...options,
      sayMemory: (count) => {
        if (!hurries) options.sayMemory(count);
      },
      sayStayedOpen: async (count) => {
        if (!hurries) await options.sayStayedOpen(count);
      },
    });
    if (!hurries) await options.sayIfNotSaved();
    log.info('ended');
    await bounded(clock, patienceForClosing, options.close());
  }

  return (hurry) => {
    if (hurry === 'now') {
      hurries = true;
      options.clock.after(patienceAtEnd, exit);
    }
    ending ??= end()
      .catch(() => {
        options.log.error('ending-failed');
      })
      .finally(exit);
    return ending;
  };
}
