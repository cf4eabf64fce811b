import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';

/** How long a program that was asked to end may take. */
const graceMilliseconds = 10_000;

/** A program that runs beside this process and ends with it. */
export class Child {
  readonly name: string;
  readonly process: ChildProcess;
  /** How it ended, in words. */
  readonly ended: Promise<{ readonly code: number; readonly reason: string }>;

  /**
   * Starts `program`. On a terminal Ctrl-C reaches a whole process group: a child gets a group of its own, so that it is
   * this process that decides in which order they end.
   */
  constructor(
    name: string,
    program: string,
    args: readonly string[],
    options: { readonly stdio: StdioOptions; readonly env?: NodeJS.ProcessEnv },
  ) {
    this.name = name;
    this.process = spawn(program, args, {
      ...options,
      detached: process.platform !== 'win32',
    });
    this.ended = once(this.process, 'exit').then(([code, signal]: (number | string | null)[]) =>
      typeof code === 'number'
        ? { code, reason: `${name} ended with exit code ${code}.` }
        : { code: 1, reason: `${name} was ended by ${String(signal)}.` },
    );
  }

  /** Asks it to end as Ctrl-C does, and ends it where it does not. Does nothing where it has ended. */
  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    this.process.kill('SIGINT');
    const impatience = setTimeout(() => this.process.kill('SIGKILL'), graceMilliseconds);
    await this.ended;
    clearTimeout(impatience);
  }
}
