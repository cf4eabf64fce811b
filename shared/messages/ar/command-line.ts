import { assertNever } from '../../assert-never.ts';
import { productName } from '../../product-name.ts';
import { serviceRow } from '../../service-table.ts';
import type { HostWords } from '../catalogue.ts';
import { ofAccounts } from './counted.ts';
import { fileTrouble } from './files.ts';
import { leftToRight } from './left-to-right.ts';
import { fewOf, list } from '../../language/lists.ts';
import { canBeRepeated, loginInSentence, nameInSentence } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { serviceName } from '../../language/service-name.ts';

type Words = HostWords['commandLine'];

/** The words of the command line that it does not share with the window. */

/** What was likely meant, behind a sentence that says that a word is unknown. */
function meant(near: readonly string[]): string {
  return near.length === 0 ? '' : ` هل قصدت ${fewOf(near.map((word) => `«${leftToRight(word)}»`))}؟`;
}

/** An option in a sentence. */
function optionWord(name: string): string {
  return leftToRight(`--${name}`);
}

/** A few words to choose from. */
function choice(words: readonly string[]): string {
  return leftToRight(words.join(', '));
}

const asAddress = `عنوان https (أو http لهذا الحاسوب نفسه فقط)، دون اسم مستخدم أو «?» أو «#»`;

export const usageMessages = {
  unknownOption: (option, near) =>
    (canBeRepeated(option) ? `لا يوجد خيار «${leftToRight(option)}».` : 'لا يوجد مثل هذا الخيار.') +
    meant(near),
  needsValue: (option) =>
    `يلزم أن تأتي قيمة بعد ${leftToRight(option)}. إن بدأت القيمة بشرطة فاكتب ${leftToRight(`${option}=VALUE`)}.`,
  takesNoValue: (option) => `لا يأخذ ${leftToRight(option)} أي قيمة.`,
  noCommand: 'اذكر ما المطلوب، مثلًا: signoff status',
  unknownCommand: (name, near) =>
    (canBeRepeated(name) ? `لا يوجد أمر «${nameInSentence(name)}».` : 'لا يوجد مثل هذا الأمر.') + meant(near),
  notForThisCommand: (option, command) => `لا يمكن استخدام ${optionWord(option)} مع «${command}».`,
  tooMany: (command) => `كلمات أكثر من اللازم بعد «${command}».`,
  missing: (operand) => `ينقص ${operand}.`,
  operandOrOption: (operand, option) => `اذكر ${operand} أو ${optionWord(option)}، لا كليهما.`,
  badChoice: (what, choices) => `يجب أن يكون ${leftToRight(what)} واحدًا من: ${choice(choices)}.`,
  whichAccountOrAll: `اذكر الحساب الذي تريد تسجيل الخروج منه، أو ${optionWord('all')}. يسرد «signoff accounts» الحسابات.`,
  whichAccount: (command) => `اذكر الحساب المقصود بالأمر «${command}». يسرد «signoff accounts» الحسابات.`,
  whichNotice: 'اذكر التنبيه الذي تريد تجاهله بمعرّفه. يسرد «signoff notices» التنبيهات.',
  whichKind:
    'اذكر نوع الخدمة: «signoff services add nextcloud ADDRESS» أو «signoff services add oauth ISSUER».',
  whichAddress: 'اذكر عنوانها: خادم Nextcloud، أو مُصدِر مزوّد OAuth 2.',
  whichService: 'اذكر الخدمة، باسمها أو عنوانها. يسرد «signoff services» الخدمات.',
  whichShell: (shells) => `اذكر الصدفة: ${choice(shells)}.`,
  badPort: `يأخذ ${optionWord('port')} رقمًا من 0 إلى 65535؛ ومع 0 يُختار منفذ شاغر.`,
  badFormat: (formats) => `يأخذ ${optionWord('format')} واحدًا من: ${choice(formats)}.`,
  badLanguage: (tags) => `يأخذ ${optionWord('lang')} واحدًا من: ${list(tags)}.`,
  badService: `يأخذ ${optionWord('service')} اسم خدمة، أو ${asAddress}.`,
  emptyDataDirectory: `يأخذ ${optionWord('data-dir')} مجلدًا.`,
  jsonOrCsv: `اذكر ${optionWord('json')} أو ${optionWord('csv')}، لا كليهما.`,
  seeHelp: (command) =>
    command === null ? 'يسرد «signoff help» الأوامر.' : `يشرحه «signoff help ${command}».`,
} satisfies Words['usageMessages'];

