import type { KeychainReason } from '../../problem.ts';
import { productName } from '../../product-name.ts';

interface KeychainWords {
  /** How it is, as the beginning of a sentence. */
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
    condition: 'سلسلة المفاتيح مقفلة',
    label: 'سلسلة المفاتيح مقفلة',
    title: 'سلسلة مفاتيحك مقفلة',
    remedy: 'لم يضِع شيء: افتح قفلها وأعد المحاولة.',
  },
  'no-answer': {
    condition: 'سلسلة المفاتيح لا تستجيب',
    label: 'سلسلة المفاتيح لا تستجيب',
    title: 'سلسلة المفاتيح لا تستجيب',
    remedy: 'ربما تنتظرك في نافذة أخرى: ابحث عن طلب لفتح قفلها، ثم أعد المحاولة.',
  },
  missing: {
    condition: 'لا توجد سلسلة مفاتيح على هذا الحاسوب',
    label: 'لا توجد سلسلة مفاتيح',
    title: 'لا توجد سلسلة مفاتيح على هذا الحاسوب',
    remedy: 'إن كان يُفترض أن تكون واحدة قيد التشغيل، فشغّلها ثم أعد المحاولة.',
  },
  failing: {
    condition: 'تبلّغ سلسلة المفاتيح عن خطأ',
    label: 'خطأ في سلسلة المفاتيح',
    title: 'تبلّغ سلسلة المفاتيح عن خطأ',
    remedy: 'لا يُعرف أن شيئًا قد ضاع: أعد المحاولة، وإن لم يُفِد ذلك فسجّل الدخول إلى هذا الحاسوب من جديد.',
  },
  'too-long': {
    condition: 'لا تقبل سلسلة المفاتيح على هذا الحاسوب عنصرًا بالطول الذي تحتاج إليه هذه الخدمة',
    label: 'أطول مما تقبله سلسلة المفاتيح',
    title: 'أطول مما تقبله سلسلة المفاتيح',
    remedy: 'يستطيع من يدير الخدمة أن يجعل رموزها المميزة أقصر؛ لا تفيد إعادة المحاولة.',
  },
};

/** What the keychain's condition means for the accounts, and what a person can do about it. */
export function keychainNotice(reason: KeychainReason): string {
  const meaning =
    reason === 'missing'
      ? `تُحفظ الحسابات الجديدة في الذاكرة وتضيع عند إنهاء ${productName}. ولا يمكن الوصول إلى عمليات تسجيل الدخول التي حُفظت في سلسلة مفاتيح.`
      : `لا يستطيع ${productName} الوصول إلى عمليات تسجيل الدخول المحفوظة لحساباتك.`;
  return `${meaning} ${keychainWords[reason].remedy}`;
}
