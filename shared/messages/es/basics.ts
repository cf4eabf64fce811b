import { number } from '../../language/numbers.ts';
import type { BasicWords } from '../../language/spoken.ts';

export const basics: BasicWords = {
  noLogin: 'Sin nombre de usuario',
  thisAccount: 'esta cuenta',
  andMore: (names, more) => `${names} y ${number(more)} más`,
  betweenSentences: ' ',
  betweenFacts: ' · ',
  justNow: 'ahora mismo',
  nextTryNow: 'El próximo intento es inminente.',
  nextTry: (distance) => `Próximo intento ${distance}.`,
  usedOf: (used, total) => `${used} de ${total} en uso`,
  usedWithoutLimit: (used) => `${used} en uso, sin límite`,
};
