import { basename } from 'node:path';
import * as v from 'valibot';
import { assertNever } from '../../shared/assert-never.ts';
import { languageChoices, type Language, type LanguageChoice } from '../../shared/language/languages.ts';
import { isSameService, type ServiceId } from '../../shared/service.ts';
import {
  formatChoiceSchema,
  notificationChoices,
  type ChangeableSettings,
  type NotificationChoice,
} from '../../shared/settings.ts';
import type { FormatChoice } from '../../shared/wire-format.ts';
import type { ConfigurationFault } from '../../shared/snapshot.ts';
import type {
  ChangeResult,
  Configuration,
  ConfigurationStore,
  SecretPlace,
  SettingsChange,
} from '../core/ports/configuration.ts';
import type { Log } from '../core/ports/log.ts';
import { appSecretIn, type Secret } from '../core/secret.ts';
import type { DataDirectory } from './data-directory.ts';
import {
  listServices,
  openBoxService,
  readEntries,
  withEntry,
  type BroughtService,
  type FileService,
} from './service-entries.ts';
import { isStillThere, readHeld, writeDurably, type HeldFile } from './durable-file.ts';

const defaultFormat: FormatChoice = 'automatic';

/** What the command line fixes for a run. */
export interface FixedSettings {
  readonly service?: string;
  readonly format?: FormatChoice;
  readonly language?: Language;
}

export interface ConfigurationOptions {
  /** What the package brings; each address is in its normal form. */
  readonly defaults: {
    readonly service: string;
    readonly apiKey: Secret | null;
    readonly services: readonly BroughtService[];
  };
  /** What the command line fixes for this run; the address is in its normal form. */
  readonly fixed: FixedSettings;
  /** That of the system. */
  readonly systemLanguage: Language;
  /** The API key from the environment, which wins over the file's; null: there is none. */
  readonly apiKey: Secret | null;
  /** Checks an address and gives its normal form. */
  readonly parseServiceAddress: (
    text: string,
  ) => { readonly kind: 'address'; readonly address: string } | { readonly kind: 'bad-address' };
}

const fixable = ['service', 'format', 'language'] as const;

const fields = [
  'service',
  'format',
  'language',
  'notifications',
  'apiKey',
  'apiKeyInKeychain',
  'services',
] as const;

interface FileSettings extends Readonly<ChangeableSettings> {
  readonly apiKey: Secret | null;
  readonly apiKeyInKeychain: string | null;
  /** Those that a person added, and the secrets' places of those that the package brought. */
  readonly services: readonly FileService[];
  readonly faults: readonly ConfigurationFault[];
  /** Everything in the file, including what Signoff does not know. Null: the file is damaged or cannot be read. */
  readonly whole: Readonly<Record<string, unknown>> | null;
}

/**
 * The settings in `configuration.json`: `{"service": …, "format": …, "apiKey": …}` for OpenBox, `"language": …`, `"notifications": …`, and `"services": […]` for all others
 * (service-entries.ts), each of which may be left out. A person may
 * edit the file at any time, so each `current()` looks whether it has changed. A field that cannot be used has its default. While
 * the file cannot be read at all, every field has its default, and the file is never overwritten.
 */
