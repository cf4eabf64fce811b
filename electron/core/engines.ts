import { bounded } from './bounded.ts';
import type { Parts } from './parts.ts';

/** How long a sync engine gets to start or to end its work, in milliseconds: one that hangs holds nothing up for longer. */
const engineLimit = 5_000;

/** Tells the sync engine which accounts it may work on. Nothing that it does or fails to do keeps anybody waiting for ever. */
export class Engines {
  readonly #parts: Pick<Parts, 'engine' | 'clock' | 'log'>;
  readonly #running = new Set<string>();
  readonly #stopping = new Map<string, Promise<void>>();

  constructor(parts: Pick<Parts, 'engine' | 'clock' | 'log'>) {
    this.#parts = parts;
  }

  /** Starts work for the account, unless it was started before and not stopped since. Never rejects. */
  async start(account: string): Promise<void> {
    if (this.#running.has(account)) return;
    this.#running.add(account);
    await this.#stopping.get(account);
    if (this.#running.has(account)) await this.#bounded(account, 'start');
  }

  /** Stops work for the account; a second call joins the first. Never rejects. */
  stop(account: string): Promise<void> {
    this.#running.delete(account);
    const under = this.#stopping.get(account);
    if (under !== undefined) return under;
    const stopping = this.#bounded(account, 'stop').finally(() => this.#stopping.delete(account));
    this.#stopping.set(account, stopping);
    return stopping;
  }

  /** Stops work for every other account than these, and starts it for these. */
  keepTo(usable: ReadonlySet<string>): void {
    for (const account of this.#running) if (!usable.has(account)) void this.stop(account);
    // Asked here, too: this is called at every change, and a call for each of a thousand accounts is a promise each.
    for (const account of usable) if (!this.#running.has(account)) void this.start(account);
  }

  async #bounded(account: string, action: 'start' | 'stop'): Promise<void> {
    const { engine, clock, log } = this.#parts;
    try {
      const done = await bounded(clock, engineLimit, engine[action](account));
      if (done.kind === 'too-slow') log.warn(`sync-engine-slow-to-${action}`, { account });
    } catch {
      log.warn(`sync-engine-failed-to-${action}`, { account });
    }
  }
}
