import { number, plural } from '../../language/numbers.ts';
import type { WindowWords } from '../catalogue.ts';

type Words = WindowWords['addAccount'];

/** The words of choosing where to sign in. */
export const addAccount = {
  title: 'Konto hinzufügen',
  where: 'Wo haben Sie Ihr Konto?',
  services: 'Dienste',
  find: 'Dienst suchen',
  found: (count, all) =>
    count === 0
      ? 'Kein Dienst passt zur Suche.'
      : plural(count, {
          one: (one) => `${one} von ${number(all)} Diensten passt zur Suche.`,
          other: (several) => `${several} von ${number(all)} Diensten passen zur Suche.`,
        }),
  other: 'Anderer Dienst',
  lacks: {
    'api-key': 'Braucht zuerst seinen API-Schlüssel',
    'client-secret': 'Braucht zuerst sein Client-Geheimnis',
  },
} satisfies Words['addAccount'];

/** A kind of service that a person can add, and what it takes. */
export const addableKinds = {
  nextcloud: {
    title: 'Nextcloud',
    takes: 'Die Adresse Ihres Servers genügt.',
  },
  oauth: {
    title: 'OAuth-2- oder OpenID-Anbieter',
    takes: 'Braucht die Adresse des Anbieters und eine Client-ID.',
  },
} satisfies Words['addableKinds'];