export class ConfigurationFile implements ConfigurationStore {
  readonly #path: string;
  readonly #name: string;
  readonly #log: Log;
  readonly #options: ConfigurationOptions;
  /** Where there is no file. */
  readonly #defaults: FileSettings;
  #settings: FileSettings;
  #held: HeldFile | null = null;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(directory: DataDirectory, log: Log, options: ConfigurationOptions) {
    this.#path = directory.configuration;
    this.#name = basename(directory.configuration);
    this.#log = log;
    this.#options = options;
    this.#defaults = {
      ...options.defaults,
      apiKeyInKeychain: null,
      services: [],
      format: defaultFormat,
      language: 'automatic',
      notifications: 'all',
      faults: [],
      whole: {},
    };
    this.#settings = this.#defaults;
  }

  current(): Configuration {
    this.#look();
    const { fixed, apiKey, systemLanguage } = this.#options;
    const settings = this.#settings;
    const service = fixed.service ?? settings.service;
    const language = fixed.language ?? settings.language;
    const key = apiKey ?? settings.apiKey;
    return {
      service,
      format: fixed.format ?? settings.format,
      language,
      notifications: settings.notifications,
      spoken: language === 'automatic' ? systemLanguage : language,
      givenSecrets: key === null ? {} : { openbox: key },
      secretsInKeychain: [
        ...openBoxAt(settings.apiKeyInKeychain),
        ...settings.services.filter(({ secretInKeychain }) => secretInKeychain),
      ],
      services: [
        openBoxService(service, key, settings.apiKeyInKeychain === service),
        ...listServices(this.#options.defaults.services, settings.services),
      ],
      fixed: fixable.filter((name) => fixed[name] !== undefined),
      faults: settings.faults,
    };
  }

  async change(settings: SettingsChange): Promise<ChangeResult> {
    const wanted = { ...settings };
    if (settings.service !== undefined) {
      const parsed = this.#options.parseServiceAddress(settings.service);
      if (parsed.kind === 'bad-address') return { kind: 'bad-service-address' };
      wanted.service = parsed.address;
    }
    const { fixed } = this.#options;
    const given = fixable.filter((name) => wanted[name] !== undefined);
    if (given.some((name) => fixed[name] !== undefined && fixed[name] !== wanted[name])) {
      return { kind: 'fixed-by-command-line' };
    }
    const changed = given.filter((name) => fixed[name] === undefined).map((name) => [name, wanted[name]]);
    const { notifications } = wanted;
    return {
      kind: await this.#change(() => ({
        ...(Object.fromEntries(changed) as object),
        ...(notifications !== undefined && { notifications }),
      })),
    };
  }

  putService(
    service: Pick<FileService, 'kind' | 'address' | 'name' | 'clientId'>,
  ): Promise<'saved' | 'not-saved'> {
    return this.#changeEntry(service, (entry) => ({ ...entry, ...service }));
  }

  async removeService(service: ServiceId): Promise<'saved' | 'not-saved' | 'fixed'> {
    const listed = this.current().services.find((each) => isSameService(each, service));
    if (listed?.canBeRemoved === false) return 'fixed';
    return this.#change(({ services }) => ({
      services: services.filter((each) => !isSameService(each, service)),
    }));
  }

  /** There is one place for an OpenBox API key. */
  displacedBy({ kind, address }: ServiceId): readonly ServiceId[] {
    this.#look();
    const { apiKeyInKeychain } = this.#settings;
    return kind === 'openbox' && apiKeyInKeychain !== address ? openBoxAt(apiKeyInKeychain) : [];
  }

  placeSecret(service: ServiceId, place: SecretPlace): Promise<'saved' | 'not-saved'> {
    const secretInKeychain = place === 'keychain';
    if (service.kind === 'openbox') {
      const apiKeyInKeychain = secretInKeychain ? service.address : null;
      return this.#change(() => ({ apiKeyInKeychain }));
    }
    return this.#changeEntry(service, (entry) => ({ ...entry, secretInKeychain }));
  }

  #changeEntry(
    service: ServiceId,
    change: (entry: FileService) => FileService,
  ): Promise<'saved' | 'not-saved'> {
    return this.#change(({ services }) => ({ services: withEntry(services, service, change) }));
  }

  /** @param change makes of the file's settings the fields that are written anew */
  async #change(change: (settings: FileSettings) => object): Promise<'saved' | 'not-saved'> {
    const changed = this.#lastChange.then(() => this.#save(change));
    this.#lastChange = changed;
    const code = await changed;
    if (code === null) return 'saved';
    this.#log.warn('configuration-not-saved', { code });
    return 'not-saved';
  }

  /** Waits for a change that is being written. */
  async close(): Promise<void> {
    await this.#lastChange;
    this.#held?.release();
    this.#held = null;
  }

  /** Gives the code of what went wrong, or null. */
  async #save(change: (settings: FileSettings) => object): Promise<string | null> {
    this.#look();
    const { whole, faults } = this.#settings;
    const changed = change(this.#settings);
    // What could not be read is not written over.
    const isLost = 'services' in changed && faults.some(({ field }) => field === 'services');
    if (whole === null || isLost) return 'UNREADABLE';
    const text = `${JSON.stringify({ ...whole, ...changed }, null, 2)}\n`;
    const written = await writeDurably(this.#path, text);
    if (written.kind !== 'failed') this.#take(text, written.held);
    return written.kind === 'written' ? null : written.code;
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
        this.#settings = this.#nothingOf(null, content.code);
        return;
      default:
        assertNever(content, 'file content');
    }
  }

  #isKnown(): boolean {
    // A file that could not be read is tried again.
    if (this.#held === null && this.#settings.whole === null) return false;
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

  #nothingOf(line: number | null, code: string | null = null): FileSettings {
    return { ...this.#defaults, faults: [{ file: this.#name, field: null, line, code }], whole: null };
  }

  #parse(text: string): FileSettings {
    let whole: unknown;
    try {
      whole = JSON.parse(text);
    } catch (error) {
      return this.#nothingOf(lineOfError(text, error));
    }
    if (Array.isArray(whole) || !v.is(v.looseObject({}), whole)) return this.#nothingOf(1);
    const faults: ConfigurationFault[] = [];
    const isFault = (field: string): undefined => {
      faults.push({ file: this.#name, field, line: lineOfField(text, field), code: null });
    };
    for (const name of Object.keys(whole)) if (isMisspelt(name)) isFault(name);
    const { defaults } = this.#options;
    return {
      service: read(whole, 'service', (value) => this.#readService(value), isFault) ?? defaults.service,
      format: read(whole, 'format', readFormat, isFault) ?? defaultFormat,
      language: read(whole, 'language', readLanguage, isFault) ?? 'automatic',
      notifications: read(whole, 'notifications', readNotifications, isFault) ?? 'all',
      apiKey: read(whole, 'apiKey', readApiKey, isFault) ?? defaults.apiKey,
      apiKeyInKeychain: read(whole, 'apiKeyInKeychain', readAddress, isFault) ?? null,
      services: read(whole, 'services', readEntries, isFault) ?? [],
      faults,
      whole,
    };
  }

  #readService(value: unknown): string | undefined {
    if (typeof value !== 'string') return undefined;
    const parsed = this.#options.parseServiceAddress(value);
    return parsed.kind === 'address' ? parsed.address : undefined;
  }
}

/** A field's value; undefined: it is missing, or it cannot be used, which is then reported. */
function read<T>(
  whole: Readonly<Record<string, unknown>>,
  field: (typeof fields)[number],
  understand: (value: unknown) => T | undefined,
  isFault: (field: string) => undefined,
): T | undefined {
  if (!Object.hasOwn(whole, field)) return undefined;
  const value = understand(whole[field]);
  return value === undefined ? isFault(field) : value;
}

function readFormat(value: unknown): FormatChoice | undefined {
  return v.is(formatChoiceSchema, value) ? value : undefined;
}

function readNotifications(value: unknown): NotificationChoice | undefined {
  return notificationChoices.find((choice) => choice === value);
}

function readLanguage(value: unknown): LanguageChoice | undefined {
  return languageChoices.find((choice) => choice === value);
}

/** Null: none. */
function readAddress(value: unknown): string | null | undefined {
  return typeof value === 'string' || value === null ? value : undefined;
}

/** Null: an empty one is none. */
function readApiKey(value: unknown): Secret | null | undefined {
  return typeof value === 'string' ? appSecretIn(value) : undefined;
}

function openBoxAt(address: string | null): readonly ServiceId[] {
  return address === null ? [] : [{ kind: 'openbox', address }];
}

/** The name of a setting in the wrong capitals. */
function isMisspelt(name: string): boolean {
  return fields.some((field) => field !== name && field.toLowerCase() === name.toLowerCase());
}

function lineOfField(text: string, field: string): number | null {
  // The last of several is the one that holds.
  const start = [...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].findLast(([, name]) => name === field)?.index;
  return start === undefined ? null : lineAt(text, start);
}

/** The line of what JSON.parse threw. Not every Node says where it stopped. */
function lineOfError(text: string, error: unknown): number | null {
  const { message } = error as SyntaxError;
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return lineAt(text, Number(position));
  return message.includes('end of JSON input') ? lineAt(text, text.trimEnd().length) : null;
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
