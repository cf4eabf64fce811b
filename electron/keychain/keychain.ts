import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { productName } from '../../shared/product-name.ts';
import type { Keychain, KeychainUnavailable } from '../core/ports/keychain.ts';
import type { Log } from '../core/ports/log.ts';
import { Secret } from '../core/secret.ts';
import type { ChildProcess, LaunchChild } from './child-process.ts';
import { canaryName } from './operations.ts';
import { answerSchema, failure, type Answer, type Failure, type Request as Sent } from './protocol.ts';

export interface KeychainOptions {
  readonly launch: LaunchChild;
  readonly log: Log;
  /**
   * Milliseconds that a call waits, from when it was asked or from the last answer that the keychain gave to anybody: a
   * long queue of calls is not late as long as it moves. A person may have to type a password meanwhile.
   */
  readonly deadline?: number;
  /**
   * Where given, the process is started by the first operation, and ends after so many milliseconds without one, because it
   * takes 30 MB. Once it was asked for an item it stays: the person may have been asked whether to trust it, and would be asked
   * again about the next. Left out: it is started at once and kept.
   */
  readonly idle?: number;
  /** The name under which the items stand in the keychain. */
  readonly service?: string;
}

export interface ClosableKeychain extends Keychain {
  /** Lets the operation at hand finish (at most 2 s), answers the others `unavailable`, and ends the process. */
  close(): Promise<void>;
}

/** What is asked; whether the person may be prompted for it is decided when its turn comes. */
type Request = WithoutQuiet<Sent>;
type WithoutQuiet<T> = T extends unknown ? Omit<T, 'quiet'> : never;

interface Operation {
  readonly request: Request;
  readonly answer: (answer: Answer) => void;
  readonly answered: Promise<Answer>;
  readonly timer: NodeJS.Timeout;
  retried: boolean;
}

interface Worker {
  readonly child: ChildProcess;
  readonly ended: Promise<null>;
  /** Whether it has answered before: one that has not cannot hold a connection that died meanwhile. */
  used: boolean;
  /** Whether it was asked for an item, for which a keychain may have asked the person. */
  trusted: boolean;
}

const defaultDeadlineMilliseconds = 30_000;
const closingMilliseconds = 2000;

/** How long nothing prompts again by itself after a person left a prompt alone or closed it; doubled each time. */
const shortestQuiet = 5 * 60_000;
const longestQuiet = 6 * 60 * 60_000;

/**
 * The keychain in a process of its own, which is kept. A process that crashed, hung or lost its
 * connection is replaced, and the operation at hand is done once more in the new one as far as its deadline allows:
 * reading, writing or removing twice does no harm.
 */
