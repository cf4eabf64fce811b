import { firstReady } from '../../../shared/where-to-sign-in.ts';
import type { Language } from '../../../shared/language/languages.ts';
import type { ServiceId, ServiceKind } from '../../../shared/service.ts';
import type { ConfigurationFault } from '../../../shared/snapshot.ts';
import type { ChangeableSettings, FixableSetting } from '../../../shared/settings.ts';
import type { Secret } from '../secret.ts';

/** A service in the settings' list. */
export interface ListedService extends ServiceId {
  /** Empty: its address says it. */
  readonly name: string;
  /** Null: the kind needs none. */
  readonly clientId: string | null;
  /** What the app asks to be allowed, where the kind has such; null: what the kind asks for by itself. */
  readonly scopes: readonly string[] | null;
  /** Where this app's own secret for it lies: `configured` with the configuration or the environment. */
  readonly secret: 'none' | 'keychain' | 'configured';
  readonly canBeRemoved: boolean;
}

export interface Configuration extends Readonly<ChangeableSettings> {
  /** The language that comes of the choice. */
  readonly spoken: Language;
  /** This app's own secrets that the environment, the file or the package gives, each for every service of its kind. */
  readonly givenSecrets: Readonly<Partial<Record<ServiceKind, Secret>>>;
  /** The services for which this app's own secret is in the keychain; some may be on the list no more. */
  readonly secretsInKeychain: readonly ServiceId[];
  /** Never empty; the service of the settings comes first. */
  readonly services: readonly ListedService[];
  /** What the command line fixed for this run. */
  readonly fixed: readonly FixableSetting[];
  /** What of the configuration file cannot be used: there the defaults hold. */
  readonly faults: readonly ConfigurationFault[];
}

/** The settings that are to become others. */
export type SettingsChange = { [K in keyof ChangeableSettings]?: ChangeableSettings[K] | undefined };

export type ChangeResult =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-saved' }
  /** Not a URL, not https (http on loopback excepted), or with a user, a query or a fragment in it. */
  | { readonly kind: 'bad-service-address' }
  /** A setting that the command line fixed was to become another. */
  | { readonly kind: 'fixed-by-command-line' };

/** Where this app's own secret for a service is from now on. */
export type SecretPlace = Exclude<ListedService['secret'], 'configured'>;

export interface ConfigurationStore {
  current(): Configuration;
  /** Checks, normalises and writes those settings that are given; the rest of the file stays as it is. Never rejects. */
  change(settings: SettingsChange): Promise<ChangeResult>;
  /** Puts a service on the list, or changes the one that is on it under the same kind and address. Never rejects. */
  putService(
    service: Omit<ListedService, 'canBeRemoved' | 'secret' | 'scopes'>,
  ): Promise<'saved' | 'not-saved'>;
  /** Takes a service off the list. `fixed`: it cannot be taken off. Never rejects. */
  removeService(service: ServiceId): Promise<'saved' | 'not-saved' | 'fixed'>;
  /** Of `secretsInKeychain` those that have to make way for a secret for this service: where there is one place for a kind. */
  displacedBy(service: ServiceId): readonly ServiceId[];
  /** Writes down whether this app's own secret for a service is in the keychain. Never rejects. */
  placeSecret(service: ServiceId, place: SecretPlace): Promise<'saved' | 'not-saved'>;
}

/** The service that is used where none is named. */
export function firstService({ services }: Pick<Configuration, 'services'>): ServiceId {
  const first = firstReady(services.map((service) => ({ ...service, hasSecret: service.secret !== 'none' })));
  if (first === undefined) throw new Error('No service is configured');
  return { kind: first.kind, address: first.address };
}
