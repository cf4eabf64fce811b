import { number } from '../../language/numbers.ts';
import type { BasicWords } from '../../language/spoken.ts';

/** The words around names, times and numbers. */
export const basics: BasicWords = {
  noLogin: 'بلا اسم دخول',
  thisAccount: 'هذا الحساب',
  andMore: (names, more) => `${names}، و${number(more)} غيرها`,
  betweenSentences: ' ',
  betweenFacts: ' · ',
  justNow: 'الآن',
  nextTryNow: 'حان وقت المحاولة التالية.',
  nextTry: (distance) => `المحاولة التالية ${distance}.`,
  usedOf: (used, total) => `المستخدَم ${used} من ${total}`,
  usedWithoutLimit: (used) => `المستخدَم ${used}، بلا حدّ`,
};
