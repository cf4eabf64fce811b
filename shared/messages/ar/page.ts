import { assertNever } from '../../assert-never.ts';
import { isKnownOpen } from '../../outcome.ts';
import { productName } from '../../product-name.ts';
import type { ConfigurationFault } from '../../snapshot.ts';
import type { WindowWords } from '../catalogue.ts';
import { accounts, ofAccounts } from './counted.ts';
import { fileTrouble } from './files.ts';
import { keychainNotice, keychainWords } from './keychain.ts';
import { isolated, loginInSentence, nameInSentence } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { serviceName } from '../../language/service-name.ts';

type Words = WindowWords['page'];

/** The words of the window. What it shares with the tray and the command line stands in the files beside this one. */

export const product = {
  name: productName,
  opening: 'جارٍ الفتح…',
  lostTitle: `لا يستجيب ${productName}`,
  lost: `فقدت هذه النافذة اتصالها بتطبيق ${productName}، فلا تعرض شيئًا قد يكون قديمًا. تعاود الاتصال من تلقاء نفسها حالما يستجيب ${productName}. إن كان ${productName} قد أُنهي فشغّله من جديد: يستأنف ما لم يكتمل، على عنوان جديد.`,
  noAnswer: `لم يستجب ${productName} بعد، فربما نفّذ ذلك وربما لم ينفّذه. إن نفّذه فسترى ذلك هنا.`,
  failed: `لم يستطع ${productName} تنفيذ ذلك بسبب خطأ داخلي. أعد المحاولة. التفاصيل في سجله.`,
  notNow: 'لا يمكن تنفيذ ذلك في الوقت الحالي.',
  noSuchAccount: 'لم يعد هذا الحساب في القائمة.',
} satisfies Words['product'];

export const navigation = {
  label: 'الحسابات والإعدادات',
  skip: 'الانتقال إلى المحتوى',
  back: 'كل الحسابات',
  accounts: 'الحسابات',
  noAccounts: 'لا حسابات',
  needAttention: (count) =>
    plural(count, {
      zero: () => 'لا حسابات تحتاج إلى انتباهك',
      one: () => 'حساب واحد يحتاج إلى انتباهك',
      two: () => 'حسابان يحتاجان إلى انتباهك',
      few: (several) => `${several} حسابات تحتاج إلى انتباهك`,
      many: (several) => `${several} حسابًا يحتاج إلى انتباهك`,
      other: (several) => `${several} حساب تحتاج إلى انتباهك`,
    }),
  find: 'البحث عن حساب',
  found: (count, all, wanted) =>
    count === 0
      ? `لا حساب يطابق «${nameInSentence(wanted)}».`
      : plural(count, {
          zero: () => 'لا حسابات مطابقة.',
          one: () => `حساب مطابق واحد من أصل ${number(all)}.`,
          two: () => `حسابان مطابقان من أصل ${number(all)}.`,
          few: (several) => `${several} حسابات مطابقة من أصل ${number(all)}.`,
          many: (several) => `${several} حسابًا مطابقًا من أصل ${number(all)}.`,
          other: (several) => `${several} حساب مطابق من أصل ${number(all)}.`,
        }),
  addAccount: 'إضافة حساب',
  signOutAll: 'تسجيل الخروج من كل الحسابات…',
  history: 'سُجّل الخروج منها مؤخرًا',
  settings: 'الإعدادات',
  help: 'المساعدة',
  notices: 'التنبيهات',
  announcement: 'ما حدث للتو',
  signInUnderWay: 'جارٍ تسجيل الدخول…',
  signInQuestion: 'هل هذا أنت؟',
} satisfies Words['navigation'];

/** What the page is called, where it shows `what`. */
export const pageTitle: Words['pageTitle'] = (what) => `${what} – ${productName}`;

/** What a person can do about an account. */
export const accountActions = {
  'sign-out': 'تسجيل الخروج…',
  remove: 'إزالة…',
  check: 'التحقق من الجلسة',
  'try-now': 'المحاولة الآن',
  'try-again': 'إعادة المحاولة',
  'ask-keychain': 'إعادة المحاولة',
  unlock: 'فتح القفل وإعادة المحاولة',
  'unlock-and-finish': 'فتح القفل والإتمام',
  'sign-in-again': 'تسجيل الدخول مجددًا',
  'end-on-web': 'إنهاؤها على الويب',
  forget: 'نسيانها…',
  'take-off-list': 'إزالة من القائمة…',
} satisfies Words['accountActions'];

