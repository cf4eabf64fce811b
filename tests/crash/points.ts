import { once } from 'node:events';
import { readFileSync, writeSync } from 'node:fs';
import type { Point, Moment, Report } from './job.ts';
import { pointName } from './job.ts';

/** How far into a keychain operation the process dies, in milliseconds: a real one takes from one to four. */
const intoKeychainOperation = 1.5;

/** The steps of a victim: counts them, tells of each, and dies where it is to die. */
export class Points {
  readonly #kill: Point | null;
  readonly #tell: (line: Report) => void;
  readonly #counts = new Map<string, number>();
  readonly #watchers = new Map<string, () => void>();

  /** Dies at `kill`; null: never. `tell` is told of every point. */
  constructor(kill: Point | null, tell: (line: Report) => void) {
    this.#kill = kill;
    this.#tell = tell;
  }

  /** Does a step, and passes the points before and after it. */
  async around<T>(operation: string, detail: string, run: () => Promise<T>): Promise<T> {
    const step = this.begin(operation, detail);
    if (this.#kill?.step === step) this.#dieInside(this.#kill.moment, run);
    const result = await run();
    this.end(step, detail);
    return result;
  }

  /** Numbers a step and passes the point before it; gives its name. */
  begin(operation: string, detail: string): string {
    const number = (this.#counts.get(operation) ?? 0) + 1;
    this.#counts.set(operation, number);
    const step = `${operation}#${number}`;
    this.#pass({ moment: 'before', step }, detail);
    return step;
  }

  end(step: string, detail: string): void {
    this.#pass({ moment: 'after', step }, detail);
  }

  /** Calls back right after the point was passed. */
  on(point: Point, callback: () => void): void {
    this.#watchers.set(pointName(point), callback);
  }

  /** Waits until the person has acted on the page. */
  async holdFor(page: string): Promise<void> {
    const word = once(process, 'message');
    this.#tell({ kind: 'holds', page });
    await word;
  }

  #pass(point: Point, detail: string): void {
    this.#tell({ kind: 'passed', point, detail });
    if (this.#kill?.moment === point.moment && this.#kill.step === point.step) die();
    this.#watchers.get(pointName(point))?.();
  }

  /** Returns only for the moments that are not inside. */
  #dieInside(moment: Moment, run: () => Promise<unknown>): void {
    switch (moment) {
      case 'before':
      case 'after':
        return;
      case 'cut':
      case 'orphaned': {
        // The request is on its way when the call returns. No answer is looked at while this thread is busy.
        void run();
        const until = performance.now() + intoKeychainOperation;
        while (performance.now() < until);
        if (moment === 'cut') for (const child of children()) process.kill(child, 'SIGKILL');
        die();
      }
    }
  }
}

/** Writes a line at once: what was told is told, even when the next thing is the end. */
export function report(line: Report): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

/** The processes that this one started. */
export function children(): number[] {
  const pid = String(process.pid);
  const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return listed === '' ? [] : listed.split(' ').map(Number);
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}