export const hostMessages = {
  noHome: `لا يعرف ${productName} أين مجلد منزلك. اضبط HOME، أو اذكر مكان مجلد البيانات باستخدام ${optionWord('data-dir')}.`,
  dataDirectory: (directory, code) =>
    `لا يمكن استخدام مجلد البيانات. ${fileTrouble(directory, code)} يسمّي ${optionWord('data-dir')} مجلدًا آخر.`,
  lock: (file, code) => `لا يمكن استخدام قفل مجلد البيانات، لذلك لم يُنفَّذ شيء. ${fileTrouble(file, code)}`,
  registryUnreadable: (file, code) =>
    `لا يمكن قراءة قائمة الحسابات، ولم يُغيَّر شيء. ${fileTrouble(file, code)}`,
  refusedVariable: (name) => `المتغير ${name} مضبوط، ومعه تُكتب الأسرار في ملفات. شغّل ${productName} دونه.`,
  registryNewer: (file) =>
    `قائمة الحسابات ${leftToRight(file)} كتبها إصدار أحدث من ${productName}. لم يُغيَّر شيء. استخدم ذلك الإصدار.`,
  notSaved: 'تعذّرت كتابة قائمة الحسابات: ربما القرص ممتلئ أو المجلد للقراءة فقط. لم يُحفظ ما ذُكر أعلاه.',
  unexpected: (kind) =>
    `انتهى ${productName} بسبب خطأ داخلي (${kind}). عمليات تسجيل الخروج التي كانت جارية تكتمل عند بدء التطبيق أو «signoff serve»، أو بالأمر «signoff retry».`,
  oldNode: (version) => `يحتاج ${productName} إلى Node 22.13 أو أحدث، وهذا Node ${version}.`,
  notPrinted: 'تعذّرت كتابة المخرجات، فالنتيجة غير كاملة.',
  noPage: 'لم تُبنَ الصفحة بعد. نفّذ: npm run build',
  portTaken: (port) =>
    `المنفذ ${port.toString()} يشغله برنامج آخر. اختر منفذًا آخر باستخدام ${optionWord('port')}.`,
  portNotAllowed: (port) =>
    `لا يسمح لك هذا الحاسوب باستخدام المنفذ ${port.toString()}: كثيرًا ما تُحجز المنافذ دون 1024 للنظام. اختر منفذًا آخر باستخدام ${optionWord('port')}.`,
} satisfies Words['hostMessages'];

/** About the process that owns the data directory, where it is not this one. */
export const ownerMessages = {
  foreignSocket: (path, code) =>
    code === 'FOREIGN_OWNER'
      ? `المسار ${nameInSentence(path)} ملك مستخدم آخر، لذلك لم يتصل به ${productName}. اطلب إزالته، أو اختر مجلد بيانات آخر.`
      : `لا يمكن سؤال ${productName} الذي هو قيد التشغيل. ${fileTrouble(path, code)}`,
  otherVersion: (running, own) =>
    `الإصدار ${nameInSentence(running)} من ${productName} قيد التشغيل، وهذا هو الإصدار ${own}: لا يستطيعان التخاطب، لذلك لم يُنفَّذ شيء. أنهِ الذي هو قيد التشغيل، أو استخدم إصداره.`,
  noAnswer: (directory) =>
    `تستخدم عملية أخرى من ${productName} المجلد ${nameInSentence(directory)} ولا تستجيب، لذلك لم يُنفَّذ شيء. أنهِها ثم أعد المحاولة.`,
  ended: `انتهى ${productName} الذي كان قيد التشغيل قبل أن يجيب، فلا يُعرف هل نفّذ المطلوب. يُظهر «signoff accounts» حال حساباتك؛ فإن لم يُنفَّذ فأعد تنفيذ الأمر.`,
  nextOwner: `انتهى ${productName} الذي كان قيد التشغيل قبل أن يجيب. يتابع هذا الأمر دونه.`,
  failed: `لم يستطع ${productName} الذي هو قيد التشغيل تنفيذ هذا بسبب خطأ داخلي.`,
  formatPassedOver: `${productName} قيد التشغيل بالفعل، وإعداداته هو تحدد صيغة الطلبات، فلا يغيّر ${optionWord('format')} شيئًا هنا.`,
  runsAsApp: `تطبيق ${productName} قيد التشغيل بالفعل على مجلد البيانات هذا. جارٍ إظهار نافذته.`,
  runsAsServe:
    'الأمر «signoff serve» قيد التشغيل بالفعل على مجلد البيانات هذا في عملية أخرى. وهو يفتح نافذته في المتصفح.',
  runsAsServeInDialog:
    'الأمر «signoff serve» قيد التشغيل على مجلد البيانات هذا. نافذته في المتصفح؛ لاستخدام التطبيق مكانه أنهِ «signoff serve» أولًا.',
  commandRuns: `لا يزال أمر signoff آخر يعمل على مجلد البيانات هذا. انتظر حتى ينتهي، ثم أعد المحاولة.`,
} satisfies Words['ownerMessages'];

