import { productName } from '../../product-name.ts';
import type { HostWords } from '../catalogue.ts';
import { leftToRight } from './left-to-right.ts';

type Words = HostWords['commands'];

/* What help, the manual page and completion say about the commands of the command line. */

export const commandWords = {
  'sign-in': {
    summary: 'تسجيل الدخول على صفحة الخدمة نفسها',
    text: [
      `يطبع عنوانًا على هذا الحاسوب يقود إلى صفحة الخدمة، ويفتحه في متصفحك، وينتظر حتى تسجّل الدخول هناك، ويسأل «هل هذا أنت؟» قبل حفظ أي شيء. دون ${leftToRight('--service')} يذهب إلى أول خدمة في القائمة.`,
      'يلغي Ctrl-C العملية، وينهي الجلسة التي ربما بدأت.',
    ],
    options: {
      'no-browser': 'طباعة العنوان فقط؛ وحيث تتيح الخدمة ذلك، رمز أيضًا لمتصفح في أي مكان آخر',
      yes: 'الإجابة عن «هل هذا أنت؟» بنعم، حيث يكون مؤكدًا أنك أنت من سجّل الدخول',
    },
    examples: [
      'تسجيل الدخول إلى أول خدمة في القائمة',
      'تسجيل الدخول إلى خادم Nextcloud',
      'عبر SSH، أو على حاسوب بلا متصفح',
    ],
  },
  status: {
    summary: 'عرض كل شيء بنظرة واحدة',
    text: [
      `يعرض أي ${productName} يفتح الحسابات الآن، والحسابات وحالتها، والخدمات التي ينقصها شيء، وما ينتظرك. ولا يسأل أي خدمة عن شيء.`,
      'ينتهي برمز الحساب الأكثر حاجة إليك.',
    ],
    options: {},
    examples: ['حال كل شيء', 'دون كلام؛ رمز الإنهاء يخبر بالحال'],
  },
  accounts: {
    summary: 'سرد الحسابات وحالتها',
    text: ['يسأل سلسلة المفاتيح هل يمكن استخدامها، ولا يسأل أي خدمة عن شيء؛ فذلك ما يفعله «signoff check».'],
    options: {},
    examples: ['كل الحسابات', 'سطر JSON لكل حساب'],
  },
  check: {
    summary: 'سؤال الخدمة هل لا تزال الجلسات مفتوحة',
    text: ['دون ACCOUNT يسأل عن كل حساب. ولا يُسأل عن تسجيل خروج ينتظر.'],
    options: {},
    examples: ['السؤال عن كل حساب', 'السؤال عن حساب واحد'],
  },
  'sign-out': {
    summary: 'تسجيل الخروج: هنا فورًا، ثم لدى الخدمة',
    text: [
      'يُسجَّل خروجك على هذا الحاسوب قبل أن تُسأل الخدمة. وما لم تؤكده الخدمة عند انتهاء الأمر ينتظر، ويذكر الأمر من يُتمّه.',
      'تسجيل الخروج من حساب مرتين ليس خطأ: الجواب هو نفسه.',
    ],
    options: { all: `كل الحسابات؛ ومع ${leftToRight('--service')} كل حساب هناك` },
    examples: [
      'تسجيل الخروج من حساب واحد',
      'من حسابين، أحدهما ببداية معرّفه',
      'من كل الحسابات، مع سطر JSON لكل منها',
    ],
  },
  retry: {
    summary: 'متابعة عمليات تسجيل الخروج التي لم تكتمل',
    text: ['دون ACCOUNT يتابعها كلها، ومعها عمليات تسجيل الدخول التي انقطعت.'],
    options: {},
    examples: ['متابعة كل ما ينتظر', 'متابعة واحدة'],
  },
  forget: {
    summary: 'التخلي عن تسجيل خروج لم يكتمل؛ قد تبقى الجلسة مفتوحة',
    text: [
      `يزيل تسجيل الدخول المحفوظ من هذا الحاسوب دون كلمة من الخدمة. ولن يستطيع ${productName} بعدها إنهاء تلك الجلسة أبدًا.`,
      'قد تحتفظ سلسلة المفاتيح التي فيها سلة محذوفات، مثل KeePassXC، بنسخة فيها.',
    ],
    options: {},
    examples: ['التخلي عن تسجيل خروج واحد'],
  },
  history: {
    summary: 'سرد الحسابات التي سُجّل الخروج منها، الأحدث أولًا',
    text: [
      'لمن عليه أن يُثبت أن الجلسات انتهت. الأوقات بتوقيت UTC. ويُحتفظ بآخر ألف.',
      '«ended» و«already-ended» كلمة الخدمة نفسها. أما «open» و«unknown» فلحسابات جرى التخلي عنها («signoff forget»).',
    ],
    options: {
      csv: 'قيمًا تفصل بينها فواصل، وأول سطر للأسماء؛ كل قيمة بين علامتي اقتباس، وليس أي منها صيغة حسابية',
    },
    examples: ['للقراءة', 'لجدول بيانات', 'لبرنامج'],
  },
  notices: {
    summary: 'سرد ما ربما ترك جلسة مفتوحة',
    text: ['عملية تسجيل دخول انقطعت، أو قائمة حسابات تعذّرت قراءتها. وكل أمر يبلّغ عنها في آخره.'],
    options: {},
    examples: ['سردها، كل منها بمعرّفه'],
  },
  dismiss: {
    summary: 'تعليم تنبيه بأنه عولج',
    text: ['لا يحذف أي قائمة حسابات، ويذكر ما قد يبقى مفتوحًا.'],
    options: {},
    examples: ['بالمعرّف الذي يعرضه «signoff notices»'],
  },
  services: {
    summary: 'سرد الخدمات التي يمكن تسجيل الدخول إليها',
    text: [],
    options: {},
    examples: ['كل منها بنوعها وعنوانها ومعرّف العميل'],
  },
  'services add': {
    summary: 'إضافة خادم Nextcloud أو مزوّد OAuth 2',
    text: [
      `يكون KIND إما nextcloud أو oauth؛ ويكون ADDRESS خادم Nextcloud أو مُصدِر مزوّد OAuth 2. أما خدمة OpenBox فعنوان واحد، في configuration.json أو باستخدام ${leftToRight('--service')}.`,
    ],
    options: {
      name: 'ما تُسمّى به',
      'client-id': 'المعرّف الذي يعرف به مزوّد OAuth 2 هذا التطبيق',
      secret: 'قراءة سر العميل من الدخل القياسي',
    },
    examples: ['خادم Nextcloud', 'مزوّد OAuth 2'],
  },
  'services remove': {
    summary: 'إزالة خدمة من القائمة',
    text: ['تبقى الخدمة التي لها حسابات: سجّل الخروج منها أولًا.'],
    options: {},
    examples: ['باسمها أو عنوانها'],
  },
  'services secret': {
    summary: 'حفظ مفتاح API أو سر العميل في سلسلة المفاتيح',
    text: ['يُقرأ من الدخل القياسي، لا من وسيط أبدًا، ولا يُعرض مجددًا أبدًا.'],
    options: { remove: 'إزالته من سلسلة المفاتيح' },
    examples: ['كتابته', 'إزالته من سلسلة المفاتيح'],
  },
  serve: {
    summary: 'عرض النافذة في متصفح، على هذا الحاسوب فقط',
    text: ['حتى Ctrl-C. يحمل العنوان سرًّا يتجدد عند كل تشغيل.'],
    options: {
      port: 'المنفذ؛ ومع 0 أو دون ذكره: منفذ شاغر',
      'no-open': 'طباعة العنوان فقط',
    },
    examples: ['عرض النافذة', 'عبر SSH، مع ssh -L 8080:127.0.0.1:8080'],
  },
  completion: {
    summary: 'طباعة الإكمال التلقائي لصدفة',
    text: ['تأتي به حزمة Debian.'],
    options: {},
    examples: [
      `في ${leftToRight('~/.bashrc')}`,
      `في ${leftToRight('~/.zshrc')}، بعد compinit`,
      'مع fish، مرة واحدة',
    ],
  },
  manual: {
    summary: 'طباعة صفحة الدليل',
    text: ['بالشكل الذي يقرؤه man. تأتي بها حزمة Debian: «man signoff».'],
    options: {},
    examples: ['قراءتها'],
  },
  help: {
    summary: 'شرح أمر، مع أمثلة',
    text: [],
    options: {},
    examples: ['قائمة الأوامر', 'أمر واحد'],
  },
} satisfies Words['commandWords'];