export const actions = {
  checking: 'جارٍ التحقق…',
  cancel: 'إلغاء',
  close: 'إغلاق',
  dismiss: 'تجاهل',
  about: (name) => `(${isolated(name)})`,
  opensInBrowser: '(يُفتح في المتصفح)',
} satisfies Words['actions'];

export const facts = {
  label: 'التفاصيل',
  space: 'مساحة التخزين',
  lastConfirmed: 'آخر تأكيد للجلسة',
  checking: 'جارٍ التحقق…',
  notConfirmed: `ليس منذ بدء ${productName}`,
  savedSignIn: 'تسجيل الدخول المحفوظ',
  savedInKeychain: 'في سلسلة المفاتيح على هذا الحاسوب',
  savedInMemory: `في الذاكرة حتى إنهاء ${productName}`,
  signedInAt: 'تاريخ تسجيل الدخول',
  signOutAsked: 'تاريخ تسجيل الخروج',
  signOutFinished: 'اكتمل تسجيل الخروج',
  endNoticed: 'لوحظ ذلك في',
  session: (service) => `الجلسة لدى ${serviceName(service)}`,
  sessionEnded: 'انتهت',
  service: 'نوع الخدمة',
  address: 'عنوان الخدمة',
  ends: 'ما ينهيه تسجيل الخروج',
} satisfies Words['facts'];

export const account = {
  checkFailed: 'لم يستطع آخر تحقق أن يحدد هل الجلسة مفتوحة.',
  syncFailed: 'لا تجري مزامنة ملفاتك.',
  syncFailedHint: `لم يبدأ محرك المزامنة لهذا الحساب. يواصل ${productName} المحاولة.`,
  noNextTry: `لا يعيد ${productName} المحاولة من تلقاء نفسه.`,
  steps: 'تسجيل الخروج',
  filesStay: 'تبقى ملفاتك على هذا الحاسوب.',
  memory: (service) =>
    `لا توجد سلسلة مفاتيح على هذا الحاسوب، لذلك يُحفظ تسجيل الدخول هذا في الذاكرة ويضيع عند إنهاء ${productName}. سجّل الخروج قبل ذلك، وإلا فقد تبقى الجلسة مفتوحة لدى ${serviceName(service)}.`,
  goneTitle: 'سُجّل الخروج',
  notListed: (service) => `لم يعد ${serviceName(service)} في قائمة الخدمات. أضِفه إليها لتسجيل الدخول مجددًا.`,
} satisfies Words['account'];

/** A step of signing out, as a person follows it. */
export const stepWords: Words['stepWords'] = (step, service) => {
  switch (step) {
    case 'recording':
      return 'تسجيل الخروج على هذا الحاسوب';
    case 'stopping-sync':
      return 'إيقاف المزامنة';
    case 'asking-service':
      return `إنهاء الجلسة لدى ${serviceName(service)}`;
    case 'removing-credentials':
      return 'إزالة تسجيل الدخول المحفوظ من هذا الحاسوب';
    default:
      return assertNever(step, 'step');
  }
};

export const stepStatus = {
  done: '(تم)',
  current: '(جارٍ التنفيذ)',
  upcoming: '(لم يبدأ بعد)',
} satisfies Words['stepStatus'];

export const signOutDialog = {
  title: (login) => `هل تريد تسجيل الخروج من ${loginInSentence(login)}؟`,
  what: (service) =>
    `ينهي ${productName} الجلسة لدى ${serviceName(service)} ويزيل تسجيل الدخول المحفوظ من هذا الحاسوب.`,
  confirm: 'تسجيل الخروج',
  titleAll: (count) => `هل تريد تسجيل الخروج من ${ofAccounts(count)}؟`,
  whatAll: `ينهي ${productName} كل جلسة ويزيل عمليات تسجيل الدخول المحفوظة من هذا الحاسوب.`,
} satisfies Words['signOutDialog'];

