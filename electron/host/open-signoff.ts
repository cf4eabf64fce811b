import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { assertNever } from '../../shared/assert-never.ts';
import type { OwnerKind } from '../../shared/control.ts';
import type { Language } from '../../shared/language/languages.ts';
import { hostMessages } from '../../shared/words/command-line.ts';
import { productName } from '../../shared/product-name.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Http } from '../core/ports/http.ts';
import type { SaveResult } from '../core/ports/registry-store.ts';
import type { Network } from '../core/ports/network.ts';
import type { SignInPages } from '../core/ports/sign-in-page.ts';
import type { StartAtLogin } from '../core/ports/start-at-login.ts';
import { noSyncEngine } from '../core/ports/sync-engine.ts';
import { AppSecrets } from '../core/app-secrets.ts';
import { Secret } from '../core/secret.ts';
import { Signoff } from '../core/signoff.ts';
import { createKeychain, longestItemOn, type KeychainOptions } from '../keychain/keychain.ts';
import { parseServiceAddress } from '../services/http/address.ts';
import { createServices } from '../services/services.ts';
import { ConfigurationFile, type FixedSettings } from '../storage/configuration-file.ts';
import type { DataDirectory } from '../storage/data-directory.ts';
import type { BroughtService } from '../storage/service-entries.ts';
import { openRegistryFile, type OpenedRegistry } from '../storage/open-registry.ts';
import type { HostLog } from './host-log.ts';
import { OwnerSocket } from './owner-socket.ts';

export interface OpenSignoffOptions {
  readonly owner: OwnerKind;
  /** This Signoff's own version. */
  readonly version: string;
  readonly directory: DataDirectory;
  /** Where the system wants sockets (XDG_RUNTIME_DIR); null: nowhere. */
  readonly runtimeFolder: string | null;
  readonly log: HostLog;
  readonly fixed: FixedSettings;
  readonly systemLanguage: Language;
  /** What the package brings along. `apiKey` null: none. */
  readonly branding: {
    readonly service: string;
    readonly apiKey: string | null;
    readonly services: readonly BroughtService[];
  };
  /** From the environment; null: none. */
  readonly apiKey: Secret | null;
  readonly keychain: Omit<KeychainOptions, 'log'>;
  readonly http: Http;
  readonly pages: SignInPages;
  readonly network: Network;
  /** Null: this host is not the desktop app. */
  readonly startAtLogin: StartAtLogin | null;
  readonly clock: Clock;
  readonly showWindow: () => void;
  /** Gives the data directory back, when all is written. */
  readonly release: () => void;
}

/** Signoff on a data directory that this process owns. */
export interface OwnedSignoff {
  readonly signoff: Signoff;
  /** Whether the list of accounts holds what the disk has not taken. */
  hasUnsavedChanges(): boolean;
  /**
   * Answers what other processes have asked, closes all that is open and gives the directory back.
   * @param patience how long the others' requests may take, in milliseconds; Infinity: as long as they take
   */
  close(patience?: number): Promise<SaveResult>;
}

export type OpenedSignoff =
  | { readonly kind: 'open'; readonly owned: OwnedSignoff }
  /** For the person: why not. The directory was given back. */
  | { readonly kind: 'refused'; readonly why: string };

/** Puts Signoff together on a data directory that this process owns, and lets other processes ask it. */
export async function openSignoff(options: OpenSignoffOptions): Promise<OpenedSignoff> {
  const { directory, log, owner, clock } = options;
  const opened = await openRegistryFile(directory, log);
  if (opened.kind !== 'open') {
    options.release();
    return { kind: 'refused', why: whyNotOpened(opened, directory) };
  }
  const registry = opened.store;
  const configuration = openConfiguration(options);
  log.use(configuration);
  const longestItem = longestItemOn(process.platform);
  const keychain = createKeychain({ ...options.keychain, longestItem, log });
  const appSecrets = new AppSecrets(keychain, configuration);
  const signoff = new Signoff({
    services: createServices({
      ...{ http: options.http, clock, log, configuration, longestItem },
      deviceName: `${productName} (${hostname()})`,
      appSecret: (service) => appSecrets.of(service),
      ahead: owner !== 'command',
    }),
    appSecrets,
    keychain,
    registry,
    configuration,
    engine: noSyncEngine,
    pages: options.pages,
    network: options.network,
    startAtLogin: options.startAtLogin,
    clock,
    log,
    random: Math.random,
    newId: randomUUID,
    staysOpen: owner !== 'command',
  });
  const socket = new OwnerSocket({
    ...{ owner, signoff, clock, log },
    version: options.version,
    place: directory.socket,
    runtimeFolder: options.runtimeFolder,
    showWindow: options.showWindow,
  });
  await socket.open();
  return {
    kind: 'open',
    owned: {
      signoff,
      hasUnsavedChanges: () => registry.hasUnsavedChanges(),
      close: async (patience) => {
        await socket.close(patience);
        await keychain.close();
        const saved = await registry.close();
        await configuration.close();
        options.release();
        return saved;
      },
    },
  };
}

function openConfiguration({
  directory,
  log,
  branding,
  fixed,
  systemLanguage,
  apiKey,
}: OpenSignoffOptions): ConfigurationFile {
  const brandedKey = branding.apiKey === null ? null : new Secret(branding.apiKey);
  return new ConfigurationFile(directory, log, {
    defaults: { ...branding, apiKey: brandedKey },
    ...{ fixed, systemLanguage, apiKey, parseServiceAddress },
  });
}

function whyNotOpened(
  opened: Exclude<OpenedRegistry, { kind: 'open' }>,
  { registry }: DataDirectory,
): string {
  switch (opened.kind) {
    case 'unreadable':
      return hostMessages.registryUnreadable(registry, opened.code);
    case 'newer-version':
      return hostMessages.registryNewer(registry);
    default:
      return assertNever(opened, 'registry');
  }
}
