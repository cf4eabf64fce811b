import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { hasEnded } from '../../keyring/processes.ts';
import type { RunningService } from '../../service/service.ts';
import { startSignoff, type Ended, type RunningCommand } from '../../support/run-signoff.ts';

/** How long a program may take to come to its end; reached by what hangs. In milliseconds. */
const patience = 180_000;

/** A program of Signoff's that runs. */
export interface Program {
  /** The words that it was started with. */
  readonly command: string;
  readonly ended: Promise<Ended>;
  hasEnded(): boolean;
  kill(signal: 'SIGKILL' | 'SIGTERM'): void;
}

/** Starts the real programs on one data directory, one keyring and one service, and hears what they print. */
export class Programs {
  readonly all: Program[] = [];
  readonly #service: RunningService;
  readonly #surroundings: { readonly directory: string; readonly env: NodeJS.ProcessEnv };
  readonly #keychains = new Set<number>();

  constructor(
    service: RunningService,
    surroundings: { readonly directory: string; readonly env: NodeJS.ProcessEnv },
  ) {
    this.#service = service;
    this.#surroundings = surroundings;
  }

  start(
    words: readonly string[],
    onLine: (line: string) => void,
    onEnd: (ended: Ended) => void = () => undefined,
  ): Program {
    const { directory, env } = this.#surroundings;
    const { url, apiKey } = this.#service;
    const running = startSignoff([...words, '--service', url, '--data-dir', directory], { env, apiKey });
    const child = running.process;
    child.stdin?.end();
    createInterface({ input: child.stdout as Readable }).on('line', onLine);
    let isOver = false;
    const program: Program = {
      command: words.join(' '),
      ended: inTime(words.join(' '), running).then((ended) => {
        isOver = true;
        onEnd(ended);
        return ended;
      }),
      hasEnded: () => isOver || child.exitCode !== null || child.signalCode !== null,
      kill: (signal) => {
        for (const pid of childrenOf(child.pid)) this.#keychains.add(pid);
        child.kill(signal);
      },
    };
    // Whoever waits for it hears of its failure.
    program.ended.catch(() => undefined);
    this.all.push(program);
    return program;
  }

  running(): Program[] {
    return this.all.filter((program) => !program.hasEnded());
  }

  /** Resolves when the keychain processes of whoever was killed have ended, too. */
  async orphansEnded(): Promise<void> {
    await Promise.all([...this.#keychains].filter(isKeychainProcess).map(hasEnded));
  }

  /** Ends whatever is left. */
  async endAll(): Promise<void> {
    for (const program of this.running()) program.kill('SIGKILL');
    await Promise.allSettled(this.all.map(({ ended }) => ended));
    await this.orphansEnded();
  }
}

async function inTime(command: string, running: RunningCommand): Promise<Ended> {
  const late = new AbortController();
  try {
    const ended = await Promise.race([running.ended, pause(patience, null, { signal: late.signal })]);
    if (ended === null) throw new Error(`signoff ${command} does not end`);
    return ended;
  } finally {
    late.abort();
  }
}

function childrenOf(pid: number | undefined): number[] {
  try {
    const listed = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
    return listed.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** Not another process that was given the number of one that is gone. */
function isKeychainProcess(pid: number): boolean {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes('keychain-child');
  } catch {
    return false;
  }
}
