import { isolated, loginInSentence, nameInSentence, plainText } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { productName } from '../../product-name.ts';
import type { HostWords } from '../catalogue.ts';
import { accounts, ofAccounts } from './counted.ts';
import { leftToRight } from './left-to-right.ts';

type Words = HostWords['desktop'];

/** The words of the desktop app that it does not share with the window and the command line. */

export const startMessages = {
  refusedSwitch: (name) =>
    `لا يبدأ ${productName} مع ${leftToRight(`--${name}`)}، لأن ذلك يفتحه أمام برامج أخرى.`,
  unknownWord: `لا تعرف نافذة ${productName} أي أوامر. الأوامر في سطر الأوامر للبرنامج «signoff»، ويسردها «signoff help».`,
  badLink: `لا يستطيع ${productName} فتح هذا الرابط.`,
  root: `لا يعمل ${productName} باسم المستخدم root، لأن العزل الذي يحمي نافذته لا يعمل حينئذ. ابدأه مستخدمًا عاديًا.`,
  notStartedAnew: (code) =>
    `لم يستطع ${productName} أن يبدأ من جديد دون SIGNOFF_API_KEY في بيئته (${code}). ضع مفتاح API في ملف الإعدادات بدلًا من ذلك.`,
  license: (name) => `الترخيص: ${name}`,
  noLock: (directory) =>
    `لم يستطع ${productName} أن يعرف هل هو قيد التشغيل بالفعل، لذلك لم يبدأ. تحقق من إمكان الكتابة في ${nameInSentence(directory)}.`,
} satisfies Words['startMessages'];

export const menuWords = {
  open: `فتح ${productName}`,
  addAccount: 'إضافة حساب…',
  signingIn: 'جارٍ تسجيل الدخول…',
  isThisYou: (login) => `هل أنت ${loginInSentence(login)}؟`,
  signInFailed: 'لم ينجح تسجيل الدخول…',
  settings: 'الإعدادات…',
  exportDiagnostics: 'تصدير معلومات التشخيص…',
  quit: `إنهاء ${productName}`,
  nobody: 'لا يوجد حساب مسجَّل الدخول',
  accounts: (count) => `الحسابات (${number(count)})`,
  moreAccounts: (count) =>
    plural(count, {
      zero: () => 'لا حسابات أخرى في النافذة…',
      one: () => 'حساب آخر في النافذة…',
      two: () => 'حسابان آخران في النافذة…',
      few: (several) => `${several} حسابات أخرى في النافذة…`,
      many: (several) => `${several} حسابًا آخر في النافذة…`,
      other: (several) => `${several} حساب آخر في النافذة…`,
    }),
  leave: {
    'sign-out': (login) => `تسجيل الخروج من ${loginInSentence(login)}…`,
    remove: (login) => `إزالة ${loginInSentence(login)}…`,
  },
  signOutAll: 'تسجيل الخروج من كل الحسابات…',
  show: 'إظهار',
  file: 'ملف',
  edit: 'تحرير',
  view: 'عرض',
  window: 'نافذة',
  help: 'مساعدة',
  helpPage: `مساعدة ${productName}`,
  reportProblem: 'الإبلاغ عن مشكلة…',
  roles: {
    about: `حول ${productName}`,
    hide: `إخفاء ${productName}`,
    hideOthers: 'إخفاء الأخرى',
    unhide: 'إظهار الكل',
    undo: 'تراجع',
    redo: 'إعادة',
    cut: 'قص',
    copy: 'نسخ',
    paste: 'لصق',
    selectAll: 'تحديد الكل',
    resetZoom: 'الحجم الفعلي',
    zoomIn: 'تكبير',
    zoomOut: 'تصغير',
    togglefullscreen: 'ملء الشاشة',
    toggleDevTools: 'أدوات المطوّر',
    minimize: 'تصغير النافذة',
    zoom: 'تكبير/تصغير النافذة',
    close: 'إغلاق النافذة',
    front: 'إحضار الكل إلى الأمام',
  },
  account: (name, state) => `${isolated(name)} – ${state}`,
} satisfies Words['menuWords'];

/** What the tray says where the pointer rests on it. */
export const tooltipWords = {
  nobody: `${productName}: لا يوجد حساب مسجَّل الدخول`,
  signedIn: (login) => `${productName}: الدخول مسجَّل باسم ${loginInSentence(login)}`,
  severalSignedIn: (count) => `${productName}: الدخول مسجَّل إلى ${ofAccounts(count)}`,
  signingOut: (login) => `${productName}: جارٍ تسجيل الخروج من ${loginInSentence(login)}…`,
  severalSigningOut: (count) => `${productName}: جارٍ تسجيل الخروج من ${ofAccounts(count)}…`,
  attention: (login, label) => `${productName}: ${loginInSentence(login)}: ${plainText(label)}`,
  severalAttention: (count) => `${productName}: ما يحتاج إلى انتباهك: ${accounts(count)}`,
  notice: `${productName}: هناك ما يحتاج إلى انتباهك`,
  ending: `${productName}: جارٍ الإنهاء…`,
} satisfies Words['tooltipWords'];

/** No browser could be opened. */
export const browserWords = {
  none: 'تعذّر فتح أي متصفح',
  whatToDo: 'افتح هذا العنوان في متصفح على هذا الحاسوب:',
  copy: 'نسخ العنوان',
} satisfies Words['browserWords'];

/** Told once, when the window is closed for the first time. */
export const closedToTray: Words['closedToTray'] = (onMac) => ({
  title: `لا يزال ${productName} يعمل`,
  body: onMac
    ? `يبقى في شريط القوائم عند إغلاق النافذة. لإنهائه اختر «${menuWords.quit}» هناك.`
    : `يبقى في علبة النظام عند إغلاق النافذة. لإنهائه اختر «${menuWords.quit}» هناك.`,
});

export const brokenPage = `تعطلت نافذة ${productName} مرارًا، فأُغلقت. لا يزال ${productName} نفسه يعمل: افتح النافذة للمحاولة من جديد.`;

export const diagnosticsWords = {
  title: 'تصدير معلومات التشخيص',
  fileType: 'نص',
  saved: 'حُفظت معلومات التشخيص. ليس فيها أسماء دخول ولا عمليات تسجيل دخول محفوظة ولا مفتاح API.',
  failed: (reason) => `تعذّر حفظ معلومات التشخيص (${reason}). اختر مجلدًا آخر أو أفسح مكانًا، ثم أعد المحاولة.`,
} satisfies Words['diagnosticsWords'];
