import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

/** How long a command may take, in milliseconds: `npm ci` fetches half a gigabyte. */
const patience = 600_000;
/** How long a command that runs already may print nothing of what is waited for, in milliseconds. */
const patienceForWords = 180_000;

/** What a terminal does not show: carriage returns, and the isolates around names. */
const unseen = /[\r\u2066-\u2069]/g;

/** A shell on a terminal, as a person has one: bash, which `script` gives a terminal. */
export class Terminal {
  readonly #shell: ChildProcessWithoutNullStreams;
  #printed = '';
  #seenUpTo = 0;

  constructor(folder: string, env: NodeJS.ProcessEnv) {
    const bash = 'bash --norc --noprofile -i';
    this.#shell = spawn('script', ['--quiet', '--flush', '--return', '--command', bash, '/dev/null'], {
      cwd: folder,
      env,
    });
    for (const stream of [this.#shell.stdout, this.#shell.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#printed += stripVTControlCharacters(text).replace(unseen, '');
      });
    }
  }

  /** Types a line and Enter. */
  type(line: string): void {
    this.#seenUpTo = this.#printed.length;
    this.#shell.stdin.write(`${line}\n`);
  }

  /** Types a command, and waits until it has ended. Gives what it printed; throws where it does not end with the code. */
  async run(command: string, code = 0): Promise<string> {
    this.type(`${command}; echo "<ended"" with $?>"`);
    const [, printed = '', ended] = await this.see(/\n([^]*)<ended with (\d+)>/, patience);
    if (Number(ended) !== code) throw new Error(`“${command}” ended with ${String(ended)}:\n${printed}`);
    return printed;
  }

  /** Waits for something to be printed after the last line that was typed. */
  async see(what: RegExp, within = patienceForWords): Promise<RegExpExecArray> {
    const deadline = Date.now() + within;
    while (Date.now() < deadline) {
      const found = what.exec(this.#printed.slice(this.#seenUpTo));
      if (found !== null) return found;
      await pause(100);
    }
    throw new Error(`Not seen: ${String(what)}. What was printed:\n${this.#printed}`);
  }

  /** Ctrl-C, and the shell's next prompt. */
  async interrupt(): Promise<void> {
    this.#seenUpTo = this.#printed.length;
    this.#shell.stdin.write('\x03');
    await this.run('true');
  }

  /** Takes the terminal away, which ends the shell and what it has started. */
  async close(): Promise<void> {
    if (this.#shell.exitCode !== null) return;
    const ended = once(this.#shell, 'exit');
    // Not asked: it would wait for the shell, which waits for its command.
    this.#shell.kill('SIGKILL');
    await ended;
  }
}