/** Of an account whose session is over. */
export const removeDialog = {
  title: (login) => `هل تريد إزالة ${loginInSentence(login)} من القائمة؟`,
  what: (service) =>
    `انتهت جلسته لدى ${serviceName(service)} من قبل. يزيل ${productName} ما بقي منه على هذا الحاسوب.`,
  confirm: 'إزالة',
} satisfies Words['removeDialog'];

export const takeOffListDialog = {
  title: (login) => `هل تريد إزالة ${loginInSentence(login)} من القائمة؟`,
  what: (service, known) =>
    `لم يبقَ شيء من هذا الحساب على هذا الحاسوب. الجلسة لدى ${serviceName(service)} ${isKnownOpen(known) ? 'لا تزال مفتوحة ما لم تكن قد أنهيتها هناك' : 'ربما لا تزال مفتوحة'}، ولا يستطيع ${productName} إنهاءها.`,
  confirm: 'إزالة من القائمة',
} satisfies Words['takeOffListDialog'];

export const discardDialog = {
  title: 'هل تريد إهمال ما كتبته؟',
  what: 'لم يُحفظ بعد.',
  confirm: 'إهمال',
  cancel: 'متابعة التحرير',
} satisfies Words['discardDialog'];

export const forgetDialog = {
  title: (login) => `هل تريد نسيان جلسة ${loginInSentence(login)}؟`,
  what: (service, known) =>
    `يزيل ${productName} تسجيل الدخول المحفوظ من هذا الحاسوب ويتوقف عن الطلب. الجلسة لدى ${serviceName(service)} ${isKnownOpen(known) ? 'تبقى مفتوحة' : 'قد تبقى مفتوحة إلى أجل غير محدود'}، ودون تسجيل الدخول المحفوظ لن يستطيع ${productName} إنهاءها أبدًا. قد تحتفظ سلسلة المفاتيح التي فيها سلة محذوفات، مثل KeePassXC، بنسخة فيها.`,
  where: (service) => `لإنهائها بنفسك، سجّل الدخول لدى ${serviceName(service)} وأنهِها هناك.`,
  confirm: 'نسيانها',
} satisfies Words['forgetDialog'];

export const signIn = {
  title: (service) => `تسجيل الدخول إلى ${serviceName(service)}`,
  welcome: 'لا يوجد حساب مسجَّل الدخول',
  welcomeText: (service) =>
    `سجّل الدخول إلى ${serviceName(service)} في متصفحك. لا يرى ${productName} كلمة مرورك أبدًا.`,
  welcomeKeychain: 'يُحفظ تسجيل الدخول في سلسلة المفاتيح على هذا الحاسوب.',
  otherService: 'خدمة أخرى…',
  starting: (service) => `جارٍ طلب صفحة تسجيل الدخول من ${serviceName(service)}…`,
  waiting: (service) =>
    `سجّل الدخول على صفحة ${serviceName(service)} في متصفحك، ثم عُد إلى هنا. ينتظر ${productName} ويتابع من تلقاء نفسه.`,
  open: 'فتح صفحة تسجيل الدخول',
  code: 'رمزك',
  codeSaid: (code) => `رمزك هو ${isolated(code)}.`,
  codeHint:
    'اكتب هذا الرمز على تلك الصفحة. إن كانت الصفحة تعرض رمزًا بالفعل فلا تتابع إلا إذا كان هو نفسه. يصلح لذلك أي جهاز فُتحت عليه الصفحة.',
  copyCode: 'نسخ الرمز',
  codeCopied: 'نُسخ.',
  validFor: (left) => `في انتظارك. تبقى الصفحة صالحة لمدة ${left}.`,
  confirmLead: (service) => `يقول ${serviceName(service)} إنك سجّلت الدخول باسم`,
  confirmTitle: (login) => `سُجّل الدخول باسم ${loginInSentence(login)}: هل هذا أنت؟`,
  question: 'هل هذا أنت؟',
  confirmHint: 'ربما لا يزال المتصفح مسجَّل الدخول باسم شخص آخر. لا يُحفظ شيء قبل موافقتك.',
  confirmMemory: `لا توجد سلسلة مفاتيح على هذا الحاسوب: سيُحفظ تسجيل الدخول في الذاكرة حتى إنهاء ${productName}.`,
  yes: 'نعم، هذا أنا',
  no: 'لا',
  keeping: (login) => `جارٍ حفظ تسجيل دخول ${loginInSentence(login)}…`,
  undoing: (service) => `جارٍ التراجع عن تسجيل الدخول لدى ${serviceName(service)}…`,
  failed: 'لم ينجح تسجيل الدخول',
  done: (login) => `سُجّل الدخول باسم ${loginInSentence(login)}.`,
} satisfies Words['signIn'];

