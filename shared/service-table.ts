import type { ServiceKind } from './service.ts';

/* All that is decided for each kind of service, outside its adapter. */

interface ServiceRow {
  /** What people call it. */
  readonly name: string;
  /** What its address is called, and how one looks. */
  readonly address: { readonly label: string; readonly example: string; readonly hint: string };
  /** An app must be registered with it, under an id. */
  readonly needsClientId: boolean;
  /** What this app's own secret is called there; null: there is none. */
  readonly appSecret: { readonly label: string; readonly isOptional: boolean } | null;
  /** What signing out ends there. */
  readonly ends: string;
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
    appSecret: { label: 'API key', isOptional: false },
    ends: 'The session that the auth token stands for.',
  },
  oauth: {
    name: 'OAuth 2',
    address: {
      label: 'Issuer',
      example: 'https://id.example.com/',
      hint: 'The address of the provider. It finds its endpoints by itself.',
    },
    needsClientId: true,
    appSecret: { label: 'Client secret', isOptional: true },
    ends: 'The refresh token and the access token that this computer holds, proved by using them afterwards.',
  },
  nextcloud: {
    name: 'Nextcloud',
    address: {
      label: 'Server',
      example: 'cloud.example.com',
      hint: 'The address in your browser when you use it.',
    },
    needsClientId: false,
    appSecret: null,
    ends: 'The app password of this computer, proved by using it afterwards.',
  },
};

/** What is decided for a kind of service. */
export function serviceRow(kind: ServiceKind): ServiceRow {
  return table[kind];
}
