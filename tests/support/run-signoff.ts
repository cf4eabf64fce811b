import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { headlessHost } from '../../build/layout.ts';

/** How a command ended. */
export interface Ended {
  /** Null: a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A `signoff` command, built and unchanged, as a process of its own. */
export interface RunningCommand {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The next line of standard output; rejects where the command ends without one. */
  nextLine(): Promise<string>;
  /** Answers a question. */
  type(text: string): void;
}

export interface CommandSurroundings {
  /** The environment whose session holds the keyring. */
  readonly env: NodeJS.ProcessEnv;
  readonly apiKey: string | null;
}

/** Starts `signoff` with these words; it has no terminal. */
export function startSignoff(words: readonly string[], { env, apiKey }: CommandSurroundings): RunningCommand {
  const child = spawn(process.execPath, [headlessHost, ...words], {
    env: { ...env, ...(apiKey !== null && { SIGNOFF_API_KEY: apiKey }) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const lines = linesOf(child.stdout);
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    stdout,
    stderr,
  }));
  return {
    process: child,
    ended,
    nextLine: async () => {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`signoff ended without another line: ${stderr}`);
      return value;
    },
    type: (text) => child.stdin.write(text),
  };
}

/** Runs `signoff` to its end. */
export function runSignoff(words: readonly string[], surroundings: CommandSurroundings): Promise<Ended> {
  const command = startSignoff(words, surroundings);
  command.process.stdin?.end();
  return command.ended;
}

function linesOf(stream: Readable): AsyncIterator<string, undefined> {
  return createInterface({ input: stream })[Symbol.asyncIterator]();
}
