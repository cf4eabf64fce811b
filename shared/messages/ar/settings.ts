import { productName } from '../../product-name.ts';
import type { AppSecretKind } from '../../service-table.ts';
import type { LaterWords } from '../catalogue.ts';
import { leftToRight } from './left-to-right.ts';

type Words = LaterWords['settings'];

/** The words of the settings, and of adding a service: what the window loads once a person goes there. */

const fixed = 'ضُبط في سطر الأوامر لهذا التشغيل، فلا يمكن تغييره هنا.';

export const settings = {
  title: 'الإعدادات',
  openBox: 'OpenBox',
  address: 'عنوان الخدمة',
  addressHint: `أين توجد OpenBox API، مثلًا ${leftToRight('https://www.box.net/api/1.0/')}. يسري على تسجيل الدخول التالي.`,
  badAddress: `ليس هذا عنوانًا يستطيع ${productName} استخدامه. يجب أن يبدأ بـ ${leftToRight('https://')} وألا يحتوي على اسم مستخدم أو «?» أو «#».`,
  format: 'الصيغة',
  formatHint: `كيف يكتب ${productName} طلباته.`,
  fixed,
  save: 'حفظ',
  revert: 'تراجع',
  saved: 'حُفظت.',
} satisfies Words['settings'];

/** In which language Signoff speaks. */
export const languageForm = {
  title: 'اللغة',
  label: 'لغة هذا التطبيق',
  hint: 'تتغير فورًا.',
  automatic: 'لغة نظامك',
  fixed,
} satisfies Words['languageForm'];

/** What a person chooses about the app itself. */
export const general = {
  title: 'عام',
  startAtLogin: 'البدء عند تسجيل الدخول إلى الحاسوب',
  startAtLoginHint: `يبدأ ${productName} في الخلفية حين تسجّل الدخول إلى هذا الحاسوب، ويُتمّ عمليات تسجيل الخروج التي تنتظر.`,
  startAtLoginRefused: `لم يستطع ${productName} تغيير هذا: لم يقبله النظام. غيّره في إعدادات النظام نفسه للبرامج التي تبدأ عند تسجيل الدخول.`,
  notifications: 'الإشعارات',
  notificationsHint: `ما يخبرك به ${productName} أثناء إغلاق نافذته. تُظهر أيقونته دائمًا إن كان هناك ما يحتاج إليك.`,
} satisfies Words['general'];

/** Each choice of notifications: its name and what choosing it means. */
export const notifications = {
  all: { name: 'الكل', means: 'كيف انتهت كل عملية تسجيل خروج، وكل ما يحتاج إليك.' },
  problems: { name: 'المشكلات فقط', means: 'ما لم ينجح أو يحتاج إليك فقط.' },
  none: { name: 'لا شيء', means: 'لا شيء. انظر إلى الأيقونة أو في النافذة.' },
} satisfies Words['notifications'];

/** Each format's name and what choosing it means. */
export const formats = {
  automatic: {
    name: 'تلقائية',
    means: 'SOAP، أو XML حيث لا تدعم الخدمة SOAP. مناسبة للجميع تقريبًا.',
  },
  soap: { name: 'SOAP', means: 'طلبات SOAP فقط.' },
  xml: { name: 'XML', means: 'طلبات XML بسيطة فقط.' },
  rest: {
    name: 'REST',
    means:
      'يكون مفتاح API وتسجيل الدخول المحفوظ في عنوان كل طلب، والوكلاء والخوادم تكتب العناوين في سجلاتها. لا تخترها إلا مضطرًا.',
  },
} satisfies Words['formats'];

const inSentence: Readonly<Record<AppSecretKind, string>> = {
  'api-key': 'مفتاح API',
  'client-secret': 'سر العميل',
};