/** The options that every command takes. */
export const commonOptionWords = {
  service: `خدمة من القائمة، أو خادم Nextcloud (cloud.example.com)، أو عنوان OpenBox API (${leftToRight('https://www.box.net/api/1.0/')})؛ وعندئذ تستثني الأوامر الخاصة بالحسابات حسابات الخدمات الأخرى`,
  format: 'صيغة الطلبات المرسلة إلى OpenBox API',
  'data-dir': 'مجلد قائمة الحسابات والإعدادات والسجل',
  lang: 'اللغة المستخدمة؛ ودونها لغة LC_ALL أو LC_MESSAGES أو LANG',
  json: 'أسطر JSON بدلًا من الكلام: سطر واحد على الأقل، حتى عند الفشل',
  quiet: 'ذكر ما أخفق أو يحتاج إليك فقط',
  help: 'شرح الأمر',
  version: 'طباعة الإصدار',
} satisfies Words['commonOptionWords'];

export const helpMessages = {
  intro: `يحفظ ${productName} حساباتك في سلسلة المفاتيح، ويسجّل خروجك منها بحيث تنتهي الجلسة حقًّا.`,
  usage: 'الاستخدام:',
  commands: 'الأوامر:',
  options: 'الخيارات:',
  commonOptions: 'خيارات كل الأوامر:',
  examples: 'أمثلة:',
  exitCodes: 'رموز الإنهاء:',
  choices: (values) => `(${leftToRight(values)})`,
  account:
    'يكون ACCOUNT معرّف حساب أو بداية معرّف (أربعة محارف أو أكثر)، أو اسم دخول حيث يدل على حساب واحد؛ ولا فرق بين الأحرف الكبيرة والصغيرة. ويكون SERVICE اسم خدمة في القائمة، أو عنوانًا.',
  more: 'يشرح «signoff help COMMAND» أمرًا واحدًا، مع أمثلة.',
  moreOptions: 'يسرد «signoff help» الخيارات التي يقبلها كل أمر، ورموز الإنهاء.',
  apiKey:
    'يأتي مفتاح OpenBox API من SIGNOFF_API_KEY، أو من واصف الملف الذي رقمه في SIGNOFF_API_KEY_FD، أو من configuration.json في مجلد البيانات، أو من سلسلة المفاتيح («signoff services secret»).',
  timer:
    'تأتي حزم Linux بمؤقّت يشغّل «signoff retry» بانتظام ما دمت مسجَّل الدخول إلى الحاسوب. وهو متوقف حتى تفعّله: systemctl --user enable --now signoff-retry.timer',
} satisfies Words['helpMessages'];

