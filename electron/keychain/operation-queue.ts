import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import type { Log } from '../core/ports/log.ts';
import type { LaunchChild } from './child-process.ts';
import { answerSchema, failure, type Answer, type Failure, type Request as Sent } from './protocol.ts';
import { Quiet } from './quiet.ts';
import { Workers, type Worker } from './worker.ts';

/** What is asked; whether the person may be prompted for it is decided when its turn comes. */
export type Request = WithoutManner<Sent>;
type WithoutManner<T> = T extends unknown ? Omit<T, 'quiet' | 'ahead'> : never;

interface Operation {
  readonly request: Request;
  readonly answer: (answer: Answer) => void;
  readonly answered: Promise<Answer>;
  readonly timer: NodeJS.Timeout;
  retried: boolean;
}

export interface OperationQueueOptions {
  readonly launch: LaunchChild;
  readonly log: Log;
  /** In milliseconds, from when it was asked or from the last answer to anybody. */
  readonly deadline: number;
  /** In milliseconds. */
  readonly patienceAtEnd: number;
  readonly idle: number | undefined;
}

/** So many are with the process at once: it begins the next one while its answer to the last is on the way. */
const mostSent = 2;

/**
 * One operation after the other in the keychain's process. A process that crashed, hung or lost its connection is replaced, and the
 * operation at hand is done once more in the new one as far as its deadline allows: reading, writing or removing twice does no harm.
 */
export class OperationQueue {
  readonly #log: Log;
  readonly #deadline: number;
  readonly #patienceAtEnd: number;
  readonly #workers: Workers;
  readonly #waiting: Operation[] = [];
  readonly #quiet = new Quiet();
  /** Those that the process has, in the order in which it answers them; it is at work on the first. */
  readonly #sent: Operation[] = [];
  #closed = false;

  constructor({ launch, log, deadline, patienceAtEnd, idle }: OperationQueueOptions) {
    this.#log = log;
    this.#deadline = deadline;
    this.#patienceAtEnd = patienceAtEnd;
    this.#workers = new Workers({
      ...{ launch, idle },
      onMessage: (from, message) => this.#receive(from, message),
      onGone: () => {
        const [current] = this.#sent;
        if (current !== undefined) this.#fail(current, failure('failing', 'process-ended'), true);
      },
    });
  }

  ask(request: Request): Promise<Answer> {
    if (this.#closed) return Promise.resolve(failure('failing', 'closed'));
    // Otherwise every caller in turn would wait for a keychain that did not answer a moment ago.
    const { why } = this.#quiet;
    if (why?.reason === 'no-answer') return Promise.resolve(why);
    const { promise: answered, resolve: answer } = Promise.withResolvers<Answer>();
    const timer = setTimeout(() => this.#expire(operation), this.#deadline);
    const operation: Operation = { request, answer, answered, timer, retried: false };
    this.#waiting.push(operation);
    this.#advance();
    return answered;
  }

  /** The person asks for something: the keychain may prompt again. */
  askAgain(): void {
    this.#quiet.lift();
  }

  /** Lets the process finish what it has, for a moment, answers the others as failed, and ends the process. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#workers.close();
    answerAll(this.#waiting.splice(0), failure('failing', 'closed'));
    const answered = Promise.all(this.#sent.map((operation) => operation.answered));
    if (this.#sent.length > 0)
      await Promise.race([answered, pause(this.#patienceAtEnd, null, { ref: false })]);
    // What has not finished is answered by the end of its process.
    await this.#workers.end();
  }

  #advance(): void {
    if (this.#closed) answerAll(this.#waiting.splice(0), failure('failing', 'closed'));
    // Where it is quiet the person may want to be asked before the next one's turn has come.
    const most = this.#quiet.isOn ? 1 : mostSent;
    while (this.#sent.length < most) {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      this.#sent.push(next);
      this.#send(next);
    }
    if (this.#sent.length === 0) this.#workers.rest();
  }

  #send(operation: Operation): void {
    const { request } = operation;
    const ahead = operation !== this.#sent[0];
    this.#workers.send({ ...request, quiet: this.#quiet.isOn, ahead }, request.kind !== 'probe');
  }

  #receive(from: Worker, message: unknown): void {
    const [current] = this.#sent;
    if (current === undefined) return;
    const parsed = v.safeParse(answerSchema, message);
    const answer = parsed.success ? parsed.output : failure('failing', 'not-understood');
    const wasUsed = from.used;
    from.used = true;
    for (const { timer } of [...this.#sent.slice(1), ...this.#waiting]) timer.refresh();
    if (answer.kind === 'failed' && answer.code === 'not-begun') this.#send(current);
    else if (answer.kind === 'failed')
      this.#fail(current, answer, wasUsed || answer.code === 'session-broken');
    else {
      this.#quiet.wentWell();
      this.#finish(current, answer);
    }
  }

  /** @param curable whether a new process could answer otherwise. */
  #fail(operation: Operation, failed: Failure, curable: boolean): void {
    const { reason, code } = failed;
    // A locked keyring, or one that hangs, is the same for every process.
    const isShut = reason === 'locked' || reason === 'no-answer';
    const retry = curable && !this.#closed && !operation.retried && !isShut;
    // After any other failure than a locked keyring the next operation gets a new process.
    if (reason !== 'locked') {
      this.#workers.replace();
      this.#waiting.unshift(...this.#sent.splice(1));
    }
    this.#log.warn('keychain failed', { operation: operation.request.kind, reason, code, retry });
    if (!retry) {
      if (isShut) this.#quiet.begin(failed);
      const waiting = reason === 'no-answer' ? this.#waiting.splice(0) : [];
      this.#finish(operation, failed);
      answerAll(waiting, failed);
      return;
    }
    operation.retried = true;
    this.#send(operation);
    this.#advance();
  }

  #expire(operation: Operation): void {
    const late = failure('no-answer', 'deadline');
    if (operation === this.#sent[0]) {
      this.#fail(operation, late, false);
      return;
    }
    this.#waiting.splice(this.#waiting.indexOf(operation), 1);
    operation.answer(late);
  }

  #finish(operation: Operation, answer: Answer): void {
    clearTimeout(operation.timer);
    this.#sent.shift();
    operation.answer(answer);
    this.#advance();
  }
}

function answerAll(operations: readonly Operation[], failed: Failure): void {
  for (const operation of operations) {
    clearTimeout(operation.timer);
    operation.answer(failed);
  }
}
