import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log, LogFields } from '../../../electron/core/ports/log.ts';
import type { AccountRecord, Registry } from '../../../electron/core/registry.ts';
import { openDataDirectory, type DataDirectory } from '../../../electron/storage/data-directory.ts';
import { openRegistryFile } from '../../../electron/storage/open-registry.ts';
import type { RegistryFile, RegistryFileOptions } from '../../../electron/storage/registry-file.ts';

export function account(id: string, login = `${id}@example.com`): AccountRecord {
  return {
    id,
    serviceKind: 'openbox',
    service: 'https://box.example/api/1.0/',
    login,
    userId: '453',
    signedInAt: '2026-11-22T10:00:00.000Z',
    storage: 'keychain',
    state: { kind: 'signed-in' },
    pending: false,
  };
}

export function adding(...accounts: AccountRecord[]): (registry: Registry) => Registry {
  return (registry) => ({ ...registry, accounts: [...registry.accounts, ...accounts] });
}

export function idsOf(registry: Registry): string[] {
  return registry.accounts.map(({ id }) => id);
}

/** A log that keeps its events for the test to look at. */
export class RecordingLog implements Log {
  readonly events: { readonly event: string; readonly fields: LogFields }[] = [];

  info(event: string, fields: LogFields = {}): void {
    this.events.push({ event, fields });
  }

  warn(event: string, fields: LogFields = {}): void {
    this.events.push({ event, fields });
  }

  error(event: string, fields: LogFields = {}): void {
    this.events.push({ event, fields });
  }
}

/** Everything a test opened, undone in the reverse order by `undo`. */
export class Cleaning {
  readonly #steps: (() => unknown)[] = [];

  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  async undo(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) await step();
  }

  async directory(): Promise<DataDirectory> {
    const path = mkdtempSync(join(tmpdir(), 'signoff-test-'));
    this.add(() => rmSync(path, { recursive: true, force: true }));
    return openDataDirectory(path);
  }

  async registry(
    directory: DataDirectory,
    log = new RecordingLog(),
    options: RegistryFileOptions = {},
  ): Promise<RegistryFile> {
    const opened = await openRegistryFile(directory, log, { firstRetryPause: 20, ...options });
    if (opened.kind !== 'open') throw new Error(`The registry is ${opened.kind}`);
    this.add(() => opened.store.close());
    return opened.store;
  }

  program(name: string, args: readonly string[] = [], shell?: Shell): Program {
    const program = new Program(name, args, shell);
    this.add(() => program.kill());
    return program;
  }
}

/** Starts the program in another way: `"$@"` in the script is the command. */
export interface Shell {
  readonly command: string;
  readonly args: readonly string[];
  readonly script: string;
}

/** A test program in a process of its own. It sends messages, and may be sent some. */
export class Program {
  readonly #child: ChildProcess;
  readonly #exit: Promise<unknown>;
  readonly #messages: unknown[] = [];
  #errors = '';

  constructor(name: string, args: readonly string[], shell?: Shell) {
    const path = join(import.meta.dirname, `${name}.program.ts`);
    this.#child =
      shell === undefined
        ? fork(path, args, { silent: true })
        : spawn(shell.command, [...shell.args, shell.script, 'sh', process.execPath, path, ...args], {
            stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
          });
    this.#exit = once(this.#child, 'close');
    this.#child.on('message', (message) => this.#messages.push(message));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#errors += chunk.toString()));
    this.#child.stdout?.resume();
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** All that it has sent. */
  get messages(): readonly unknown[] {
    return this.#messages;
  }

  /** The next message that was not given yet; throws where the program ends without one. */
  async next(): Promise<unknown> {
    const at = this.#given;
    this.#given += 1;
    while (this.#messages.length <= at) {
      const ended = await Promise.race([
        once(this.#child, 'message').then(() => false),
        this.#exit.then(() => true),
      ]);
      if (ended && this.#messages.length <= at) throw new Error(`The program ended: ${this.#errors}`);
    }
    return this.#messages[at];
  }
  #given = 0;

  send(message: string): void {
    this.#child.send(message);
  }

  /** Waits for its end; gives the signal that ended it, or throws where it failed by itself. */
  async ended(): Promise<NodeJS.Signals | null> {
    await this.#exit;
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== 0 && signalCode === null) throw new Error(`It ended with ${exitCode}: ${this.#errors}`);
    return signalCode;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exit;
  }
}
