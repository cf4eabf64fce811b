import type { AppSecrets } from './app-secrets.ts';
import type { Clock } from './ports/clock.ts';
import type { ConfigurationStore } from './ports/configuration.ts';
import type { Keychain } from './ports/keychain.ts';
import type { Log } from './ports/log.ts';
import type { Network } from './ports/network.ts';
import type { RegistryStore } from './ports/registry-store.ts';
import type { Services } from './ports/service.ts';
import type { SignInPages } from './ports/sign-in-page.ts';
import type { StartAtLogin } from './ports/start-at-login.ts';
import type { SyncEngine } from './ports/sync-engine.ts';

/** What a host brings to the core. */
export interface Ports {
  readonly services: Services;
  /** What the services know this app by. */
  readonly appSecrets: AppSecrets;
  readonly keychain: Keychain;
  readonly registry: RegistryStore;
  readonly configuration: ConfigurationStore;
  readonly engine: SyncEngine;
  readonly pages: SignInPages;
  readonly network: Network;
  /** Null: this host is not the desktop app. */
  readonly startAtLogin: StartAtLogin | null;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** A new account id, never used before: [0-9a-z-], at most 64 characters. */
  readonly newId: () => string;
  /**
   * Whether this host lives on after signing in. Only then may a credential be held in memory where there is no keychain;
   * a command that ends would leave its session open for ever.
   */
  readonly staysOpen: boolean;
}
