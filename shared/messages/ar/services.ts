import { productName } from '../../product-name.ts';
import type { ServiceKind } from '../../service.ts';
import type { WindowWords } from '../catalogue.ts';

type Words = WindowWords['services'];

/** What is said of each kind of service. */

export const serviceKinds = {
  openbox: {
    address: { label: 'عنوان API', hint: 'عنوان OpenBox API 1.0.' },
    ends: 'جلسة هذا الحاسوب. والخدمة نفسها تؤكد أنها انتهت.',
    app: {
      name: 'مفتاح API',
      howToGive: `اكتب مفتاح API في إعدادات ${productName}، أو اضبط SIGNOFF_API_KEY وشغّل ${productName} من جديد.`,
    },
  },
  oauth: {
    address: {
      label: 'المُصدِر',
      hint: `عنوان المزوّد. يسأله ${productName} عن كل ما عدا ذلك.`,
    },
    ends: `الرموز المميزة لهذا الحاسوب. ثم يجرّبها ${productName} ليتأكد من أنها لم تعد تعمل.`,
    app: {
      name: 'معرّف العميل أو سر العميل',
      howToGive: `تحقق من معرّف العميل وسر العميل في إعدادات ${productName}.`,
    },
  },
  nextcloud: {
    address: {
      label: 'الخادم',
      hint: 'العنوان الذي تراه في متصفحك عند استخدامه.',
    },
    ends: `كلمة مرور التطبيق لهذا الحاسوب. ثم يجرّبها ${productName} ليتأكد من أنها لم تعد تعمل.`,
    app: { name: 'الإذن', howToGive: 'اسأل من يدير الخادم.' },
  },
} satisfies Words['serviceKinds'];

/** What this app's own secret is called, as a label. */
export const appSecrets = {
  'api-key': 'مفتاح API',
  'client-secret': 'سر العميل',
} satisfies Words['appSecrets'];

/** Of a service that knows no smaller end. */
export const endsEverywhere = `تنهي هذه الخدمة حينئذ أيضًا ما سمحت به لتطبيق ${productName} على حواسيبك الأخرى.`;

/** What this app is to a service whose kind is not known. */
const anyApp = {
  name: 'مفتاح API أو معرّف العميل',
  howToGive: `تحقق من الخدمة في إعدادات ${productName}.`,
};

/** By what a service knows this app; takes null where the service's kind is not known. */
export function appWords(kind: ServiceKind | null): { readonly name: string; readonly howToGive: string } {
  return kind === null ? anyApp : serviceKinds[kind].app;
}
