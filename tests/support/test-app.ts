import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FormatChoice } from '../../shared/wire-format.ts';
import type { Clock } from '../../electron/core/ports/clock.ts';
import type { Http } from '../../electron/core/ports/http.ts';
import type { Keychain } from '../../electron/core/ports/keychain.ts';
import type { StartAtLogin } from '../../electron/core/ports/start-at-login.ts';
import type { SyncEngine } from '../../electron/core/ports/sync-engine.ts';
import { noSyncEngine } from '../../electron/core/ports/sync-engine.ts';
import type { Ports } from '../../electron/core/ports.ts';
import { appSecretIn, Secret } from '../../electron/core/secret.ts';
import { Signoff } from '../../electron/core/signoff.ts';
import { forkedChild } from '../../electron/keychain/forked-child.ts';
import { createKeychain, type ClosableKeychain } from '../../electron/keychain/keychain.ts';
import { parseServiceAddress } from '../../electron/services/http/address.ts';
import { createServices } from '../../electron/services/services.ts';
import { AppSecrets } from '../../electron/core/app-secrets.ts';
import { nodeHttp } from '../../electron/system/node-http.ts';
import { ConfigurationFile } from '../../electron/storage/configuration-file.ts';
import { openDataDirectory } from '../../electron/storage/data-directory.ts';
import { LogFile } from '../../electron/storage/log-file.ts';
import { openRegistryFile } from '../../electron/storage/open-registry.ts';
import type { BroughtService } from '../../electron/storage/service-entries.ts';
import { systemClock } from '../../electron/system/clock.ts';
import { childPath } from '../keyring/keychain-under-test.ts';
import './speak-english.ts';

export interface TestAppOptions {
  /** The data directory; by default a new one. It stays: the test that made it removes it. */
  readonly directory?: string;
  /** The environment whose session holds the keyring. */
  readonly keyring: NodeJS.ProcessEnv;
  /** The file of the keychain process, where it is not the source. */
  readonly keychainChild?: string;
  readonly service: string;
  /** Default: the service and the format are fixed for the run, as the command line does it. */
  readonly fixesService?: false;
  /** Empty: none. */
  readonly apiKey: string;
  readonly format?: FormatChoice;
  /** The services of the list beside OpenBox, as a package brings them. */
  readonly services?: readonly BroughtService[];
  readonly clock?: Clock;
  readonly engine?: SyncEngine;
  readonly startAtLogin?: StartAtLogin;
  readonly staysOpen?: boolean;
  /** Takes the place of what the app itself has at the services. */
  readonly appSecret?: () => Promise<Secret | null>;
  /** In milliseconds. */
  readonly serviceDeadline?: number;
  readonly keychainDeadline?: number;
  /** A keychain that the test has started already, and closes itself. */
  readonly keychain?: Keychain;
  /** Takes the place of single ports, or wraps them. */
  readonly withPorts?: (ports: Ports) => Ports;
  /** Wraps what requests are sent by. */
  readonly withHttp?: (http: Http) => Http;
  /** Called with the service's page when a sign-in offers it: what the person does there. */
  readonly onPage?: (page: string) => void;
}

/** Signoff, put together of its real parts in this process, as the headless host does it. */
export interface TestApp {
  readonly signoff: Signoff;
  readonly ports: Ports;
  readonly directory: string;
  /** Says that the network came back. */
  readonly networkReturns: () => void;
  /** Ends the app as a process does that ends well; a second call joins the first. */
  close(): Promise<void>;
}

export function newDirectory(): { readonly path: string; readonly remove: () => void } {
  const directory = mkdtempSync(path.join(tmpdir(), 'signoff-test-'));
  return {
    path: directory,
    remove: () => {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function leaveOpen(): Promise<void> {
  return Promise.resolve();
}

export async function startTestApp(options: TestAppOptions): Promise<TestApp> {
  const directory = await openDataDirectory(options.directory ?? newDirectory().path);
  const apiKey = appSecretIn(options.apiKey);
  const log = new LogFile(directory, () => Secret.held());
  const opened = await openRegistryFile(directory, log);
  if (opened.kind !== 'open') throw new Error(`The registry is ${opened.kind}`);
  const registry = opened.store;
  const configuration = new ConfigurationFile(directory, log, {
    defaults: { service: options.service, apiKey: null, services: options.services ?? [] },
    fixed:
      options.fixesService === false
        ? {}
        : { service: options.service, ...(options.format && { format: options.format }) },
    systemLanguage: 'en',
    apiKey,
    parseServiceAddress,
  });
  const ownKeychain = (): ClosableKeychain =>
    createKeychain({
      launch: forkedChild(options.keychainChild ?? childPath, options.keyring),
      log,
      ...(options.keychainDeadline !== undefined && { deadline: options.keychainDeadline }),
    });
  const keychain = options.keychain === undefined ? ownKeychain() : { ...options.keychain, close: leaveOpen };
  const networkListeners = new Set<() => void>();
  const launch = randomBytes(8).toString('hex');
  let ids = 0;
  const clock = options.clock ?? systemClock;
  const appSecrets = new AppSecrets(keychain, configuration);
  const real: Ports = {
    services: createServices({
      ...{ http: options.withHttp?.(nodeHttp) ?? nodeHttp, clock, log, configuration },
      deviceName: 'Signoff (test)',
      appSecret: options.appSecret ?? ((service) => appSecrets.of(service)),
      ...(options.serviceDeadline !== undefined && { deadline: options.serviceDeadline }),
    }),
    appSecrets,
    keychain,
    registry,
    configuration,
    engine: options.engine ?? noSyncEngine,
    pages: {
      offer: (page) => {
        options.onPage?.(page.reveal());
        return Promise.resolve({
          link: 'http://127.0.0.1:1/sign-in',
          isDoubtful: () => false,
          close: () => undefined,
        });
      },
    },
    network: {
      onReturn: (listener) => {
        networkListeners.add(listener);
        return () => networkListeners.delete(listener);
      },
    },
    startAtLogin: options.startAtLogin ?? null,
    clock,
    log,
    random: () => 0,
    newId: () => `account-${launch}-${String((ids += 1))}`,
    staysOpen: options.staysOpen ?? true,
  };
  const ports = options.withPorts?.(real) ?? real;
  const signoff = new Signoff(ports);
  const close = async (): Promise<void> => {
    signoff.stop();
    await keychain.close();
    await registry.close();
    await configuration.close();
    await log.close();
  };
  let closing: Promise<void> | null = null;
  return {
    signoff,
    ports,
    directory: directory.path,
    networkReturns: () => {
      for (const listener of networkListeners) listener();
    },
    close: () => (closing ??= close()),
  };
}
