import { number, plural } from '../../language/numbers.ts';
import type { WindowWords } from '../catalogue.ts';

export const addAccount = {
  /** The words of choosing where to sign in. */
  addAccount: {
    title: 'Ajouter un compte',
    where: 'Où se trouve votre compte ?',
    services: 'Services',
    find: 'Rechercher un service',
    found: (count, all) =>
      count === 0
        ? 'Aucun service ne correspond.'
        : plural(count, {
            one: (one) => `${one} service sur ${number(all)} correspond.`,
            other: (several) => `${several} services sur ${number(all)} correspondent.`,
          }),
    other: 'Autre service',
    lacks: {
      'api-key': 'Exige d’abord sa clé API',
      'client-secret': 'Exige d’abord son secret client',
    },
  },

  /** A kind of service that a person can add, and what it takes. */
  addableKinds: {
    nextcloud: {
      title: 'Nextcloud',
      takes: 'Il suffit de l’adresse de votre serveur.',
    },
    oauth: {
      title: 'Fournisseur OAuth 2 ou OpenID',
      takes: 'Il faut l’adresse du fournisseur et un ID client.',
    },
  },
} satisfies WindowWords['addAccount'];
