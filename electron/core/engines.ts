import type { Activity } from './activity.ts';
import { bounded } from './bounded.ts';
import type { Ports } from './ports.ts';

/** How long a sync engine gets to start or to end its work, in milliseconds: one that hangs holds nothing up for longer. */
const engineLimit = 5_000;

/** An engine that failed to start is asked again after this pause, then after pauses that double, in milliseconds. */
const shortestPause = 5_000;
const longestPause = 10 * 60_000;

/** An account for which the engine failed to start. */
interface Failure {
  readonly attempts: number;
  /** Calls the next attempt off; null: none is set. */
  readonly callOff: (() => void) | null;
}

/** Tells the sync engine which accounts it may work on. If it hangs or fails, nothing waits for it for long. */
export class Engines {
  readonly #ports: Pick<Ports, 'engine' | 'clock' | 'log'>;
  readonly #activity: Activity;
  /** Each account that was started and not stopped since, with what tells this start from an earlier one. */
  readonly #running = new Map<string, symbol>();
  readonly #stopping = new Map<string, Promise<void>>();
  readonly #failures = new Map<string, Failure>();
  /** Whether this host stays open, and so starts by itself what failed to start. */
  #keeping = false;

  constructor({
    ports,
    activity,
  }: {
    readonly ports: Pick<Ports, 'engine' | 'clock' | 'log'>;
    readonly activity: Activity;
  }) {
    this.#ports = ports;
    this.#activity = activity;
  }

  /** Starts work for the account, unless it was started before and not stopped since. Never rejects. */
  async start(account: string): Promise<void> {
    if (this.#running.has(account)) return;
    const run = Symbol(account);
    this.#running.set(account, run);
    await this.#stopping.get(account);
    if (this.#running.get(account) !== run) return;
    const asked = this.#ask(account, 'start').then((ok) => {
      this.#started(account, run, ok);
    });
    const tooSlow = await this.#isTooSlow(account, 'start', asked);
    if (tooSlow && this.#running.get(account) === run) this.#show(account, true);
  }

  /** Stops work for the account; a second call joins the first. Never rejects. */
  stop(account: string): Promise<void> {
    this.#running.delete(account);
    this.#dropFailure(account);
    const under = this.#stopping.get(account);
    if (under !== undefined) return under;
    const stopping = this.#isTooSlow(account, 'stop', this.#ask(account, 'stop'))
      .then(() => undefined)
      .finally(() => this.#stopping.delete(account));
    this.#stopping.set(account, stopping);
    return stopping;
  }

  /** Stops work for every other account than these, and starts it for these: where it failed to start, after a pause. */
  keepTo(usable: ReadonlySet<string>): void {
    this.#keeping = true;
    for (const account of this.#running.keys()) if (!usable.has(account)) void this.stop(account);
    for (const account of this.#failures.keys()) if (!usable.has(account)) this.#dropFailure(account);
    for (const account of usable) {
      // Asked here, too: this is called at every change, and a call for each of a thousand accounts is a promise each.
      if (this.#running.has(account)) continue;
      const failure = this.#failures.get(account);
      if (failure === undefined) void this.start(account);
      // It failed before this host began to keep engines running.
      else if (failure.callOff === null) this.#tryLater(account, failure.attempts);
    }
  }

  /** Nothing is started by itself any more. */
  end(): void {
    this.#keeping = false;
    for (const account of this.#failures.keys()) this.#dropFailure(account);
  }

  #tryLater(account: string, attempts: number): void {
    const wait = Math.min(longestPause, shortestPause * 2 ** Math.min(attempts - 1, 20));
    const callOff = this.#ports.clock.after(wait, () => {
      this.#failures.set(account, { attempts, callOff: null });
      void this.start(account);
    });
    this.#failures.set(account, { attempts, callOff });
  }

  #started(account: string, run: symbol, ok: boolean): void {
    if (this.#running.get(account) !== run) return;
    this.#show(account, !ok);
    if (ok) {
      this.#dropFailure(account);
      return;
    }
    this.#running.delete(account);
    const attempts = (this.#failures.get(account)?.attempts ?? 0) + 1;
    this.#failures.set(account, { attempts, callOff: null });
    // The host that stays open keeps to what it was told last; any other leaves the next attempt to the next start.
    if (this.#keeping) this.#tryLater(account, attempts);
  }

  #show(account: string, syncFailed: boolean): void {
    if (syncFailed !== this.#activity.of(account).syncFailed) this.#activity.set(account, { syncFailed });
  }

  #dropFailure(account: string): void {
    this.#failures.get(account)?.callOff?.();
    this.#failures.delete(account);
  }

  async #isTooSlow(account: string, action: 'start' | 'stop', asked: Promise<unknown>): Promise<boolean> {
    const done = await bounded(this.#ports.clock, engineLimit, asked);
    if (done.kind === 'too-slow') this.#ports.log.warn(`sync-engine-slow-to-${action}`, { account });
    return done.kind === 'too-slow';
  }

  /** Gives whether the engine did it. */
  async #ask(account: string, action: 'start' | 'stop'): Promise<boolean> {
    try {
      await this.#ports.engine[action](account);
      return true;
    } catch {
      this.#ports.log.warn(`sync-engine-failed-to-${action}`, { account });
      return false;
    }
  }
}
