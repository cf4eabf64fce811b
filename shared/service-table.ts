import { productName } from './product-name.ts';
import type { Reach, ServiceKind } from './service.ts';

/* All that is decided for each kind of service, outside its adapter. */

interface ServiceRow {
  /** What people call it. */
  readonly name: string;
  /** What its address is called, and how one looks. */
  readonly address: { readonly label: string; readonly example: string; readonly hint: string };
  /** An app must be registered with it, under an id. */
  readonly needsClientId: boolean;
  /** What this app's own secret is called there; null: there is none. */
  readonly appSecret: AppSecretWords | null;
  /** What signing out ends there. */
  readonly ends: string;
  /** By what the service knows this app, and how that is given. */
  readonly app: AppCredentialWords;
}

export interface AppSecretWords {
  readonly label: string;
  readonly inSentence: string;
  readonly isOptional: boolean;
}

interface AppCredentialWords {
  /** In a sentence. */
  readonly name: string;
  readonly howToGive: string;
}

const table: Readonly<Record<ServiceKind, ServiceRow>> = {
  openbox: {
    name: 'OpenBox',
    address: {
      label: 'API address',
      example: 'https://www.box.net/api/1.0/',
      hint: 'The address of the OpenBox API 1.0.',
    },
    needsClientId: false,
    appSecret: { label: 'API key', inSentence: 'API key', isOptional: false },
    ends: 'The session of this computer. The service itself confirms that it is over.',
    app: {
      name: 'API key',
      howToGive: `Type the API key into ${productName}’s settings, or set SIGNOFF_API_KEY and start ${productName} again.`,
    },
  },
  oauth: {
    name: 'OAuth 2',
    address: {
      label: 'Issuer',
      example: 'https://id.example.com/',
      hint: `The provider’s address. ${productName} asks it for everything else.`,
    },
    needsClientId: true,
    appSecret: { label: 'Client secret', inSentence: 'client secret', isOptional: true },
    ends: `The tokens of this computer. ${productName} then tries them, to be sure that they no longer work.`,
    app: {
      name: 'client ID or client secret',
      howToGive: `Check the client ID and the client secret in ${productName}’s settings.`,
    },
  },
  nextcloud: {
    name: 'Nextcloud',
    address: {
      label: 'Server',
      example: 'cloud.example.com',
      hint: 'The address that you see in your browser when you use it.',
    },
    needsClientId: false,
    appSecret: null,
    ends: `The app password of this computer. ${productName} then tries it, to be sure that it no longer works.`,
    app: { name: 'permission', howToGive: 'Ask whoever runs the server.' },
  },
};

/** What signing out of an account ends. */
export function whatEnds({
  serviceKind,
  reach,
}: {
  readonly serviceKind: ServiceKind;
  readonly reach: Reach;
}): string {
  const { ends } = serviceRow(serviceKind);
  return reach === 'session' ? ends : `${ends} ${endsEverywhere}`;
}

/** Of a service that knows no smaller end. */
export const endsEverywhere = `This service then also ends what you allowed ${productName} on your other computers.`;

/** What is decided for a kind of service. */
export function serviceRow(kind: ServiceKind): ServiceRow {
  return table[kind];
}

/** What this app is to a service whose kind is not known. */
const anyApp: AppCredentialWords = {
  name: 'API key or client ID',
  howToGive: `Check the service in ${productName}’s settings.`,
};

/** By what a service knows this app, in words; takes null where the service's kind is not known. */
export function appCredentialWords(kind: ServiceKind | null): AppCredentialWords {
  return kind === null ? anyApp : table[kind].app;
}
