import { isSameService, type ServiceId } from '../../shared/service.ts';
import { readItem, writeItem } from './credential-item.ts';
import type { ConfigurationStore } from './ports/configuration.ts';
import type { Keychain, KeychainUnavailable } from './ports/keychain.ts';
import type { Secret } from './secret.ts';

/** What came of changing a secret. */
export type SecretChange = { readonly kind: 'done' } | { readonly kind: 'not-saved' } | KeychainUnavailable;

/**
 * This app's own secrets at the services of the list, an API key or a client secret, as a person typed them in: in the keychain, each beside the
 * address that it is for. What the configuration or the environment gives goes before.
 */
export class AppSecrets {
  readonly #keychain: Keychain;
  readonly #configuration: ConfigurationStore;
  /** Those that were read; there are few, and each is needed with every call. */
  readonly #known = new Map<string, Secret>();

  constructor(keychain: Keychain, configuration: ConfigurationStore) {
    this.#keychain = keychain;
    this.#configuration = configuration;
  }

  /** Null: there is none, or the keychain does not give it. Never rejects. */
  async of(service: ServiceId): Promise<Secret | null> {
    const { apiKey } = this.#configuration.current();
    // The one that was configured is for OpenBox services at whatever address.
    if (service.kind === 'openbox' && apiKey !== null) return apiKey;
    return this.#isInKeychain(service) ? this.#read(service) : null;
  }

  /** Puts another in its place; null: takes it away. */
  async set(service: ServiceId, secret: Secret | null): Promise<SecretChange> {
    this.#keychain.askAgain();
    const name = await itemName(service);
    if (secret === null) {
      const removed = await this.#remove(name);
      if (removed.kind === 'unavailable') return removed;
      return asChange(await this.#configuration.placeSecret(service, 'none'));
    }
    const isPlaced = this.#isInKeychain(service);
    if (!isPlaced) {
      const cleared = await this.#clearPlaceFor(service);
      if (cleared.kind === 'unavailable') return cleared;
    }
    const written = await this.#keychain.write(name, await writeItem({ service: service.address, secret }));
    if (written.kind === 'unavailable') return written;
    this.#known.set(name, secret);
    if (isPlaced) return { kind: 'done' };
    const saved = await this.#configuration.placeSecret(service, 'keychain');
    // Nothing would say that it is there, so nobody would ever take it away.
    if (saved === 'not-saved') await this.#remove(name);
    return asChange(saved);
  }

  async #remove(name: string): Promise<{ readonly kind: 'removed' } | KeychainUnavailable> {
    const removed = await this.#keychain.remove(name);
    if (removed.kind === 'removed') this.#known.delete(name);
    return removed;
  }

  /** There is one place for an OpenBox API key: what is there for another address would not be found again. */
  async #clearPlaceFor({ kind }: ServiceId): Promise<{ readonly kind: 'removed' } | KeychainUnavailable> {
    const { apiKeyInKeychain: address } = this.#configuration.current();
    if (kind !== 'openbox' || address === null) return { kind: 'removed' };
    return this.#remove(await itemName({ kind, address }));
  }

  #isInKeychain(service: ServiceId): boolean {
    const { services, apiKeyInKeychain } = this.#configuration.current();
    if (service.kind === 'openbox') return service.address === apiKeyInKeychain;
    return services.some((each) => isSameService(each, service) && each.secret === 'keychain');
  }

  async #read(service: ServiceId): Promise<Secret | null> {
    const name = await itemName(service);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const read = await this.#keychain.read(name);
    if (read.kind !== 'found') return null;
    const content = await readItem(read.secret);
    if (content.kind !== 'credential' || content.credential.service !== service.address) return null;
    this.#known.set(name, content.credential.secret);
    return content.credential.secret;
  }
}

function asChange(saved: 'saved' | 'not-saved'): SecretChange {
  return { kind: saved === 'saved' ? 'done' : 'not-saved' };
}

/** Under which a service's secret lies in the keychain: no account has such a name. */
async function itemName({ kind, address }: ServiceId): Promise<string> {
  const text = new TextEncoder().encode(`${kind} ${address}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return `app.${Array.from(digest.slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
