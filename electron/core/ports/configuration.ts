import type { FormatChoice } from '../../../shared/wire-format.ts';
import type { Secret } from '../secret.ts';

export interface Configuration {
  /** The API's address with its trailing slash. */
  readonly service: string;
  readonly format: FormatChoice;
  /** Null: none is configured. */
  readonly apiKey: Secret | null;
  /** What the command line fixed for this run. */
  readonly fixed: readonly ('service' | 'format')[];
  /** The configuration file is damaged: the defaults hold. */
  readonly unreadable: boolean;
}

export interface ConfigurationStore {
  current(): Configuration;
  /** Writes the two settings a person can change; the rest of the file stays as it is. Never rejects. */
  change(settings: {
    readonly service: string;
    readonly format: FormatChoice;
  }): Promise<{ readonly kind: 'saved' } | { readonly kind: 'not-saved' }>;
}
