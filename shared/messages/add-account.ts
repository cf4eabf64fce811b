import { serviceRow } from '../service-table.ts';
import type { ServiceKind } from '../service.ts';
import { serviceName } from './service-name.ts';

/** The words of choosing where to sign in. */
export const addAccount = {
  title: 'Add an account',
  where: 'Where is your account?',
  services: 'Services',
  find: 'Find a service',
  noneFound: 'No service matches.',
  other: 'Another service',
  lacks: (secret: string): string => `Needs its ${secret} first`,
} as const;

/** What a service on the list is, under its name: its kind, and its host where the name does not say it. */
export function serviceSubtitle(service: {
  readonly kind: ServiceKind;
  readonly address: string;
  readonly name: string;
}): string {
  const { name } = serviceRow(service.kind);
  return service.name === '' ? name : `${name} · ${serviceName(service.address)}`;
}

/** A kind of service that a person can add, and what it takes. */
export const addableKinds = {
  nextcloud: {
    title: 'Nextcloud',
    takes: 'The address of your server is all it takes.',
  },
  oauth: {
    title: 'OAuth 2 or OpenID provider',
    takes: 'Takes the provider’s address and a client ID.',
  },
} as const;
export type AddableKind = keyof typeof addableKinds;