export const accountMessages = {
  none: 'لا يوجد حساب مسجَّل الدخول. لتسجيل الدخول: signoff sign-in',
  noSuchAccount: (account, near) => {
    const none = canBeRepeated(account)
      ? `لا يوجد حساب «${loginInSentence(account)}»، لذلك لم يُنفَّذ شيء.`
      : 'لا يوجد مثل هذا الحساب، لذلك لم يُنفَّذ شيء.';
    return near.length > 0
      ? none + meant(near.map(loginInSentence))
      : `${none} يسرد «signoff accounts» الحسابات.`;
  },
  noneAt: (service) => `لا يوجد حساب مسجَّل الدخول لدى ${serviceName(service)}.`,
  elsewhere: (services) =>
    `هناك حسابات لدى ${fewOf(services.map(serviceName))}؛ استثناها ${optionWord('service')}، لذلك لم يُنفَّذ عليها شيء.`,
  noSuchAccountAt: (account, service, { logins, near }) => {
    const named = canBeRepeated(account) ? `حساب «${loginInSentence(account)}»` : 'مثل هذا الحساب';
    const host = serviceName(service);
    const there =
      logins.length === 0
        ? 'لا يوجد هناك حساب مسجَّل الدخول.'
        : `الموجود: ${fewOf(logins.map(loginInSentence))}.`;
    const none = `لا يوجد ${named} لدى ${host}، لذلك لم يُنفَّذ شيء.`;
    return near.length > 0 ? none + meant(near.map(loginInSentence)) : `${none} ${there}`;
  },
  ambiguous: (account, ids) =>
    `يدل «${loginInSentence(account)}» على عدة حسابات. استخدم أحد المعرّفات: ${ids.join(', ')}`,
} satisfies Words['accountMessages'];

export const servicesMessages = {
  noSuchService: (name) =>
    canBeRepeated(name)
      ? `لا توجد خدمة «${nameInSentence(name)}». يسرد «signoff services» الخدمات.`
      : 'لا توجد مثل هذه الخدمة. يسرد «signoff services» الخدمات.',
  ambiguous: (name, addresses) =>
    `يدل «${nameInSentence(name)}» على عدة خدمات. استخدم أحد العناوين: ${fewOf(addresses.map(leftToRight))}`,
  added: (name, asWord) =>
    `أصبح ${nameInSentence(name)} في القائمة. لتسجيل الدخول: signoff sign-in --service ${asWord}`,
  removed: (name) => `أُزيل ${nameInSentence(name)} من القائمة.`,
  inUse: (name) => `يبقى ${nameInSentence(name)} في القائمة لأن له حسابات. سجّل الخروج منها أولًا.`,
  staysOnList: (name) =>
    `يبقى ${nameInSentence(name)} في القائمة: فقد جاء مع ${productName}، أو هو خدمة OpenBox التي في الإعدادات.`,
  badAddress: `ليس هذا عنوانًا يمكن استخدامه: يلزم ${asAddress}.`,
  noClientId: `يعرف مزوّد OAuth 2 التطبيق بمعرّف عميل. سجّل واحدًا لديه، واذكره باستخدام ${optionWord('client-id')}.`,
  noUseFor: (option, kind) => `لا معنى للخيار ${optionWord(option)} لخدمة من نوع ${serviceRow(kind).name}.`,
  takesNoSecret: (name) => `لا يعرف ${nameInSentence(name)} سرًّا يخص ${productName}: لا يلزم هناك سوى عنوانه.`,
  secretIsGiven: (name) =>
    `السر الخاص بالخدمة ${nameInSentence(name)} مصدره البيئة أو configuration.json أو ${productName} نفسه، وهو يُستخدم قبل أي سر في سلسلة المفاتيح. لم يُغيَّر شيء.`,
  secretAsked: (secret, name) =>
    secret === 'api-key'
      ? `مفتاح API الخاص بالخدمة ${nameInSentence(name)}: `
      : `سر العميل الخاص بالخدمة ${nameInSentence(name)}: `,
  emptySecret: 'كان ذلك فارغًا.',
  secretKept: 'هو الآن في سلسلة المفاتيح، ولا يُعرض مجددًا أبدًا.',
  secretRemoved: (name) => `لم يعد السر الخاص بالخدمة ${nameInSentence(name)} في سلسلة المفاتيح.`,
  noSecretToRemove: (name) =>
    `لا يوجد في سلسلة المفاتيح سر خاص بالخدمة ${nameInSentence(name)}، لذلك لم يُغيَّر شيء.`,
  noSecret: 'لم يرد شيء من الدخل القياسي، لذلك لم يُغيَّر شيء.',
} satisfies Words['servicesMessages'];

