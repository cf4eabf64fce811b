import type { KeychainReason } from '../../problem.ts';
import { productName } from '../../product-name.ts';

interface KeychainWords {
  /** How it is, as the beginning of a sentence. */
  readonly condition: string;
  /** The same in a few words, for lists. */
  readonly label: string;
  /** The same as a title. */
  readonly title: string;
  /** What a person can do about it. */
  readonly remedy: string;
}

/** What is said of a keychain that cannot be used. */
export const keychainWords: Readonly<Record<KeychainReason, KeychainWords>> = {
  locked: {
    condition: 'Le trousseau de clés est verrouillé',
    label: 'Trousseau de clés verrouillé',
    title: 'Votre trousseau de clés est verrouillé',
    remedy: 'Rien n’est perdu : déverrouillez-le et réessayez.',
  },
  'no-answer': {
    condition: 'Le trousseau de clés ne répond pas',
    label: 'Trousseau de clés sans réponse',
    title: 'Le trousseau de clés ne répond pas',
    remedy:
      'Il vous attend peut-être dans une autre fenêtre : cherchez une demande de déverrouillage, puis réessayez.',
  },
  missing: {
    condition: 'Aucun trousseau de clés n’est trouvé sur cet ordinateur',
    label: 'Aucun trousseau de clés',
    title: 'Aucun trousseau de clés sur cet ordinateur',
    remedy: 'S’il devrait y en avoir un en service, démarrez-le, puis réessayez.',
  },
  failing: {
    condition: 'Le trousseau de clés signale une erreur',
    label: 'Erreur du trousseau de clés',
    title: 'Le trousseau de clés signale une erreur',
    remedy:
      'À ce que l’on sait, rien n’est perdu : réessayez et, si cela n’aide pas, fermez puis rouvrez votre session sur cet ordinateur.',
  },
  'too-long': {
    condition:
      'Le trousseau de clés de cet ordinateur n’accepte pas d’élément aussi long que ce service l’exige',
    label: 'Trop long pour le trousseau de clés',
    title: 'Trop long pour le trousseau de clés',
    remedy: 'La personne qui gère le service peut raccourcir les jetons de celui-ci ; réessayer n’aide pas.',
  },
};

/** What the keychain's condition means for the accounts, and what a person can do about it. */
export function keychainNotice(reason: KeychainReason): string {
  const meaning =
    reason === 'missing'
      ? `Les nouveaux comptes sont gardés en mémoire et sont perdus quand ${productName} s’arrête. Les connexions qui ont été enregistrées dans un trousseau de clés sont inaccessibles.`
      : `${productName} ne peut pas accéder aux connexions enregistrées de vos comptes.`;
  return `${meaning} ${keychainWords[reason].remedy}`;
}
