import type { KeychainReason } from '../../problem.ts';
import { productName } from '../../product-name.ts';

interface KeychainWords {
  /** How it is, as a main clause that can go on with a comma. */
  readonly condition: string;
  /** The same in two or three words, for lists. */
  readonly label: string;
  /** The same as a title. */
  readonly title: string;
  /** What a person can do about it. */
  readonly remedy: string;
}

/** What is said of a keychain that cannot be used. */
export const keychainWords: Readonly<Record<KeychainReason, KeychainWords>> = {
  locked: {
    condition: 'Der Schlüsselbund ist gesperrt',
    label: 'Schlüsselbund gesperrt',
    title: 'Ihr Schlüsselbund ist gesperrt',
    remedy: 'Nichts ist verloren: Entsperren Sie ihn und versuchen Sie es erneut.',
  },
  'no-answer': {
    condition: 'Der Schlüsselbund antwortet nicht',
    label: 'Schlüsselbund antwortet nicht',
    title: 'Der Schlüsselbund antwortet nicht',
    remedy:
      'Vielleicht wartet er in einem anderen Fenster auf Sie: Sehen Sie nach, ob Sie ihn dort entsperren sollen, und versuchen Sie es erneut.',
  },
  missing: {
    condition: 'Auf diesem Computer ist kein Schlüsselbund zu finden',
    label: 'Kein Schlüsselbund',
    title: 'Kein Schlüsselbund auf diesem Computer',
    remedy: 'Wenn einer laufen sollte, starten Sie ihn und versuchen Sie es erneut.',
  },
  failing: {
    condition: 'Der Schlüsselbund meldet einen Fehler',
    label: 'Fehler im Schlüsselbund',
    title: 'Der Schlüsselbund meldet einen Fehler',
    remedy:
      'Soweit bekannt, ist nichts verloren: Versuchen Sie es erneut, und wenn das nicht hilft, melden Sie sich neu an diesem Computer an.',
  },
  'too-long': {
    condition:
      'Der Schlüsselbund dieses Computers nimmt keinen so langen Eintrag an, wie dieser Dienst ihn braucht',
    label: 'Zu lang für den Schlüsselbund',
    title: 'Zu lang für den Schlüsselbund',
    remedy: 'Der Betreiber des Dienstes kann dessen Tokens kürzer machen; ein neuer Versuch hilft nicht.',
  },
};

/** What the keychain's condition means for the accounts, and what a person can do about it. */
export function keychainNotice(reason: KeychainReason): string {
  const meaning =
    reason === 'missing'
      ? `Neue Konten werden im Arbeitsspeicher gehalten und gehen verloren, wenn ${productName} beendet wird. Anmeldungen, die in einem Schlüsselbund gespeichert wurden, sind nicht erreichbar.`
      : `${productName} kommt nicht an die gespeicherten Anmeldungen Ihrer Konten.`;
  return `${meaning} ${keychainWords[reason].remedy}`;
}
