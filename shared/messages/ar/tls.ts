import type { TlsReason } from '../../problem.ts';
import { productName } from '../../product-name.ts';

/** For each thing that can be wrong with a connection that is not secure: what it is, and what a person can do about it. */
export const tlsWords: Readonly<Record<TlsReason, (host: string) => string>> = {
  authority: (host) =>
    `شهادة ${host} صادرة عن جهة تصديق لا يعرفها هذا الحاسوب، لذلك لم يُرسل شيء. إن كانت مؤسستك تدير الخدمة أو تراقب هذه الشبكة، فاسألها كيف تضيف جهة تصديقها إلى هذا الحاسوب، وإلا فجرّب شبكة أخرى.`,
  date: (host) =>
    `شهادة ${host} انتهت صلاحيتها أو لم تبدأ بعد، لذلك لم يُرسل شيء. تحقق من تاريخ هذا الحاسوب؛ فإن كان صحيحًا فعلى الخدمة أن تجدد شهادتها.`,
  name: (host) =>
    `الشهادة التي وردت من ${host} تخص عنوانًا آخر، لذلك لم يُرسل شيء. تحقق من عنوان الخدمة ومن الشبكة التي تستخدمها، ثم أعد المحاولة.`,
  weak: (host) => `شهادة ${host} أضعف من أن يُعتمد عليها، لذلك لم يُرسل شيء. على من يدير الخدمة أن يستبدلها.`,
  protocol: (host) =>
    `لا يتيح ${host} وسيلة اتصال آمنة يستطيع ${productName} استخدامها، لذلك لم يُرسل شيء. تحقق من عنوان الخدمة؛ فإن كان صحيحًا فربما الخدمة قديمة.`,
};
