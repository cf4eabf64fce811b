import { number, plural } from '../../language/numbers.ts';
import type { WindowWords } from '../catalogue.ts';

type Words = WindowWords['addAccount'];

/** The words of choosing where to sign in. */
export const addAccount = {
  title: 'إضافة حساب',
  where: 'أين حسابك؟',
  services: 'الخدمات',
  find: 'البحث عن خدمة',
  found: (count, all) =>
    plural(count, {
      zero: () => 'لا توجد خدمة مطابقة.',
      one: () => `خدمة مطابقة واحدة من أصل ${number(all)}.`,
      two: () => `خدمتان مطابقتان من أصل ${number(all)}.`,
      few: (several) => `${several} خدمات مطابقة من أصل ${number(all)}.`,
      many: (several) => `${several} خدمة مطابقة من أصل ${number(all)}.`,
      other: (several) => `${several} خدمة مطابقة من أصل ${number(all)}.`,
    }),
  other: 'خدمة أخرى',
  lacks: {
    'api-key': 'يلزمها أولًا مفتاح API',
    'client-secret': 'يلزمها أولًا سر العميل',
  },
} satisfies Words['addAccount'];

/** A kind of service that a person can add, and what it takes. */
export const addableKinds = {
  nextcloud: {
    title: 'Nextcloud',
    takes: 'لا يلزم سوى عنوان خادمك.',
  },
  oauth: {
    title: 'مزوّد OAuth 2 أو OpenID',
    takes: 'يلزم عنوان المزوّد ومعرّف العميل.',
  },
} satisfies Words['addableKinds'];
