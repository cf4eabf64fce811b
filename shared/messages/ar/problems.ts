import { day } from '../../language/times.ts';
import { hasLapsed } from '../../lapsing.ts';
import type { LapsingSession } from '../../problem.ts';
import type { ProblemWordsTable, SignInProblemWords } from '../../problem-words.ts';
import { productName } from '../../product-name.ts';
import type { ServiceKind } from '../../service.ts';
import { keychainWords } from './keychain.ts';
import { leftToRight } from './left-to-right.ts';
import { appWords } from './services.ts';
import { tlsWords } from './tls.ts';

/** What is said of each kind of problem. */

/** Of most problems: the service's answer is missing, and Signoff asks again by itself. */
const notConfirmed = { label: () => 'لم يُؤكَّد بعد', waiting: null } as const;

const makeRoom =
  'ربما القرص ممتلئ أو المجلد للقراءة فقط. أفسح مكانًا أو اجعل المجلد قابلًا للكتابة، ثم أعد المحاولة.';

const listWasChanged = `غيّر شيء ما قائمة حسابات ${productName} ${leftToRight('(accounts.json)')}. صحّح العنوان فيها وأعد المحاولة، أو أنهِ الجلسة على صفحات الخدمة التي سجّلت الدخول إليها.`;

const notKnown = `لذلك لا يُعرف هل نفّذ ما طلبه ${productName}`;
const signedOutHere = 'سُجّل الخروج على هذا الحاسوب';
const stillOpen = 'لا تزال مفتوحة لدى الخدمة';
const checkNetworkPage =
  'إن كانت هذه الشبكة تطلب منك تسجيل الدخول على صفحة ويب فافعل ذلك أولًا، وإلا فتحقق من عنوان الخدمة.';
const cannotRead = (_problem: unknown, host: string): string =>
  cannotTell(`لا يستطيع ${productName} قراءة ما يجيب به ${host}`);

/** No more than is known of a session. */
function session(isOpen: boolean): string {
  return isOpen ? 'لا تزال مفتوحة' : 'ربما لا تزال مفتوحة';
}

function cannotTell(why: string): string {
  return `${why}، لذلك لا يستطيع ${productName} أن يعرف هل سجّلت الدخول هناك. يواصل السؤال حتى انتهاء صلاحية الصفحة.`;
}

function lapses(at: string | null): string {
  return at === null ? 'تنتهي من تلقاء نفسها بعد مدة تحددها الخدمة.' : `تنتهي من تلقاء نفسها في ${day(at)}.`;
}

/** What is known of such a session. */
function wasToLapse(session: LapsingSession, host: string): string {
  const { lapsesAt } = session;
  return lapsesAt !== null && hasLapsed(session)
    ? `لا يتيح ${host} لتطبيق أن ينهي جلسة بعينها؛ وكان مقررًا أن تنتهي تلك الجلسة من تلقاء نفسها في ${day(lapsesAt)}.`
    : `لا يتيح ${host} لتطبيق أن ينهي جلسة بعينها، لذلك لا تزال الجلسة هناك مفتوحة.`;
}

/** What a person can do who wants to know whether it has. */
function toBeSure(host: string): string {
  return `لا يستطيع ${productName} أن يسأل هل انتهت. للتأكد راجع صفحات ${host}.`;
}

/** When asking a service that does not accept this app can have another answer. */
function onlyOnceChanged(kind: ServiceKind | null): string {
  return `لا تفيد إعادة المحاولة إلا بعد أن يتغيّر ${appWords(kind).name} أو ما تسمح له الخدمة بفعله؛ اسأل من يوفّر ${productName}.`;
}

/** HTTP's ways to say that nothing is to be found at an address. */
const notFound: readonly number[] = [404, 410];

