import { productName } from '../../product-name.ts';
import type { WindowWords } from '../catalogue.ts';
import { keychainWords } from './keychain.ts';

/** How an account is: labels of two or three words for lists, and whole sentences. */
export const states = {
  signedIn: {
    label: 'Connecté',
    here: 'Ce compte est connecté sur cet ordinateur.',
    confirmed: (host) => `Ce compte est connecté sur cet ordinateur, et ${host} a confirmé la session.`,
  },

  /** The saved sign-in cannot be used, for a reason of its own. */
  unusable: {
    absent: {
      label: 'Connexion enregistrée absente',
      message: (host) =>
        `Le trousseau de clés ne contient aucune connexion enregistrée pour ce compte. La session sur ${host} est peut-être encore ouverte.`,
      hint: 'Déconnectez-vous ici et mettez fin à la session sur le Web, ou reconnectez-vous.',
    },
    altered: {
      label: 'Connexion enregistrée modifiée',
      message: (host) =>
        `La connexion enregistrée pour ce compte n’est pas celle que ${productName} avait enregistrée : rien n’est donc envoyé à ${host}. La session là-bas est peut-être encore ouverte.`,
      hint: 'Quelque chose l’a modifiée sur cet ordinateur. Déconnectez-vous ici et mettez fin à la session sur le Web, ou reconnectez-vous.',
    },
    'for-other-service': {
      label: 'Enregistrée pour un autre service',
      message: (host) =>
        `La connexion enregistrée pour ce compte a été fournie par un autre service, et non par ${host} : rien n’est donc envoyé. La session à laquelle elle appartient est peut-être encore ouverte.`,
      hint: `Quelque chose a modifié la liste des comptes de ${productName} (accounts.json). Corrigez-y l’adresse, ou mettez fin à la session sur les pages du service où la connexion s’est faite.`,
    },
    'not-understood': {
      label: 'Inconnu',
      message: (host) =>
        `${productName} ne parvient pas à lire ce que sa liste des comptes indique à propos de ce compte ; une version plus récente l’a peut-être écrit. La session sur ${host} est peut-être ouverte. Déconnectez-vous pour y mettre fin, ou utilisez la version plus récente.`,
      hint: null,
    },
  },

  /** The keychain does not give the saved sign-in. */
  unreachable: {
    label: (reason) => `Connecté · ${keychainWords[reason].label}`,
    message: (reason, host) =>
      `Ce compte est connecté sur cet ordinateur. ${keychainWords[reason].condition} : ${productName} ne peut donc ni accéder à la connexion enregistrée, ni vérifier la session sur ${host}.`,
    hint: (reason) => keychainWords[reason].remedy,
  },

  sessionEnded: {
    label: 'Session terminée',
    elsewhere: (host) => `La session sur ${host} a été terminée ailleurs.`,
    removed: (host) =>
      `La session sur ${host} a été terminée ailleurs. La connexion enregistrée a été supprimée de cet ordinateur.`,
    kept: (host) =>
      `La session sur ${host} a été terminée ailleurs. ${productName} n’a pas encore supprimé la connexion enregistrée ; elle ne sert plus à rien.`,
    hint: 'Reconnectez-vous pour continuer, ou retirez le compte de cette liste.',
  },

  signingOut: {
    label: 'Déconnexion…',
    message: 'Déconnexion en cours.',
    goesOn: `Déconnexion en cours. Vous pouvez fermer cette fenêtre ; ${productName} continue.`,
  },
} satisfies WindowWords['states'];
