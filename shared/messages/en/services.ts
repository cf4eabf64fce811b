import { productName } from '../../product-name.ts';
import type { AppSecretKind } from '../../service-table.ts';
import type { ServiceKind } from '../../service.ts';

/** What is said of each kind of service. */

interface AppWords {
  /** In a sentence. */
  readonly name: string;
  readonly howToGive: string;
}

interface ServiceKindWords {
  /** What its address is called, and where a person finds it. */
  readonly address: { readonly label: string; readonly hint: string };
  /** What signing out ends there. */
  readonly ends: string;
  /** By what the service knows this app, and how that is given. */
  readonly app: AppWords;
}

export const serviceKinds: Readonly<Record<ServiceKind, ServiceKindWords>> = {
  openbox: {
    address: { label: 'API address', hint: 'The address of the OpenBox API 1.0.' },
    ends: 'The session of this computer. The service itself confirms that it is over.',
    app: {
      name: 'API key',
      howToGive: `Type the API key into ${productName}’s settings, or set SIGNOFF_API_KEY and start ${productName} again.`,
    },
  },
  oauth: {
    address: {
      label: 'Issuer',
      hint: `The provider’s address. ${productName} asks it for everything else.`,
    },
    ends: `The tokens of this computer. ${productName} then tries them, to be sure that they no longer work.`,
    app: {
      name: 'client ID or client secret',
      howToGive: `Check the client ID and the client secret in ${productName}’s settings.`,
    },
  },
  nextcloud: {
    address: {
      label: 'Server',
      hint: 'The address that you see in your browser when you use it.',
    },
    ends: `The app password of this computer. ${productName} then tries it, to be sure that it no longer works.`,
    app: { name: 'permission', howToGive: 'Ask whoever runs the server.' },
  },
};

/** What this app's own secret is called, as a label. */
export const appSecrets: Readonly<Record<AppSecretKind, string>> = {
  'api-key': 'API key',
  'client-secret': 'Client secret',
};

/** Of a service that knows no smaller end. */
export const endsEverywhere = `This service then also ends what you allowed ${productName} on your other computers.`;

/** What this app is to a service whose kind is not known. */
const anyApp: AppWords = {
  name: 'API key or client ID',
  howToGive: `Check the service in ${productName}’s settings.`,
};

/** By what a service knows this app; takes null where the service's kind is not known. */
export function appWords(kind: ServiceKind | null): AppWords {
  return kind === null ? anyApp : serviceKinds[kind].app;
}
