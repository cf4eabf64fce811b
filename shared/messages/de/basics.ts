import { number } from '../../language/numbers.ts';
import type { BasicWords } from '../../language/spoken.ts';

/** The words around names, times and numbers. */
export const basics: BasicWords = {
  noLogin: 'Kein Anmeldename',
  // Without an article: it stands in every case, and at the beginning of sentences.
  thisAccount: 'Konto ohne Anmeldenamen',
  andMore: (names, more) => `${names} und noch ${number(more)}`,
  betweenSentences: ' ',
  betweenFacts: ' · ',
  justNow: 'gerade eben',
  nextTryNow: 'Der nächste Versuch steht jetzt an.',
  nextTry: (distance) => `Nächster Versuch ${distance}.`,
  usedOf: (used, total) => `${used} von ${total} belegt`,
  usedWithoutLimit: (used) => `${used} belegt, unbegrenzt`,
};