/** The list of services. */
export const services = {
  title: 'الخدمات',
  hint: 'أين يمكنك تسجيل الدخول من هذا الحاسوب.',
  add: { nextcloud: 'إضافة Nextcloud…', oauth: 'إضافة OAuth 2…' },
  address: 'العنوان',
  clientId: 'معرّف العميل',
  secretThere: 'في سلسلة المفاتيح على هذا الحاسوب',
  secretGiven: 'من البيئة أو ملف الإعدادات أو الحزمة، فلا يمكن تغييره هنا',
  secretMissing: 'مفقود: لا يستطيع أحد تسجيل الدخول دونه',
  secretNone: 'لا يوجد',
  setSecret: (secret) => `إضافة ${inSentence[secret]}…`,
  replaceSecret: (secret) => `استبدال ${inSentence[secret]}…`,
  removeSecret: (secret) => `إزالة ${inSentence[secret]}…`,
  remove: 'إزالة الخدمة…',
} satisfies Words['services'];

/** The question before a service is taken off the list. */
export const removeServiceDialog = {
  title: (name) => `هل تريد إزالة ${name} من القائمة؟`,
  what: 'يمكنك إضافتها مجددًا في أي وقت.',
  hasAccounts: 'لها حسابات هنا. سجّل الخروج منها أولًا: قد يكون ما ينهي جلساتها محفوظًا مع الخدمة.',
  confirm: 'إزالة',
} satisfies Words['removeServiceDialog'];

/** Typing in this app's own secret for a service. */
export const secretForm = {
  hint: 'يُحفظ في سلسلة المفاتيح على هذا الحاسوب ولا يُعرض مجددًا أبدًا.',
  empty: (secret) => `اكتب ${inSentence[secret]} أولًا.`,
  save: 'حفظ',
  saved: { 'api-key': 'حُفظ مفتاح API.', 'client-secret': 'حُفظ سر العميل.' },
  removed: { 'api-key': 'أُزيل مفتاح API.', 'client-secret': 'أُزيل سر العميل.' },
  removeTitle: (secret, name) => `هل تريد إزالة ${inSentence[secret]} الخاص بالخدمة ${name}؟`,
  removeWhat: `دونه قد لا يستطيع ${productName} تسجيل الدخول هناك، ولا إنهاء جلسات الحسابات المسجَّلة الدخول هناك.`,
  removeConfirm: 'إزالة',
} satisfies Words['secretForm'];

/** The form that adds a service. */
export const serviceForm = {
  title: { nextcloud: 'إضافة خادم Nextcloud', oauth: 'إضافة مزوّد OAuth 2' },
  lead: {
    nextcloud: `تسجّل الدخول على صفحة الخادم نفسه في متصفحك. لا يرى ${productName} كلمة مرورك أبدًا.`,
    oauth: `يجب تسجيل ${productName} لدى المزوّد تطبيقًا أصليًا (native app)، مع عنوان إعادة التوجيه http://127.0.0.1/callback على أي منفذ. يعطيك من يدير المزوّد معرّف العميل.`,
  },
  name: 'الاسم',
  nameHint: 'ما تسمّيها به. اتركه فارغًا لتُعرف بعنوانها.',
  clientId: 'معرّف العميل',
  clientIdHint: `الذي يعرف به المزوّد ${productName}.`,
  secretHint: 'فقط إن أعطاك المزوّد واحدًا. يُحفظ في سلسلة المفاتيح على هذا الحاسوب ولا يُعرض مجددًا أبدًا.',
  optional: '(اختياري)',
  noAddress: 'اكتب عنوانًا أولًا.',
  badAddress: `ليس هذا عنوانًا يستطيع ${productName} استخدامه. يجب أن يكون https، دون اسم مستخدم أو «?» أو «#».`,
  noClientId: 'اكتب معرّف العميل أولًا.',
  secretNotSaved: 'الخدمة في القائمة الآن، لكن سر العميل الخاص بها لم يُحفظ.',
  notAdded: 'لم تُضَف الخدمة.',
  busy: 'جارٍ الإضافة…',
  submit: { 'add-account': 'متابعة إلى تسجيل الدخول', settings: 'إضافة الخدمة' },
} satisfies Words['serviceForm'];

/** The configuration file could not be written. */
export const settingsNotSaved = `لم يستطع ${productName} كتابة ملف إعداداته: ربما القرص ممتلئ أو المجلد للقراءة فقط. أفسح مكانًا أو اجعل المجلد قابلًا للكتابة، ثم أعد المحاولة.`;