export const noticeMessages = {
  none: 'لا توجد تنبيهات.',
  noSuchNotice: 'لا يوجد مثل هذا التنبيه. يسرد «signoff notices» التنبيهات.',
  dismissed: (notice, path) => {
    switch (notice.kind) {
      case 'registry-quarantined':
        return `تم التجاهل. لم تُحذف القائمة القديمة؛ وهي الآن ${leftToRight(path)}. جلسات الحسابات التي ليست في أي قائمة أخرى تبقى مفتوحة حتى تنهيها لدى خدماتها.`;
      case 'sign-in-unfinished':
        return `تم التجاهل. أزال ${productName} ما كان لديه من عملية تسجيل الدخول تلك، فلم يعد يستطيع إنهاء جلستها: إن كانت جلسة قد بدأت فستبقى مفتوحة حتى تنهيها لدى ${serviceName(notice.service)}.`;
      case 'sign-in-interrupted':
        return `تم التجاهل. إن كانت جلسة قد بدأت بالفعل فستبقى مفتوحة حتى تنهيها لدى ${serviceName(notice.service)}.`;
      default:
        return assertNever(notice, 'notice');
    }
  },
} satisfies Words['noticeMessages'];

export const signInMessages = {
  code: (code) => `أدخل هذا الرمز على تلك الصفحة: ${nameInSentence(code)}\n`,
  open: (link) => `لتسجيل الدخول افتح هذه الصفحة في متصفح على هذا الحاسوب:\n\n  ${link}\n`,
  byAnotherComputer: (forwarding) =>
    `لاستخدام متصفح حاسوب آخر، نفّذ هناك أولًا ما يلي، وفي آخره اسم هذا الحاسوب:\n\n  ssh -N ${forwarding} <هذا الحاسوب>\n\nاتركه يعمل، وافتح هناك العنوان نفسه.\n`,
  answersAgain: (service) => `عاد ${serviceName(service)} يستجيب.`,
  waiting: 'في انتظار أن تسجّل الدخول هناك. يلغي Ctrl-C ذلك.',
  answers: { yes: ['ن', 'نعم'], no: ['ل', 'لا'] },
  question: (login) => `سُجّل الدخول باسم ${loginInSentence(login)}: هل هذا أنت؟ [ن/ل] `,
  somebodyElse: `ليس مؤكدًا أنك أنت من سجّل الدخول، لذلك يُتجاهل ${optionWord('yes')}.`,
  yesOrNo: 'أجب من فضلك بالحرف ن (نعم) أو ل (لا).',
  signedIn: (login, service) => `سُجّل الدخول باسم ${loginInSentence(login)} لدى ${serviceName(service)}.`,
  undone: 'لم يُسجَّل الدخول. لم يُحفظ شيء، وأُنهيت الجلسة إن كانت قد بدأت.',
  undoneLater: 'لم يُسجَّل الدخول. لا يُعرف بعد أن الجلسة التي بدأت قد انتهت. يعيد «signoff retry» المحاولة.',
  busy: 'هناك عملية تسجيل دخول أخرى جارية.',
} satisfies Words['signInMessages'];

