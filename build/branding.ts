/** All that a company changes to make the app its own; `build/icons/` holds the pictures. */
export interface Branding {
  /** As people read it, everywhere. Also the name of the data directory, and of the service in the keychain. */
  readonly productName: string;
  /** Reverse domain name, for good: macOS and Windows know the app by it. */
  readonly appId: string;
  /** The program's file, and the package's name on Linux: small letters, digits and hyphens. */
  readonly executableName: string;
  /** At most 80 characters, for lists of packages. */
  readonly synopsis: string;
  readonly description: string;
  readonly copyright: string;
  readonly homepage: string;
  /** `Name <address>`, as Linux packages want it. */
  readonly maintainer: string;
  /** The scheme of links that show an account: `scheme://account/…`. */
  readonly linkScheme: string;
  /** The OpenBox service that is used until a person chooses another; it ends in `/api/1.0/`. */
  readonly service: string;
  /** Other services that the app offers, beside those that a person adds. */
  readonly services: readonly OfferedService[];
  /** The service's key for this app; null: the configuration file or the environment has it. It can be read out of the package. */
  readonly apiKey: string | null;
  /** Null: the app never looks for updates. */
  readonly updates: UpdateSource | null;
}

/** A service that comes with the app. */
export interface OfferedService {
  readonly kind: 'oauth' | 'nextcloud';
  /** In its normal form: https, ending in a slash. An OAuth provider's issuer, a Nextcloud server. */
  readonly address: string;
  /** As people read it; empty: its address says it. */
  readonly name: string;
  /** Under which an OAuth provider knows this app; null for Nextcloud, which needs none. */
  readonly clientId: string | null;
  /** What an OAuth provider is asked to allow; null: who the person is. */
  readonly scopes: readonly string[] | null;
}

/** Where macOS and Windows find new versions. On Linux they come from wherever the package came from. */
export interface UpdateSource {
  /** The https folder to which `dist/` is uploaded. */
  readonly url: string;
  /** The subject of the certificate (its CN) with which an update for Windows must be signed. */
  readonly windowsPublisher: string;
}

export const branding: Branding = {
  productName: 'Signoff',
  appId: 'io.github.signoff.Signoff',
  executableName: 'signoff',
  synopsis: 'accounts of an OpenBox sync client, with a sign-out that ends the session',
  description:
    'Keeps the accounts of an OpenBox sync client in the keychain, and signs them out so that their sessions really end.',
  copyright: 'Copyright © 2026 The Signoff authors',
  homepage: 'https://signoff.example/',
  maintainer: 'The Signoff authors <signoff@signoff.example>',
  linkScheme: 'signoff',
  // Box's own address, where the API was until the end of 2013.
  service: 'https://www.box.net/api/1.0/',
  apiKey: null,
  services: [],
  updates: null,
};