export const history = {
  title: 'سُجّل الخروج منها مؤخرًا',
  empty: 'تُسرد هنا الحسابات التي تسجّل الخروج منها.',
} satisfies Words['history'];

/** A notice's title as it is said aloud, among sentences. */
export const noticeSaid: Words['noticeSaid'] = (title) => `${title}.`;

/** A notice about the whole app: its title and what it means. */
export const noticeWords: Words['noticeWords'] = (notice) => {
  switch (notice.kind) {
    case 'keychain':
      return { title: keychainWords[notice.reason].title, text: keychainNotice(notice.reason) };
    case 'registry-quarantined':
      return {
        title: 'تعذّرت قراءة قائمة الحسابات',
        text: `نقل ${productName} القائمة التالفة إلى ${nameInSentence(notice.file)} واستعاد ما أمكنه منها ومن آخر نسخة سليمة لها. لم يُحذف شيء، لكن قد تكون حسابات مفقودة، وربما لا تزال جلساتها مفتوحة. أنهِ تلك الجلسات لدى خدماتها، ثم تجاهل هذا التنبيه.`,
      };
    case 'registry-not-saved':
      return {
        title: 'لا تُحفظ التغييرات',
        text: `لا يستطيع ${productName} كتابة قائمة حساباته: ربما القرص ممتلئ أو المجلد للقراءة فقط. ما تراه هنا باقٍ حتى إنهاء ${productName} فحسب.`,
      };
    case 'configuration-unreadable':
      return {
        title: notice.field === null ? 'تعذّرت قراءة ملف الإعدادات' : 'تعذّرت قراءة أحد الإعدادات',
        text: configurationWords(notice),
      };
    case 'sign-in-unfinished':
      return {
        title: 'لم تكتمل عملية تسجيل دخول',
        text: `انقطعت العملية، ولا يعرف ${productName} بعد هل بدأت جلسة لدى ${serviceName(notice.service)}. حالما يستطيع الوصول إلى ${serviceName(notice.service)} وسلسلة المفاتيح يتبيّن ذلك وينهي تلك الجلسة. إن تجاهلت هذا التنبيه فلن يستطيع ذلك بعدها.`,
      };
    case 'sign-in-interrupted':
      return {
        title: 'انقطعت عملية تسجيل دخول',
        text: `ربما بدأت لدى ${serviceName(notice.service)} جلسة لا يستطيع ${productName} إنهاءها. إن كنت قد سجّلت الدخول هناك، فأنهِ تلك الجلسة على الويب.`,
      };
    default:
      return assertNever(notice, 'notice');
  }
};

function configurationWords({ file, field, line, code }: ConfigurationFault): string {
  const name = nameInSentence(file);
  const place = line === null ? name : `${name}، السطر ${number(line)}`;
  const over = 'يلاحظ من تلقاء نفسه متى صحّحته.';
  if (code !== null)
    return `${fileTrouble(file, code)} وحتى ذلك الحين يستخدم ${productName} القيم المبدئية؛ وقد تُرك الملف كما هو.`;
  return field === null
    ? `لا يستطيع ${productName} قراءة ${place}، لذلك يستخدم القيم المبدئية وترك الملف كما هو. ${over}`
    : `لا يستطيع ${productName} استخدام «${nameInSentence(field)}» في ${place}، لذلك يستخدم القيمة المبدئية بدلًا منه؛ ويُستخدم باقي الملف. ${over}`;
}

/** Several sign-outs that ended together, in one sentence. */
export const severalSignedOut: Words['severalSignedOut'] = (over, notOver) =>
  notOver === 0
    ? `سُجّل الخروج من ${ofAccounts(over)}.`
    : `سُجّل الخروج من ${ofAccounts(over + notOver)} على هذا الحاسوب. ما لم يكتمل منها بعد: ${accounts(notOver)}.`;