/** What the manual page says besides, with the headings that manual pages have in this language. */
export const manualWords = {
  section: 'أوامر المستخدم',
  about: 'تسجيل الخروج من الخدمات بحيث تنتهي الجلسة حقًّا',
  headings: {
    name: 'الاسم',
    synopsis: 'الصيغة',
    description: 'الوصف',
    commands: 'الأوامر',
    options: 'الخيارات',
    exitStatus: 'رموز الإنهاء',
    environment: 'متغيرات البيئة',
    files: 'الملفات',
    notes: 'ملاحظات',
  },
} satisfies Words['manualWords'];

/** What each exit status means, in the order of their numbers. */
export const exitCodeWords = [
  'تم: انتهت كل جلسة سُئل عنها، ولم يبقَ شيء في سلسلة المفاتيح؛ وفي sign-in: سُجّل الدخول',
  'شيء غير متوقع، أو تعذّرت كتابة النتيجة؛ وفي sign-in أيضًا: لم يُسجَّل الدخول',
  'استخدام خاطئ؛ وفي sign-in وcheck أيضًا: ينقص ما تحتاج إليه الخدمة لتعرف هذا التطبيق',
  'سُجّل الخروج على هذا الحاسوب، لكن الخدمة لم تؤكد؛ وفي check وsign-in: لم تُجب',
  'لا تقبل الخدمة هذا التطبيق (مفتاح API أو العميل الخاص به)، أو لا تستطيع إنهاء جلسة بعينها: فهي مفتوحة',
  'تعذّرت قراءة سلسلة المفاتيح أو تنظيفها',
  'مثل 0، لكن هناك تنبيهًا ينتظر: قد تكون جلسة مفتوحة لا يُظهرها أي حساب',
] as const satisfies Words['exitCodeWords'];

