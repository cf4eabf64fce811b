import { plural } from '../../language/numbers.ts';
import type { BasicWords } from '../../language/spoken.ts';

/** The words around names, times and numbers. */
export const basics: BasicWords = {
  noLogin: 'Sans identifiant',
  thisAccount: 'ce compte',
  andMore: (names, more) =>
    plural(more, {
      one: (one) => `${names} et ${one} autre`,
      other: (several) => `${names} et ${several} autres`,
    }),
  betweenSentences: ' ',
  betweenFacts: ' · ',
  justNow: 'à l’instant',
  nextTryNow: 'Le prochain essai doit avoir lieu maintenant.',
  nextTry: (distance) => `Prochain essai ${distance}.`,
  // Without a participle, which would have to agree with the size.
  usedOf: (used, total) => `Utilisation : ${used} sur ${total}`,
  usedWithoutLimit: (used) => `Utilisation : ${used}, sans limite`,
};
