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
  /** Whether standard error is a terminal on which a line can be written over. */
  readonly isInteractive: boolean;
  /**
   * Asks, and gives the first line that is an answer; after any other it says `hint` and asks again. Null: standard input ended, or
   * `cancel` was aborted.
   */
  ask(question: Question, cancel: AbortSignal): Promise<string | null>;
}

/** Prints what a command has to say: words for a person, or, with `--json`, a line of JSON for each account. */
export class Output {
  readonly #terminal: Terminal;
  readonly #json: boolean;
  #progressShown = false;

  constructor(terminal: Terminal, json: boolean) {
    this.#terminal = terminal;
    this.#json = json;
  }

  /** An answer for a person; with `--json` it is left out. */
  say(text: string): void {
    if (this.#json) return;
    this.#clearProgress();
    this.#terminal.out(`${text}\n`);
  }

  /** The same answer for a script; without `--json` it is left out. */
  data(line: Readonly<Record<string, unknown>>): void {
    if (!this.#json) return;
    this.#clearProgress();
    this.#terminal.out(`${JSON.stringify(line)}\n`);
  }

  /** A warning or an error, on standard error in both. */
  warn(text: string): void {
    this.#clearProgress();
    this.#terminal.err(`${text}\n`);
  }

  /** A line that is written over by the next one; nothing where there is no terminal. */
  progress(text: string): void {
    if (!this.#terminal.isInteractive) return;
    this.#terminal.err(`\r\u001B[K${text}`);
    this.#progressShown = true;
  }

  /** Takes the progress line away. */
  endProgress(): void {
    this.#clearProgress();
  }

  #clearProgress(): void {
    if (!this.#progressShown) return;
    this.#terminal.err('\r\u001B[K');
    this.#progressShown = false;
  }
}
