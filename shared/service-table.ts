import type { ServiceKind } from './service.ts';

/* All that is decided for each kind of service, outside its adapter. What is said of it stands in words/services.ts. */

interface ServiceRow {
  /** What people call it, in every language. */
  readonly name: string;
  /** How its address looks. */
  readonly exampleAddress: string;
  /** An app must be registered with it, under an id. */
  readonly needsClientId: boolean;
  /** This app's own secret there; null: there is none. */
  readonly appSecret: { readonly kind: AppSecretKind; readonly isOptional: boolean } | null;
}

/** What this app's own secret at a service is. */
export type AppSecretKind = 'api-key' | 'client-secret';

const table: Readonly<Record<ServiceKind, ServiceRow>> = {
  openbox: {
    name: 'OpenBox',
    exampleAddress: 'https://www.box.net/api/1.0/',
    needsClientId: false,
    appSecret: { kind: 'api-key', isOptional: false },
  },
  oauth: {
    name: 'OAuth 2',
    exampleAddress: 'https://id.example.com/',
    needsClientId: true,
    appSecret: { kind: 'client-secret', isOptional: true },
  },
  nextcloud: {
    name: 'Nextcloud',
    exampleAddress: 'cloud.example.com',
    needsClientId: false,
    appSecret: null,
  },
};

/** What is decided for a kind of service. */
export function serviceRow(kind: ServiceKind): ServiceRow {
  return table[kind];
}
