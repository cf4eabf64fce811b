import { productName } from '../../product-name.ts';
import type { WindowWords } from '../catalogue.ts';
import { keychainWords } from './keychain.ts';
import { leftToRight } from './left-to-right.ts';

type Words = WindowWords['states'];

/** How an account is: labels of two or three words for lists, and whole sentences. */

export const signedIn = {
  label: 'مسجَّل الدخول',
  here: 'دخولك مسجَّل على هذا الحاسوب.',
  confirmed: (host) => `دخولك مسجَّل على هذا الحاسوب، وقد أكّد ${host} الجلسة.`,
} satisfies Words['signedIn'];

/** The saved sign-in cannot be used, for a reason of its own. */
export const unusable = {
  absent: {
    label: 'تسجيل الدخول المحفوظ مفقود',
    message: (host) =>
      `ليس في سلسلة المفاتيح تسجيل دخول محفوظ لهذا الحساب. الجلسة لدى ${host} ربما لا تزال مفتوحة.`,
    hint: 'سجّل الخروج هنا وأنهِ الجلسة على الويب، أو سجّل الدخول مجددًا.',
  },
  altered: {
    label: 'تغيّر تسجيل الدخول المحفوظ',
    message: (host) =>
      `تسجيل الدخول المحفوظ لهذا الحساب ليس الذي خزّنه ${productName}، لذلك لا يُرسل شيء إلى ${host}. الجلسة هناك ربما لا تزال مفتوحة.`,
    hint: 'غيّره شيء ما على هذا الحاسوب. سجّل الخروج هنا وأنهِ الجلسة على الويب، أو سجّل الدخول مجددًا.',
  },
  'for-other-service': {
    label: 'محفوظ لخدمة أخرى',
    message: (host) =>
      `تسجيل الدخول المحفوظ لهذا الحساب أعطته خدمة أخرى، لا ${host}، لذلك لا يُرسل شيء. الجلسة التي يخصها ربما لا تزال مفتوحة.`,
    hint: `غيّر شيء ما قائمة حسابات ${productName} ${leftToRight('(accounts.json)')}. صحّح العنوان فيها، أو أنهِ الجلسة على صفحات الخدمة التي سجّلت الدخول إليها.`,
  },
  'not-understood': {
    label: 'غير معروف',
    message: (host) =>
      `لا يستطيع ${productName} قراءة ما تقوله قائمة حساباته عن هذا الحساب؛ ربما كتبه إصدار أحدث. قد تكون الجلسة لدى ${host} مفتوحة. سجّل الخروج لإنهائها، أو استخدم الإصدار الأحدث.`,
    hint: null,
  },
} satisfies Words['unusable'];

/** The keychain does not give the saved sign-in. */
export const unreachable = {
  label: (reason) => `مسجَّل الدخول · ${keychainWords[reason].label}`,
  message: (reason, host) =>
    `دخولك مسجَّل على هذا الحاسوب. ${keychainWords[reason].condition}، لذلك لا يستطيع ${productName} الوصول إلى تسجيل الدخول المحفوظ ولا التحقق من الجلسة لدى ${host}.`,
  hint: (reason) => keychainWords[reason].remedy,
} satisfies Words['unreachable'];

export const sessionEnded = {
  label: 'انتهت الجلسة',
  elsewhere: (host) => `أُنهيت الجلسة لدى ${host} من مكان آخر.`,
  removed: (host) => `أُنهيت الجلسة لدى ${host} من مكان آخر. وقد أُزيل تسجيل الدخول المحفوظ من هذا الحاسوب.`,
  kept: (host) =>
    `أُنهيت الجلسة لدى ${host} من مكان آخر. لم يُزِل ${productName} تسجيل الدخول المحفوظ بعد؛ ولم تعد له فائدة.`,
  hint: 'سجّل الدخول مجددًا للمتابعة، أو أزل الحساب من هذه القائمة.',
} satisfies Words['sessionEnded'];

export const signingOut = {
  label: 'جارٍ تسجيل الخروج…',
  message: 'جارٍ تسجيل الخروج.',
  goesOn: `جارٍ تسجيل الخروج. يمكنك إغلاق هذه النافذة؛ يتابع ${productName} العمل.`,
} satisfies Words['signingOut'];
