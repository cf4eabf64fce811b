import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test as base, expect } from 'playwright/test';
import type { AccountRecord, Registry } from '../../../electron/core/registry.ts';
import { emptyRegistry } from '../../../electron/core/registry.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { keychainOn } from '../../keyring/keychain-under-test.ts';
import { startPrivateKeyring, type PrivateKeyring } from '../../keyring/private-keyring.ts';
import { startService, type RunningService } from '../../service/service.ts';
import { signedInRecord } from '../../support/place-account.ts';
import { runSignoff, startSignoff, type RunningCommand } from '../../support/run-signoff.ts';
import { newDirectory } from '../../support/test-app.ts';
import { collectComplaints } from '../complaints.ts';

/** `signoff serve`, built and unchanged, as a person has it in a browser. */
export interface Host {
  readonly directory: string;
  /** An account that is signed in: its token at the service and in the keychain, its record in the registry. Before `open`. */
  place(id: string, login?: string): Promise<string>;
  /** Any record as it is. Before `open`. */
  record(record: AccountRecord): void;
  /** Starts `signoff serve` and gives the page's address. Without a browser where none is named. */
  start(options?: { readonly port?: number; readonly browser?: string }): Promise<string>;
  /** Starts `signoff serve` and opens its page. */
  open(): Promise<void>;
  /** Sends a signal to `signoff serve`. */
  signal(name: NodeJS.Signals): void;
  /** Runs another `signoff` command on the same data directory. */
  run(...words: string[]): ReturnType<typeof runSignoff>;
  /** Ends `signoff serve`, by default as the system does at its end. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

interface Options {
  /** What keyring the session has. */
  readonly keyringState: 'unlocked' | 'no-secret-service';
}

interface Fixtures {
  readonly service: RunningService;
  readonly keyring: PrivateKeyring;
  readonly host: Host;
  /** What went wrong in the page unseen; a test that expects something empties it. */
  readonly complaints: string[];
}

export const test = base.extend<Fixtures & Options>({
  keyringState: ['unlocked', { option: true }],
  service: async ({}, use) => {
    const service = await startService();
    await use(service);
    await service.close();
  },
  keyring: async ({ keyringState }, use) => {
    const keyring = await startPrivateKeyring({ state: keyringState });
    await use(keyring);
    await keyring.close();
  },
  complaints: [
    async ({ page }, use) => {
      const complaints = await collectComplaints(page);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  host: async ({ page, service, keyring }, use) => {
    const directory = newDirectory();
    let registry: Registry = emptyRegistry;
    let serving: RunningCommand | null = null;
    const { keychain } = keychainOn(keyring);
    const surroundings = { env: keyring.env, apiKey: service.apiKey };
    const words = (...own: string[]): string[] => [...own, '--json', '--data-dir', directory.path];
    const host: Host = {
      directory: directory.path,
      place: async (id, login = service.login) => {
        const token = service.issueToken();
        // By keytar: it does not always find what secret-tool stored, because gnome-keyring then knows no schema of it.
        const written = await keychain.write(id, new Secret(token));
        if (written.kind !== 'written') throw new Error(`The keychain is ${written.reason}`);
        host.record(signedInRecord(id, service.url, login));
        return token;
      },
      record: (record) => {
        registry = { ...registry, accounts: [...registry.accounts, record] };
        writeFileSync(path.join(directory.path, 'accounts.json'), JSON.stringify(registry));
      },
      start: async ({ port = 0, browser } = {}) => {
        const own = ['--port', String(port), ...(browser === undefined ? ['--no-open'] : [])];
        const env = { ...keyring.env, ...(browser !== undefined && { BROWSER: browser }) };
        serving = startSignoff(words('serve', ...own, '--service', service.url), { ...surroundings, env });
        return (JSON.parse(await serving.nextLine()) as { address: string }).address;
      },
      open: async () => {
        await page.goto(await host.start());
        await page.locator('.window').waitFor();
      },
      signal: (name) => serving?.process.kill(name),
      run: (...own) => runSignoff(words(...own, '--service', service.url), surroundings),
      end: async (signal = 'SIGTERM') => {
        serving?.process.kill(signal);
        await serving?.ended;
        serving = null;
      },
    };
    await use(host);
    // A page that is open asks on, and its browser complains that nobody answers.
    await page.goto('about:blank');
    await host.end();
    await keychain.close();
    directory.remove();
  },
});

export { expect };