export const problems: ProblemWordsTable = {
  unreachable: {
    ...notConfirmed,
    message: (_, host) =>
      `لم يستطع ${productName} الاتصال بالخدمة ${host}، لذلك لم يُطلب منها شيء. تحقق من الاتصال بالشبكة، ثم أعد المحاولة.`,
    trouble: (_, host) => cannotTell(`لا يستطيع ${productName} الاتصال بالخدمة ${host}`),
  },
  timeout: {
    ...notConfirmed,
    message: (_, host) => `لم يُجب ${host} في الوقت المحدد، ${notKnown}. أعد المحاولة بعد بضع دقائق.`,
    trouble: (_, host) => cannotTell(`لا يجيب ${host} في الوقت المحدد`),
  },
  'connection-lost': {
    ...notConfirmed,
    message: (_, host) => `انقطع الاتصال مع ${host} قبل وصول جوابه كاملًا، ${notKnown}. أعد المحاولة.`,
    trouble: (_, host) => cannotTell(`ينقطع الاتصال مع ${host} قبل وصول جوابه`),
  },
  tls: {
    ...notConfirmed,
    message: ({ reason }, host) =>
      reason === undefined
        ? `الاتصال مع ${host} غير آمن، لذلك لم يُرسل شيء. تحقق من عنوان الخدمة ومن الشبكة التي تستخدمها، ثم أعد المحاولة.`
        : tlsWords[reason](host),
    trouble: (_, host) => cannotTell(`الاتصال مع ${host} غير آمن`),
  },
  'insecure-address': {
    ...notConfirmed,
    message: (_, host) =>
      `عنوان ${host} غير آمن، لذلك لم يُرسل شيء. لا يتصل ${productName} إلا عبر https؛ صحّح العنوان في الإعدادات.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. عنوان ${host} غير آمن، لذلك لم يطلب ${productName} منه إنهاء الجلسة، وهي ${session(isOpen)}.`,
      remedy: (_, host) => `لا يتصل ${productName} إلا عبر https. يمكن إنهاء الجلسة على صفحات ${host}.`,
    },
    trouble: (_, host) => cannotTell(`عنوان ${host} غير آمن`),
  },
  'http-error': {
    ...notConfirmed,
    message: ({ status }, host) =>
      `أجاب ${host} بخطأ HTTP ${status.toString()}، ${notKnown}. ${notFound.includes(status) ? 'تحقق من عنوان الخدمة.' : 'أعد المحاولة لاحقًا.'}`,
    trouble: ({ status }, host) => cannotTell(`يجيب ${host} بخطأ HTTP ${status.toString()}`),
  },
  redirect: {
    ...notConfirmed,
    message: ({ status }, host) =>
      `وجّه ${host} طلب ${productName} إلى عنوان آخر ${leftToRight(`(HTTP ${status.toString()})`)}. حفاظًا على أمانك لا يتبع ${productName} ذلك، فلا يُعرف أن شيئًا قد نُفّذ. ${checkNetworkPage}`,
    trouble: (_, host) => cannotTell(`يوجّه ${host} طلب ${productName} إلى عنوان آخر`),
  },
  fault: {
    ...notConfirmed,
    message: (_, host) =>
      `أجاب ${host} بأنه لم يستطع معالجة الطلب ${leftToRight('(SOAP Fault)')}، ${notKnown}. أعد المحاولة لاحقًا، أو اختر صيغة أخرى في الإعدادات.`,
    trouble: (_, host) =>
      cannotTell(`يجيب ${host} بأنه لا يستطيع معالجة الطلب ${leftToRight('(SOAP Fault)')}`),
  },
  'too-large': {
    ...notConfirmed,
    message: (_, host) =>
      `أرسل ${host} أكثر بكثير مما يتسع له جواب، لذلك توقف ${productName} عن القراءة ولا يُعرف ما فعلته الخدمة. تحقق من عنوان الخدمة.`,
    trouble: cannotRead,
  },
  malformed: {
    ...notConfirmed,
    message: (_, host) =>
      `ما ورد من ${host} ليس جوابًا يستطيع ${productName} قراءته، ${notKnown}. ${checkNetworkPage}`,
    trouble: cannotRead,
  },
  'unknown-status': {
    ...notConfirmed,
    message: (_, host) => `أجاب ${host} بحالة لا يعرفها ${productName}، ${notKnown}. أعد المحاولة لاحقًا.`,
    trouble: cannotRead,
  },
  'not-ended': {
    ...notConfirmed,
    label: () => stillOpen,
    message: (_, host) =>
      `أجاب ${host} بأنه أنهى الجلسة، لكنه لا يزال يقبل تسجيل الدخول المحفوظ لهذا الحساب، فالجلسة لا تزال مفتوحة. أعد المحاولة لاحقًا، أو أنهِها على صفحات ${host}.`,
    waiting: {
      sentence: (_, { host }) =>
        `${signedOutHere}. أجاب ${host} بأنه أنهى الجلسة، لكنه لم ينهِها: الجلسة لا تزال مفتوحة.`,
      remedy: (_, host) => `أعد المحاولة لاحقًا، أو أنهِ الجلسة على صفحات ${host}.`,
    },
    trouble: cannotRead,
  },
  restricted: {
    ...notConfirmed,
    label: () => 'رفضته الخدمة',
    message: (_, host, kind) => `لا يقبل ${host} هذا التطبيق، لذلك لم يفعل شيئًا. ${onlyOnceChanged(kind)}`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}، لكن ${host} لم يعد يقبل هذا التطبيق، فالجلسة هناك ${session(isOpen)}.`,
      remedy: (_, _host, kind) => onlyOnceChanged(kind),
    },
  },
  'no-api-key': {
    ...notConfirmed,
    message: (_, host, kind) => {
      const { name, howToGive } = appWords(kind);
      return `ينقص ${productName} ${name} لدى ${host}، لذلك لا يستطيع أن يطلب منه شيئًا. ${howToGive}`;
    },
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. ليس لدى ${productName} ما يلزم ليطلب من ${host} إنهاء الجلسة، وهي ${session(isOpen)}.`,
      remedy: (_, _host, kind) => {
        const { name, howToGive } = appWords(kind);
        return `ينقص ${name}. ${howToGive}`;
      },
    },
  },
  keychain: {
    ...notConfirmed,
    label: ({ reason }) => `سُجّل الخروج · ${keychainWords[reason].label}`,
    message: ({ reason }) =>
      `${keychainWords[reason].condition}، لذلك لا يستطيع ${productName} الوصول إلى عمليات تسجيل الدخول المحفوظة لحساباتك. ${keychainWords[reason].remedy}`,
    waiting: {
      sentence: ({ reason }, { host, isOpen }) =>
        `${signedOutHere}. ${keychainWords[reason].condition}، لذلك فالجلسة لدى ${host} ${session(isOpen)}.`,
      remedy: ({ reason }) => keychainWords[reason].remedy,
    },
  },
  'credentials-missing': {
    ...notConfirmed,
    message: (_, host) =>
      `لم يعد في سلسلة المفاتيح تسجيل دخول محفوظ لهذا الحساب، لذلك لا يستطيع ${productName} أن يطلب من ${host} شيئًا لأجله. يمكن إنهاء الجلسة هناك على الويب.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}، لكن ليس في سلسلة المفاتيح تسجيل دخول محفوظ لهذا الحساب، لذلك لا يستطيع ${productName} إنهاء الجلسة لدى ${host}. وهي ${session(isOpen)}.`,
      remedy: (_, host) => `يمكن إنهاء الجلسة على صفحات ${host}.`,
    },
  },
  'credentials-altered': {
    ...notConfirmed,
    label: () => 'تغيّر تسجيل الدخول المحفوظ',
    message: (_, host) =>
      `تسجيل الدخول المحفوظ لهذا الحساب ليس الذي خزّنه ${productName}، لذلك لم يُرسل شيء إلى ${host}. غيّره شيء ما على هذا الحاسوب. يمكن إنهاء الجلسة هناك على الويب.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}، لكن تسجيل الدخول المحفوظ ليس الذي خزّنه ${productName}، لذلك لم يُرسل، والجلسة لدى ${host} ${session(isOpen)}.`,
      remedy: (_, host) =>
        `غيّره شيء ما على هذا الحاسوب. إن استطعت إعادته إلى سلسلة المفاتيح فأعد المحاولة، وإلا فأنهِ الجلسة على صفحات ${host}.`,
    },
  },
  'credentials-for-other-service': {
    ...notConfirmed,
    label: () => 'محفوظ لخدمة أخرى',
    message: (_, host) =>
      `تسجيل الدخول المحفوظ لهذا الحساب أعطته خدمة أخرى، لا ${host}، لذلك لم يُرسل شيء. ${listWasChanged}`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}، لكن تسجيل الدخول المحفوظ أعطته خدمة أخرى، لا ${host}، لذلك لم يُرسل شيء. الجلسة التي يخصها ${session(isOpen)}.`,
      remedy: () => listWasChanged,
    },
  },
  'cannot-end-session': {
    ...notConfirmed,
    label: (problem) => (hasLapsed(problem) ? 'يُفترض أنها انتهت' : stillOpen),
    message: (problem, host) =>
      hasLapsed(problem)
        ? `${wasToLapse(problem, host)} ${toBeSure(host)}`
        : `${wasToLapse(problem, host)} ${lapses(problem.lapsesAt)} يمكنك إنهاؤها على صفحات ${host}.`,
    waiting: {
      sentence: (problem, { host }) =>
        `${signedOutHere}، وأُزيل تسجيل الدخول المحفوظ. ${wasToLapse(problem, host)}`,
      remedy: (problem, host) =>
        hasLapsed(problem) ? toBeSure(host) : `أنهِها على صفحات ${host}. ${lapses(problem.lapsesAt)}`,
    },
  },
  'credentials-used-up': {
    ...notConfirmed,
    label: () => 'ربما لا تزال مفتوحة',
    message: (_, host) =>
      `ضاع جواب من ${host} جدّد تسجيل الدخول المحفوظ، ولم يعد القديم مقبولًا لديه، لذلك لا يستطيع ${productName} أن يطلب منه شيئًا لهذا الحساب. يمكن إنهاء الجلسة هناك على الويب.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. جدّد ${host} تسجيل الدخول المحفوظ، لكن جوابه ضاع. ما بقي لا فائدة منه وقد أُزيل، لذلك لا يستطيع ${productName} إنهاء الجلسة هناك، وهي ${session(isOpen)}.`,
      remedy: (_, host) => `أنهِ الجلسة على صفحات ${host}.`,
    },
  },
  'not-saved': {
    ...notConfirmed,
    message: () => `لم يستطع ${productName} كتابة قائمة حساباته: ${makeRoom}`,
    waiting: {
      sentence: (_, { host, isOpen, goesOn }) =>
        goesOn === 'by-itself'
          ? `سُجّل الخروج حتى إنهاء ${productName}، لكن ${productName} لم يستطع حفظ ذلك. الجلسة لدى ${host} ${session(isOpen)}.`
          : `لم يستطع ${productName} أن يحفظ أنك سجّلت الخروج، فقد يظل الحساب ظاهرًا مسجَّل الدخول. الجلسة لدى ${host} ${session(isOpen)}.`,
      remedy: () => `لم يستطع كتابة قائمة حساباته: ${makeRoom}`,
    },
  },
  unknown: {
    ...notConfirmed,
    message: (_, host) =>
      `واجه إصدار أحدث من ${productName} مشكلة مع ${host} لا يعرفها هذا الإصدار. أعد المحاولة، أو استخدم الإصدار الأحدث.`,
  },
};

/** What only a sign-in can meet. */
export const signInProblems: SignInProblemWords = {
  expired: (host) =>
    `لم تسجّل الدخول لدى ${host} في الوقت المحدد، فلم تعد الصفحة صالحة. لم يُحفظ شيء. أعد المحاولة.`,
  declined: (host) => `لم تسمح بأن يسجّل ${productName} الدخول على صفحة ${host}. لم يُحفظ شيء.`,
  rejected: (host) => `لم يعد ${host} يعرف عملية تسجيل الدخول هذه. لم يُحفظ شيء. أعد المحاولة.`,
};