export function createKeychain(options: KeychainOptions): ClosableKeychain {
  const { launch, log, deadline = defaultDeadlineMilliseconds, idle, service = productName } = options;
  const queue: Operation[] = [];
  const running = new Set<Worker>();
  let current: Operation | null = null;
  let worker: Worker | null = null;
  let closed = false;
  let resting: NodeJS.Timeout | undefined;
  /** Set where the keychain was last found locked, or did not answer: another prompt would only annoy. */
  let quiet: { readonly why: Failure; readonly length: number; readonly until: number } | null = null;

  function start(): Worker {
    const { promise: ended, resolve: hasEnded } = Promise.withResolvers<null>();
    const child = launch({
      onMessage: (message) => {
        if (worker === started) receive(started, message);
      },
      onExit: () => {
        running.delete(started);
        hasEnded(null);
        if (worker !== started) return;
        worker = null;
        // An idle process that ends is started again by the next operation, so that one that cannot live is not
        // started over and over.
        if (current !== null) fail(current, failure('failing', 'process-ended'), true);
      },
    });
    const started: Worker = { child, ended, used: false, trusted: false };
    running.add(started);
    return started;
  }

  function replaceWorker(): void {
    worker?.child.kill();
    worker = closed || idle !== undefined ? null : start();
  }

  function ask(request: Request): Promise<Answer> {
    if (closed) return Promise.resolve(failure('failing', 'closed'));
    // Otherwise every caller in turn would wait for a keychain that did not answer a moment ago.
    if (isQuiet() && quiet?.why.reason === 'no-answer') return Promise.resolve(quiet.why);
    const { promise: answered, resolve: answer } = Promise.withResolvers<Answer>();
    const timer = setTimeout(() => {
      expire(operation);
    }, deadline);
    const operation: Operation = { request, answer, answered, timer, retried: false };
    queue.push(operation);
    advance();
    return answered;
  }

  function advance(): void {
    if (current !== null) return;
    current = queue.shift() ?? null;
    if (current === null) rest();
    else send(current);
  }

  function send(operation: Operation): void {
    clearTimeout(resting);
    worker ??= start();
    worker.trusted ||= operation.request.kind !== 'probe';
    worker.child.send({ ...operation.request, quiet: isQuiet() });
  }

  function isQuiet(): boolean {
    return quiet !== null && performance.now() < quiet.until;
  }

  function beQuiet(why: Failure): void {
    if (isQuiet() && quiet?.why.reason === why.reason) return;
    const length = quiet === null ? shortestQuiet : Math.min(longestQuiet, 2 * quiet.length);
    quiet = { why, length, until: performance.now() + length };
  }

  function receive(from: Worker, message: unknown): void {
    if (current === null) return;
    const parsed = v.safeParse(answerSchema, message);
    const answer = parsed.success ? parsed.output : failure('failing', 'not-understood');
    const wasUsed = from.used;
    from.used = true;
    for (const waiting of queue) waiting.timer.refresh();
    if (answer.kind === 'failed') fail(current, answer, wasUsed);
    else {
      if (!isQuiet()) quiet = null;
      finish(current, answer);
    }
  }

  /** @param curable whether a new process could answer otherwise. */
  function fail(operation: Operation, failed: Failure, curable: boolean): void {
    // A locked keyring, or one that hangs, is the same for every process.
    const retry =
      curable && !closed && !operation.retried && failed.reason !== 'locked' && failed.reason !== 'no-answer';
    // After any other failure than a locked keyring the next operation gets a new process.
    if (failed.reason !== 'locked') replaceWorker();
    log.warn('keychain failed', {
      operation: operation.request.kind,
      reason: failed.reason,
      code: failed.code,
      retry,
    });
    if (!retry) {
      if (failed.reason === 'locked' || failed.reason === 'no-answer') beQuiet(failed);
      const waiting = failed.reason === 'no-answer' ? queue.splice(0) : [];
      finish(operation, failed);
      answerAll(waiting, failed);
      return;
    }
    operation.retried = true;
    send(operation);
  }

  function expire(operation: Operation): void {
    const late = failure('no-answer', 'deadline');
    if (operation === current) {
      fail(operation, late, false);
      return;
    }
    queue.splice(queue.indexOf(operation), 1);
    operation.answer(late);
  }

  function answerAll(operations: readonly Operation[], failed: Failure): void {
    for (const operation of operations) {
      clearTimeout(operation.timer);
      operation.answer(failed);
    }
  }

  function finish(operation: Operation, answer: Answer): void {
    clearTimeout(operation.timer);
    current = null;
    operation.answer(answer);
    advance();
  }

  function rest(): void {
    if (idle === undefined || worker === null || worker.trusted) return;
    resting = setTimeout(() => {
      worker?.child.kill();
      worker = null;
    }, idle).unref();
  }

  /** Asks, once the name and the secret are such that every keychain gives back what it was given. */
  async function askAbout(name: string, request: Request): Promise<Answer> {
    if (isName(name) && (request.kind !== 'write' || isStorable(request.secret))) return ask(request);
    const refused = failure('failing', 'refused');
    log.error('keychain failed', { operation: request.kind, reason: refused.reason, code: refused.code });
    return refused;
  }

  if (idle === undefined) worker = start();

  return {
    probe: async () => {
      const answer = await ask({ kind: 'probe', service });
      return answer.kind === 'available' ? { kind: 'available' } : unavailable(answer);
    },
    read: async (name) => {
      const answer = await askAbout(name, { kind: 'read', service, name });
      if (answer.kind === 'found') return { kind: 'found', secret: new Secret(answer.secret) };
      return answer.kind === 'absent' ? { kind: 'absent' } : unavailable(answer);
    },
    write: async (name, secret) => {
      const answer = await askAbout(name, { kind: 'write', service, name, secret: secret.reveal() });
      return answer.kind === 'written' ? { kind: 'written' } : unavailable(answer);
    },
    remove: async (name) => {
      const answer = await askAbout(name, { kind: 'remove', service, name });
      return answer.kind === 'removed' ? { kind: 'removed' } : unavailable(answer);
    },
    askAgain: () => {
      quiet = null;
    },
    close: async () => {
      closed = true;
      clearTimeout(resting);
      answerAll(queue.splice(0), failure('failing', 'closed'));
      if (current !== null)
        await Promise.race([current.answered, pause(closingMilliseconds, null, { ref: false })]);
      // One that has not finished is answered by the end of its process.
      for (const { child } of running) child.kill();
      await Promise.all([...running].map(({ ended }) => ended));
    },
  };
}

function unavailable(answer: Answer): KeychainUnavailable {
  // An answer to another question than the one asked means that the process is broken.
  return { kind: 'unavailable', reason: answer.kind === 'failed' ? answer.reason : 'failing' };
}

/** Account ids; the canary's name is the keychain's own. */
function isName(name: string): boolean {
  return /^[0-9a-z.-]{1,200}$/.test(name) && name !== canaryName;
}

/** keytar hands on UTF-8 that ends at the first NUL: what would come back changed is not stored at all. */
function isStorable(secret: string): boolean {
  return secret !== '' && !secret.includes('\0') && secret.isWellFormed();
}
