import type { ConfigurationFault } from '../../../shared/snapshot.ts';
import type { ChangeableSettings, FixableSetting } from '../../../shared/settings.ts';
import type { Secret } from '../secret.ts';

export interface Configuration extends Readonly<ChangeableSettings> {
  /** Null: none is configured. */
  readonly apiKey: Secret | null;
  /** What the command line fixed for this run. */
  readonly fixed: readonly FixableSetting[];
  /** What of the configuration file cannot be used: there the defaults hold. */
  readonly faults: readonly ConfigurationFault[];
}

export type ChangeResult =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-saved' }
  /** Not a URL, not https (http on loopback excepted), or with a user, a query or a fragment in it. */
  | { readonly kind: 'bad-service-address' }
  /** A setting that the command line fixed was to become another. */
  | { readonly kind: 'fixed-by-command-line' };

export interface ConfigurationStore {
  current(): Configuration;
  /** Checks, normalises and writes the settings that a person can change; the rest of the file stays as it is. Never rejects. */
  change(settings: Readonly<ChangeableSettings>): Promise<ChangeResult>;
}
