import type { Credentials } from './credentials.ts';
import type { FlowContext } from './flow-context.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import type { Ports } from './ports.ts';
import type { HeldCredential, RefreshReply, Service } from './ports/service.ts';
import { serviceIdOf } from './registry.ts';
import { findAccount } from './registry-changes.ts';
import { pauseBeforeRetry } from './retry-schedule.ts';
import { problemOf } from './service-problem.ts';

/** However soon a new credential lapses, it is not replaced again before that, in milliseconds. */
const shortestPause = 60_000;

/** A timer's longest time, in milliseconds; what is due later is looked at again then. */
const longestPause = 24 * 60 * 60 * 1000;

/** Attempts for an account that failed, one after the other. */
interface Failures {
  readonly attempts: number;
  /** Until when the service asked to be left alone, as `Clock.elapsed` counts. */
  readonly notBefore: number;
}

/**
 * Keeps the credentials of accounts that are signed in usable: one at a time for each account, in turn with everything else that is done
 * with it. From the moment an account is to be signed out nothing is refreshed here any more.
 */
export class Refresher {
  readonly #ports: Ports;
  readonly #credentials: Credentials;
  readonly #queue: OneAtATime;
  readonly #onEnded: (account: string) => void;
  readonly #timers = new Map<string, () => void>();
  readonly #failures = new Map<string, Failures>();
  #stopped = false;

  /** @param onEnded called where the service does not accept an account's credential any more */
  constructor({
    ports,
    credentials,
    queue,
    onEnded,
  }: FlowContext & { readonly onEnded: (account: string) => void }) {
    this.#ports = ports;
    this.#credentials = credentials;
    this.#queue = queue;
    this.#onEnded = onEnded;
  }

  /** Sees to the accounts that can be used, and to no other. Called again whenever these may have changed. */
  keepTo(usable: ReadonlySet<string>): void {
    if (this.#stopped) return;
    for (const [id, callOff] of this.#timers) {
      if (usable.has(id)) continue;
      callOff();
      this.#timers.delete(id);
    }
    for (const id of usable) if (!this.#timers.has(id)) this.#lookAt(id, this.#askedPause(id));
  }

  /** Something has changed that failed attempts may have waited for: the network is back, or the app's own settings are others. */
  tryAgain(): void {
    for (const [id, { notBefore }] of this.#failures) {
      this.#failures.set(id, { attempts: 0, notBefore });
      const callOff = this.#timers.get(id);
      if (callOff === undefined) continue;
      callOff();
      this.#lookAt(id, this.#askedPause(id));
    }
  }

  /** Begins nothing any more. */
  end(): void {
    this.#stopped = true;
    for (const callOff of this.#timers.values()) callOff();
    this.#timers.clear();
  }

  #lookAt(id: string, wait: number): void {
    const callOff = this.#ports.clock.after(wait, () => {
      void this.#queue
        .run(id, () => this.#turn(id))
        .catch(() => {
          this.#ports.log.error('refreshing-failed', { account: id });
          return null;
        })
        .then((next) => {
          // It may have been let go of meanwhile.
          if (this.#timers.get(id) !== callOff) return;
          if (next === null) this.#timers.set(id, () => undefined);
          else this.#lookAt(id, Math.min(next, longestPause));
        });
    });
    this.#timers.set(id, callOff);
  }

  /** Gives after how many milliseconds it is to be looked at again; null: never. */
  async #turn(id: string): Promise<number | null> {
    const account = findAccount(this.#ports.registry.current(), id);
    if (account?.state.kind !== 'signed-in') this.#failures.delete(id);
    if (account?.state.kind !== 'signed-in' || this.#stopped) return null;
    const service = await this.#ports.services.at(serviceIdOf(account));
    if (!service.refreshes) return null;
    const read = await this.#credentials.read(account);
    // Whatever keeps it from being read is told by the check.
    if (read.kind !== 'found') return null;
    const held = this.#credentials.hold(account, read.secret);
    const due = this.#dueIn(service, held);
    if (due === null || due > 0) return due;
    const reply = await service.refresh(held);
    if (reply.kind !== 'fresh') return this.#afterFailure(id, reply);
    this.#failures.delete(id);
    const again = this.#dueIn(service, held);
    return again === null ? null : Math.max(again, shortestPause);
  }

  #afterFailure(id: string, reply: Exclude<RefreshReply, { kind: 'fresh' }>): number | null {
    if (reply.kind === 'ended') {
      // A check finds out, and asks twice.
      this.#onEnded(id);
      return null;
    }
    const { clock, log, random } = this.#ports;
    const problem = problemOf(reply);
    const attempts = (this.#failures.get(id)?.attempts ?? 0) + 1;
    const asked = reply.kind === 'unclear' ? (reply.retryAfter ?? 0) : 0;
    this.#failures.set(id, { attempts, notBefore: clock.elapsed() + asked });
    log.warn('refresh-waits', { account: id, attempts, problem: problem.kind });
    return Math.max(asked, pauseBeforeRetry(attempts, problem, random()));
  }

  /** For how many milliseconds more the service asked to be left alone. */
  #askedPause(id: string): number {
    return Math.max(0, (this.#failures.get(id)?.notBefore ?? 0) - this.#ports.clock.elapsed());
  }

  /** In how many milliseconds; null: never. */
  #dueIn(service: Service, { secret }: HeldCredential): number | null {
    const due = service.refreshDue(secret);
    return due === null ? null : Math.max(0, due - this.#ports.clock.now().getTime());
  }
}
