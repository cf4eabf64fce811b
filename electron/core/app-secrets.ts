import { isSameService, type ServiceId } from '../../shared/service.ts';
import { readItem, writeItem } from './credential-item.ts';
import type { ConfigurationStore } from './ports/configuration.ts';
import type { Keychain, KeychainUnavailable } from './ports/keychain.ts';
import type { Secret } from './secret.ts';

/** What came of changing a secret. */
export type SecretChange = { readonly kind: 'done' } | { readonly kind: 'not-saved' } | KeychainUnavailable;

/**
 * This app's own secrets, by which services know it, as a person typed them in: in the keychain, each beside the address that it is for.
 * What the configuration or the environment gives goes before.
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
    const given = this.#configuration.current().givenSecrets[service.kind];
    if (given !== undefined) return given;
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

  /** Removes what would not be found again. */
  async #clearPlaceFor(service: ServiceId): Promise<{ readonly kind: 'removed' } | KeychainUnavailable> {
    for (const displaced of this.#configuration.displacedBy(service)) {
      const removed = await this.#remove(await itemName(displaced));
      if (removed.kind === 'unavailable') return removed;
    }
    return { kind: 'removed' };
  }

  #isInKeychain(service: ServiceId): boolean {
    return this.#configuration.current().secretsInKeychain.some((each) => isSameService(each, service));
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
