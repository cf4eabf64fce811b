import { loginInSentence } from '../../language/names.ts';
import { productName } from '../../product-name.ts';
import type { WindowWords } from '../catalogue.ts';

type Words = WindowWords['outcomes'];

/** How an attempt to sign out ended. */

/** In two or three words, for lists. */
export const outcomeLabels = {
  signedOut: 'سُجّل الخروج',
  notConfirmed: 'لم يُؤكَّد بعد',
  notRemoved: 'لم يُزَل تسجيل الدخول المحفوظ',
  finishing: 'جارٍ الإتمام',
} satisfies Words['outcomeLabels'];

/** As an entry of a menu that goes on with it. */
export const outcomeEntries = {
  signedOut: (login) => `سُجّل الخروج من ${loginInSentence(login)}`,
  waitsForKeychain: (login) =>
    `تسجيل الخروج من ${loginInSentence(login)} ينتظر سلسلة المفاتيح: المحاولة الآن`,
  notConfirmed: (login) => `تسجيل الخروج من ${loginInSentence(login)} لم يُؤكَّد بعد: المحاولة الآن`,
  refused: (login) => `تسجيل الخروج من ${loginInSentence(login)} رفضته الخدمة: إعادة المحاولة`,
  cannotEnd: (login, isOpen) =>
    `جلسة ${loginInSentence(login)} لدى الخدمة ${session(isOpen)}: أين يمكن إنهاؤها`,
  notRemoved: (login) =>
    `تسجيل الخروج من ${loginInSentence(login)} لم يكتمل، ولا يزال تسجيل دخوله محفوظًا هنا: المحاولة الآن`,
} satisfies Words['outcomeEntries'];

/** In one or two sentences. */
export const outcomeSentences = {
  signedOut: (login) => `سُجّل الخروج من ${loginInSentence(login)}.`,
  hadEnded: (login) => `سُجّل الخروج من ${loginInSentence(login)}. كانت الجلسة قد انتهت من قبل.`,
  signedOutHere: ({ login, host, isOpen }) =>
    `سُجّل الخروج من ${loginInSentence(login)} على هذا الحاسوب. الجلسة لدى ${host} ${session(isOpen)}.`,
  forgotten: ({ login, host, isOpen }) =>
    `سُجّل الخروج من ${loginInSentence(login)} على هذا الحاسوب. الجلسة لدى ${host} ${session(isOpen)}، ولا يستطيع إنهاءها الآن إلا ${host}.`,
  sessionIsOver: (host) => `سُجّل الخروج على هذا الحاسوب، وانتهت الجلسة لدى ${host}.`,
  notConfirmed: (host, goesOn) =>
    `سُجّل الخروج على هذا الحاسوب. لم يأتِ تأكيد من ${host} بعد${goesOn === 'by-itself' ? `؛ سيُتمّ ${productName} الأمر حالما يستجيب` : ''}.`,
  overNotRemoved: (waitsForKeychain) => `انتهت الجلسة، ${notRemoved(waitsForKeychain)}.`,
  notRemoved: ({ host, isOpen }, waitsForKeychain) =>
    `سُجّل الخروج على هذا الحاسوب، ${notRemoved(waitsForKeychain)}. الجلسة لدى ${host} ${session(isOpen)}.`,
  aboutAccount: (login, sentence) => `${loginInSentence(login)}: ${sentence}`,
} satisfies Words['outcomeSentences'];

/** No more than is known. */
function session(isOpen: boolean): string {
  return isOpen ? 'لا تزال مفتوحة' : 'ربما لا تزال مفتوحة';
}

function notRemoved(waitsForKeychain: boolean): string {
  return waitsForKeychain
    ? `لكن سلسلة المفاتيح لم تسمح بأن يزيل ${productName} تسجيل الدخول المحفوظ`
    : `لكن ${productName} لم يُزِل تسجيل الدخول المحفوظ بعد`;
}