export const signOutMessages = {
  nothingWaits: 'لا توجد عملية تسجيل خروج تنتظر.',
  endedEverywhere: `  لا تعرف هذه الخدمة إنهاءً أضيق: انتهى أيضًا ما سمحت به لتطبيق ${productName} على حواسيبك الأخرى.`,
  notWaiting: (login) =>
    `لا توجد عملية تسجيل خروج من ${loginInSentence(login)} تنتظر. لتسجيل الخروج: signoff sign-out`,
  signOutFirst: (login) =>
    `الحساب ${loginInSentence(login)} مسجَّل الدخول. سجّل الخروج أولًا؛ فالنسيان لعمليات تسجيل الخروج التي لا يمكن إتمامها.`,
  progress: (done, all) => `جارٍ تسجيل الخروج: ${number(done)} من ${ofAccounts(all)}`,
  whatNext: (id) => `  للمحاولة الآن: signoff retry ${id}     للتخلي عنها: signoff forget ${id}`,
} satisfies Words['signOutMessages'];

export const checkMessages = {
  open: (login, service) => `جلسة ${loginInSentence(login)} لدى ${serviceName(service)} مفتوحة.`,
  notSignedIn: (login) => `الحساب ${loginInSentence(login)} غير مسجَّل الدخول، فلا يوجد ما يُتحقق منه.`,
} satisfies Words['checkMessages'];

export const serveMessages = {
  address: (address) =>
    `تجد ${productName} على العنوان\n\n  ${address}\n\nعلى هذا الحاسوب فقط. ينهيه Ctrl-C.`,
  expired: 'هذا العنوان غير صالح، أو انتهت صلاحيته.\nشغّل «signoff serve» من جديد، وافتح العنوان الذي يعرضه.',
  linkUsed:
    'رابط تسجيل الدخول هذا استُخدم من قبل، أو لم يعد صالحًا.\nافتح الرابط الذي يعرضه Signoff الآن، أو ابدأ تسجيل الدخول من جديد.',
  otherUser: 'شغّل مستخدم آخر لهذا الحاسوب Signoff هنا. لا يستطيع فتح هذا العنوان إلا ذلك المستخدم.',
  noBrowser: 'تعذّر فتح أي متصفح: افتح العنوان بنفسك.',
  endingMemory: (count) => {
    const several = (): string =>
      `جارٍ تسجيل الخروج من ${ofAccounts(count)} لا يُحفظ تسجيل دخولها إلا في الذاكرة…`;
    return plural(count, {
      zero: several,
      one: () => 'جارٍ تسجيل الخروج من حساب واحد لا يُحفظ تسجيل دخوله إلا في الذاكرة…',
      two: () => 'جارٍ تسجيل الخروج من حسابين لا يُحفظ تسجيل دخولهما إلا في الذاكرة…',
      few: several,
      many: several,
      other: several,
    });
  },
  stayedOpen: (count) => {
    const several = (): string =>
      `تعذّر إنهاء جلسات ${ofAccounts(count)} وقد تبقى مفتوحة. يذكر البدء التالي أين تنهيها.`;
    return plural(count, {
      zero: several,
      one: () => 'تعذّر إنهاء جلسة حساب واحد وقد تبقى مفتوحة. يذكر البدء التالي أين تنهيها.',
      two: () => 'تعذّر إنهاء جلستي حسابين وقد تبقيان مفتوحتين. يذكر البدء التالي أين تنهيهما.',
      few: several,
      many: several,
      other: several,
    });
  },
  ending: 'جارٍ الإنهاء. ما لم يكتمل يتابَع عندما يبدأ التطبيق أو «signoff serve» من جديد.',
} satisfies Words['serveMessages'];

/** The file that leads a browser to an address of this computer. */
export const linkFileMessages = {
  goOn: `المتابعة إلى ${productName}`,
  hostNotFound: (host) =>
    `لا يجد هذا المتصفح ${nameInSentence(host)}، وهو عنوان على هذا الحاسوب يستخدمه ${productName} لهذا التشغيل وحده.`,
  goOnOtherwise: `المتابعة إلى ${productName} على 127.0.0.1 بدلًا من ذلك. ربما تركت مواقع ويب قدّمتها برامج أخرى من هذا الحاسوب شيئًا هناك يستطيع رؤية النافذة.`,
} satisfies Words['linkFileMessages'];

/** What the browser shows once the service has sent it back. */
export const returnPageMessages = {
  answered: { title: `يمكنك العودة إلى ${productName}`, text: 'يمكنك الآن إغلاق هذه الصفحة.' },
  /** For anything else. */
  notHere: { title: 'لا شيء هنا', text: `ابدأ من جديد من ${productName}.` },
} satisfies Words['returnPageMessages'];
