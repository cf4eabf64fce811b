import { number } from '../../language/numbers.ts';
import type { BasicWords } from '../../language/spoken.ts';

/** The words around names, times and numbers. */
export const basics: BasicWords = {
  noLogin: 'No login',
  thisAccount: 'this account',
  andMore: (names, more) => `${names} and ${number(more)} more`,
  betweenSentences: ' ',
  betweenFacts: ' · ',
  justNow: 'just now',
  nextTryNow: 'The next try is due now.',
  nextTry: (distance) => `Next try ${distance}.`,
  usedOf: (used, total) => `${used} of ${total} used`,
  usedWithoutLimit: (used) => `${used} used, no limit`,
};
