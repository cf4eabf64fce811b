import { number, plural } from '../../language/numbers.ts';
import type { AppSecretKind } from '../../service-table.ts';
import type { AddableKind } from '../../service.ts';

/** The words of choosing where to sign in. */
export const addAccount = {
  title: 'Add an account',
  where: 'Where is your account?',
  services: 'Services',
  find: 'Find a service',
  found: (count: number, all: number): string =>
    count === 0
      ? 'No service matches.'
      : plural(count, {
          one: (one) => `${one} of ${number(all)} services matches.`,
          other: (several) => `${several} of ${number(all)} services match.`,
        }),
  other: 'Another service',
  lacks: {
    'api-key': 'Needs its API key first',
    'client-secret': 'Needs its client secret first',
  } satisfies Record<AppSecretKind, string>,
} as const;

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
} as const satisfies Record<AddableKind, object>;
