import * as v from 'valibot';
import { assertNever } from '../../shared/assert-never.ts';
import { formatChoiceSchema, type FormatChoice } from '../../shared/wire-format.ts';
import type { ChangeResult, Configuration, ConfigurationStore } from '../core/ports/configuration.ts';
import type { Log } from '../core/ports/log.ts';
import { Secret } from '../core/secret.ts';
import type { DataDirectory } from './data-directory.ts';
import { isStillThere, readHeld, writeDurably, type HeldFile } from './durable-file.ts';
import { FileLock } from './file-lock.ts';

const defaultFormat: FormatChoice = 'automatic';

export interface ConfigurationOptions {
  /** What holds where nobody says otherwise; the address is in its normal form. */
  readonly defaults: { readonly service: string; readonly apiKey: Secret | null };
  /** What the command line fixes for this run; the address is in its normal form. */
  readonly fixed: { readonly service?: string; readonly format?: FormatChoice };
  /** The API key from the environment, which wins over the file's; null: there is none. */
  readonly apiKey: Secret | null;
  /** Checks an address and gives its normal form. */
  readonly parseServiceAddress: (
    text: string,
  ) => { readonly kind: 'address'; readonly address: string } | { readonly kind: 'bad-address' };
}

const fileSchema = v.looseObject({
  service: v.optional(v.string()),
  format: v.optional(formatChoiceSchema),
  apiKey: v.optional(v.string()),
});

interface FileSettings {
  readonly service: string;
  readonly format: FormatChoice;
  readonly apiKey: Secret | null;
  /** All that the file says, also what Signoff does not know. */
  readonly whole: Readonly<Record<string, unknown>>;
}

/**
 * The settings in `configuration.json`: `{"service": …, "format": …, "apiKey": …}`, each of which may be left out. A person may
 * edit the file at any time, so each `current()` looks whether it is another one. While it is damaged the defaults hold and it
 * is never written over.
 */
export class ConfigurationFile implements ConfigurationStore {
  readonly #path: string;
  readonly #lock: FileLock;
  readonly #log: Log;
  readonly #options: ConfigurationOptions;
  /** Where there is no file. */
  readonly #defaults: FileSettings;
  /** Null: the file is damaged, or the OS does not give it. */
  #settings: FileSettings | null;
  #held: HeldFile | null = null;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(directory: DataDirectory, log: Log, options: ConfigurationOptions) {
    this.#path = directory.configuration;
    this.#lock = new FileLock(directory.lock);
    this.#log = log;
    this.#options = options;
    this.#defaults = { ...options.defaults, format: defaultFormat, whole: {} };
    this.#settings = this.#defaults;
  }

  current(): Configuration {
    this.#look();
    const { fixed, apiKey } = this.#options;
    const settings = this.#settings ?? this.#defaults;
    return {
      service: fixed.service ?? settings.service,
      format: fixed.format ?? settings.format,
      apiKey: apiKey ?? settings.apiKey,
      fixed: (['service', 'format'] as const).filter((name) => fixed[name] !== undefined),
      unreadable: this.#settings === null,
    };
  }

  async change(settings: { readonly service: string; readonly format: FormatChoice }): Promise<ChangeResult> {
    const parsed = this.#options.parseServiceAddress(settings.service);
    if (parsed.kind === 'bad-address') return { kind: 'bad-service-address' };
    const { fixed } = this.#options;
    const isFixed =
      (fixed.service !== undefined && fixed.service !== parsed.address) ||
      (fixed.format !== undefined && fixed.format !== settings.format);
    if (isFixed) return { kind: 'fixed-by-command-line' };
    const change = {
      ...(fixed.service === undefined && { service: parsed.address }),
      ...(fixed.format === undefined && { format: settings.format }),
    };
    const changed = this.#lastChange.then(() => this.#save(change));
    this.#lastChange = changed;
    const code = await changed;
    if (code === null) return { kind: 'saved' };
    this.#log.warn('configuration-not-saved', { code });
    return { kind: 'not-saved' };
  }

  /** Waits for a change that is being written. */
  async close(): Promise<void> {
    await this.#lastChange;
    this.#lock.close();
    this.#held?.release();
    this.#held = null;
  }

  /** Gives the code of what went wrong, or null. */
  async #save(change: object): Promise<string | null> {
    const locked = await this.#lock.run(async () => {
      this.#look();
      if (this.#settings === null) return 'UNREADABLE';
      const text = `${JSON.stringify({ ...this.#settings.whole, ...change }, null, 2)}\n`;
      const written = await writeDurably(this.#path, text);
      if (written.kind !== 'failed') this.#take(text, written.held);
      return written.kind === 'written' ? null : written.code;
    });
    switch (locked.kind) {
      case 'done':
        return locked.value;
      case 'busy':
        return 'EBUSY';
      case 'failed':
        return locked.code;
      default:
        return assertNever(locked, 'lock result');
    }
  }

  #look(): void {
    if (this.#isKnown()) return;
    this.#held?.release();
    this.#held = null;
    const content = readHeld(this.#path);
    switch (content.kind) {
      case 'text':
        this.#take(content.text, content.held);
        return;
      case 'missing':
        this.#settings = this.#defaults;
        return;
      case 'unreadable':
        this.#settings = null;
        return;
      default:
        assertNever(content, 'file content');
    }
  }

  #isKnown(): boolean {
    // What the OS did not give is asked for again.
    if (this.#held === null && this.#settings === null) return false;
    try {
      return isStillThere(this.#held, this.#path);
    } catch {
      return false;
    }
  }

  #take(text: string, held: HeldFile): void {
    this.#held?.release();
    this.#held = held;
    this.#settings = this.#parse(text);
  }

  #parse(text: string): FileSettings | null {
    let whole: unknown;
    try {
      whole = JSON.parse(text);
    } catch {
      return null;
    }
    if (Array.isArray(whole) || !v.is(fileSchema, whole)) return null;
    const { defaults } = this.#options;
    const { service = defaults.service, format = defaultFormat, apiKey = '' } = whole;
    const parsed = this.#options.parseServiceAddress(service);
    if (parsed.kind === 'bad-address') return null;
    return {
      service: parsed.address,
      format,
      apiKey: apiKey === '' ? defaults.apiKey : new Secret(apiKey),
      whole,
    };
  }
}
