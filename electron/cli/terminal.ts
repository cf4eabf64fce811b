import { exitCodes, type ExitCode } from '../../shared/exit-codes.ts';
import type { Problem, SignInProblem } from '../../shared/problem.ts';
import type { Look } from './look.ts';

export interface Question {
  readonly words: string;
  readonly isAnswer: (line: string) => boolean;
  readonly hint: string;
  /** What is typed is not shown. */
  readonly isSecret?: boolean;
}

/** Where a command's words go. The composition root gives the real streams, tests give their own. */
export interface Terminal {
  /** Writes to standard output. */
  out(text: string): void;
  /** Writes to standard error. */
  err(text: string): void;
  /** How words may look on standard output. */
  readonly look: Look;
  /** Whether standard error is a terminal on which a line can be written over. */
  readonly isInteractive: boolean;
  /**
   * Asks, and gives the first line that is an answer; after any other it says `hint` and asks again. Null: standard input ended, or
   * `cancel` was aborted.
   */
  ask(question: Question, cancel: AbortSignal): Promise<string | null>;
}

type Line = Readonly<Record<string, unknown>>;

/** What an exit status is called in a line of JSON. */
const failureNames: Readonly<Record<ExitCode, string>> = {
  [exitCodes.done]: 'none',
  [exitCodes.unexpected]: 'unexpected',
  [exitCodes.wrongUsage]: 'wrong-usage',
  [exitCodes.notConfirmed]: 'not-confirmed',
  [exitCodes.refused]: 'refused',
  [exitCodes.keychain]: 'keychain',
  [exitCodes.noticeWaits]: 'notice-waits',
};

/**
 * Prints what a command has to say: words for a person, or, with `--json`, lines of JSON. With `--quiet` a person reads only what
 * went wrong or needs them.
 */
export class Output {
  readonly #terminal: Terminal;
  readonly #json: boolean;
  readonly #quiet: boolean;
  #progressShown = false;
  #hasData = false;

  constructor(terminal: Terminal, { json, quiet }: { readonly json: boolean; readonly quiet: boolean }) {
    this.#terminal = terminal;
    this.#json = json;
    this.#quiet = quiet;
  }

  get look(): Look {
    return this.#terminal.look;
  }

  /** An answer for a person; with `--json` or `--quiet` it is left out. */
  say(text: string): void {
    if (!this.#quiet) this.show(text);
  }

  /** What a person has to see even where they asked for quiet; with `--json` it is left out. */
  show(text: string): void {
    if (!this.#json) this.#print(text);
  }

  /** The same answer for a script; without `--json` it is left out. */
  data(line: Line): void {
    if (!this.#json) return;
    this.#hasData = true;
    this.#print(JSON.stringify(line));
  }

  /** A warning, on standard error in both. */
  warn(text: string): void {
    this.#clearProgress();
    this.#terminal.err(`${text}\n`);
  }

  /**
   * Why the command did not do what it was asked: words on standard error, and with `--json` a line with `error`. Gives the code.
   * @param problem what a program can tell it by; null: nothing but the code
   */
  fail(code: ExitCode, message: string, problem: Problem | SignInProblem | null = null): ExitCode {
    this.warn(message);
    this.data({ error: failureNames[code], message, problem });
    return code;
  }

  /** Sees to it that a script gets a line whatever came of the command. */
  end(code: ExitCode): void {
    if (!this.#hasData) this.data({ exitCode: code });
  }

  /** A line that is written over by the next one; nothing where there is no terminal. */
  progress(text: string): void {
    if (!this.#terminal.isInteractive || this.#quiet) return;
    this.#terminal.err(`\r\u001B[K${text}`);
    this.#progressShown = true;
  }

  /** Takes the progress line away. */
  endProgress(): void {
    this.#clearProgress();
  }

  #print(text: string): void {
    this.#clearProgress();
    this.#terminal.out(`${text}\n`);
  }

  #clearProgress(): void {
    if (!this.#progressShown) return;
    this.#terminal.err('\r\u001B[K');
    this.#progressShown = false;
  }
}