/** What the environment decides. */
export const environmentWords = {
  SIGNOFF_API_KEY: 'مفتاح OpenBox API',
  SIGNOFF_API_KEY_FD: 'رقم واصف ملف مفتوح يُقرأ منه ذلك المفتاح',
  'HTTPS_PROXY, NO_PROXY': 'الوكيل، وأين لا يُستخدم',
  NO_COLOR: 'بلا ألوان، إن ضُبط على أي قيمة',
  COLUMNS: 'عدد الأعمدة التي يجوز أن تشغلها المخرجات',
} satisfies Words['environmentWords'];

/** Where things lie. */
export const fileWords = {
  '~/.config/Signoff': 'مجلد البيانات، حيث لا يسمّي XDG_CONFIG_HOME مجلدًا آخر',
  'configuration.json': 'في مجلد البيانات: الإعدادات',
  'accounts.json': 'في مجلد البيانات: قائمة الحسابات، دون أي سر',
  'signoff.log': 'في مجلد البيانات: السجل، ويمكن عرضه على غريب',
} satisfies Words['fileWords'];

export const statusMessages = {
  owner: {
    desktop: (directory) => `تطبيق ${productName} قيد التشغيل على ${leftToRight(directory)}.`,
    serve: (directory) => `الأمر «signoff serve» قيد التشغيل على ${leftToRight(directory)}.`,
    command: (directory) => `يعمل أمر signoff آخر على ${leftToRight(directory)}.`,
    nobody: (directory) => `ليس ${productName} قيد التشغيل. مجلد بياناته هو ${leftToRight(directory)}.`,
  },
  noAccounts: 'لا يوجد حساب مسجَّل الدخول.',
  lacksSecret: (secret, name) =>
    secret === 'api-key' ? `${name}: لا يوجد مفتاح API بعد.` : `${name}: لا يوجد سر عميل بعد.`,
} satisfies Words['statusMessages'];

export const historyMessages = {
  none: 'لم يُسجَّل الخروج من أي حساب بعد.',
} satisfies Words['historyMessages'];

/** What finishes a sign-out that waits, once the command has ended. */
export const finisherMessages = {
  app: `  تطبيق ${productName} قيد التشغيل ويتابعه من تلقاء نفسه.`,
  serve: '  الأمر «signoff serve» قيد التشغيل ويتابعه من تلقاء نفسه.',
  timer: '  يتابعه المؤقّت signoff-retry.timer.',
  nobody: `  لا شيء يتابعه من تلقاء نفسه حتى يعمل تطبيق ${productName} أو «signoff serve».`,
  enableTimer: '  لإعادة محاولته: systemctl --user enable --now signoff-retry.timer',
} satisfies Words['finisherMessages'];
