import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { emptyRegistry, type AccountRecord, type Registry } from '../../../../electron/core/registry.ts';
import { Secret } from '../../../../electron/core/secret.ts';
import { keychainOn } from '../../../keyring/keychain-under-test.ts';
import type { PrivateKeyring } from '../../../keyring/private-keyring.ts';
import type { RunningService } from '../../../service/service.ts';
import { signedInRecord } from '../../../support/place-account.ts';
import { runSignoff } from '../../../support/run-signoff.ts';
import { newDirectory } from '../../../support/test-app.ts';
import { launchApp, startAndWait, type LaunchOptions } from './app.ts';
import { installBrowser, type BrowserDouble } from './browser.ts';
import type { AppEnd, DesktopApp } from './contract.ts';

/** One person's computer: a keyring, a service, a data directory, and the app on it. */
export interface Computer {
  readonly dataDirectory: string;
  readonly browser: BrowserDouble;
  /** An account that is signed in: its token at the service and in the keychain, its record in the registry. Before the first `start`. */
  place(id: string, login?: string): Promise<string>;
  /** Any record as it is. Before the first `start`. */
  record(record: AccountRecord): void;
  /** Starts the app. It is ended with the test, if not before. */
  start(options?: Partial<LaunchOptions>): Promise<DesktopApp>;
  /** Starts it where it may end by itself: a second instance, wrong arguments. */
  startAndWait(options?: Partial<LaunchOptions>): Promise<AppEnd & { readonly output: string }>;
  /** Runs a `signoff` command on the same data directory. */
  run(...words: string[]): ReturnType<typeof runSignoff>;
}

/**
 * A computer with a keyring and a service. Close it before them.
 * @param display the X server that the app shows itself on, such as `:1`
 */
export function openComputer(
  service: RunningService,
  keyring: PrivateKeyring,
  display: string,
): Computer & { close(): Promise<void> } {
  const directory = newDirectory();
  const besides = newDirectory();
  const browser = installBrowser(besides.path);
  const { keychain } = keychainOn(keyring);
  const started: DesktopApp[] = [];
  let registry: Registry = emptyRegistry;
  const configuration = path.join(directory.path, 'configuration.json');
  writeFileSync(configuration, JSON.stringify({ apiKey: service.apiKey }), { mode: 0o600 });
  const withDefaults = (options: Partial<LaunchOptions>): LaunchOptions => ({
    dataDirectory: directory.path,
    service: service.url,
    env: {
      ...keyring.env,
      PATH: `${browser.directory}:${keyring.env['PATH'] ?? ''}`,
      DISPLAY: display,
    },
    ...options,
  });
  const computer: Computer = {
    dataDirectory: directory.path,
    browser,
    place: async (id, login = service.login) => {
      const token = service.issueToken();
      const written = await keychain.write(id, new Secret(token));
      if (written.kind !== 'written') throw new Error(`The keychain is ${written.reason}`);
      computer.record(signedInRecord(id, service.url, login));
      return token;
    },
    record: (record) => {
      registry = { ...registry, accounts: [...registry.accounts, record] };
      writeFileSync(path.join(directory.path, 'accounts.json'), JSON.stringify(registry));
    },
    start: async (options = {}) => {
      const app = await launchApp(withDefaults(options));
      started.push(app);
      return app;
    },
    startAndWait: (options = {}) => startAndWait(withDefaults(options)),
    run: (...words) =>
      runSignoff([...words, '--json', '--data-dir', directory.path, '--service', service.url], {
        env: keyring.env,
        apiKey: service.apiKey,
      }),
  };
  return {
    ...computer,
    close: async () => {
      for (const app of started) await app.kill();
      await keychain.close();
      directory.remove();
      besides.remove();
    },
  };
}
