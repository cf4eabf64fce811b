import { shellWord } from '../../language/shell-word.ts';
import { productName } from '../../product-name.ts';
import { isolated, nameInSentence, plainText } from '../../language/names.ts';
import { number } from '../../language/numbers.ts';

/** What keeps Signoff from using a file or folder, and what to do, as sentences. Takes the code of an error. */
export function fileTrouble(file: string, code: string): string {
  const path = nameInSentence(file);
  switch (code) {
    case 'FOREIGN_OWNER':
      return `المسار ${path} ملك مستخدم آخر يستطيع تغييره. اختر واحدًا تملكه أنت.`;
    case 'WRITABLE_BY_OTHERS':
      return `يستطيع مستخدمون آخرون الكتابة في ${path}. لمنعهم نفّذ: ${isolated(`chmod go-w ${shellWord(plainText(file))}`)}`;
    case 'NOT_A_FILE':
      return `المسار ${path} ليس ملفًا عاديًا. انقله من مكانه ثم أعد المحاولة.`;
    case 'TOO_LARGE':
      return `الملف ${path} أكبر بكثير مما يبلغه في ${productName}. انقله من مكانه ثم أعد المحاولة.`;
    case 'PATH_TOO_LONG':
      return `المسار ${path} أطول من ${number(470)} بايت التي يسمح بها قفل ${productName}. اختر مسارًا أقصر.`;
    case 'NOT_A_SOCKET':
      return `الملف ${path} ليس المقبس الذي يضعه ${productName} هناك. لا حاجة إلى شيء فيه: أزله ثم أعد المحاولة.`;
    case 'NO_LOCKS':
      return `المسار ${path} على نظام ملفات بلا أقفال، ودونها قد تُبطل عمليتان تغييرات إحداهما الأخرى. اختر مجلدًا على نظام ملفات آخر.`;
    case 'NOT_A_LOCK':
    case 'SQLITE_26':
      return `الملف ${path} ليس القفل الذي يضعه ${productName} هناك. لا حاجة إلى شيء في القفل: أزله ثم أعد المحاولة.`;
    default:
      return code.startsWith('SQLITE_')
        ? `لا يمكن استخدام القفل ${path} (${code}). أزله، أو اختر مجلد بيانات آخر.`
        : `لا يمكن استخدام ${path} (${code}).`;
  }
}
