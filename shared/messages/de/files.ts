import { shellWord } from '../../language/shell-word.ts';
import { productName } from '../../product-name.ts';
import { isolated, nameInSentence, plainText } from '../../language/names.ts';

/** What keeps Signoff from using a file or folder, and what to do, as sentences. Takes the code of an error. */
export function fileTrouble(file: string, code: string): string {
  const path = nameInSentence(file);
  switch (code) {
    case 'FOREIGN_OWNER':
      return `${path} gehört einem anderen Benutzer, der den Inhalt ändern könnte. Wählen Sie etwas, das Ihnen gehört.`;
    case 'WRITABLE_BY_OTHERS':
      return `Andere Benutzer können in ${path} schreiben. Um das zu verhindern, führen Sie aus: ${isolated(`chmod go-w ${shellWord(plainText(file))}`)}`;
    case 'NOT_A_FILE':
      return `${path} ist keine gewöhnliche Datei. Verschieben Sie sie an einen anderen Ort und versuchen Sie es erneut.`;
    case 'TOO_LARGE':
      return `${path} ist weit größer, als ${productName} diese Datei je anlegt. Verschieben Sie sie an einen anderen Ort und versuchen Sie es erneut.`;
    case 'PATH_TOO_LONG':
      return `Der Pfad ${path} ist länger als die 470 Bytes, die die Sperre von ${productName} zulässt. Wählen Sie einen kürzeren.`;
    case 'NOT_A_SOCKET':
      return `${path} ist nicht der Socket, den ${productName} dort anlegt. Nichts darin wird gebraucht: Löschen Sie es und versuchen Sie es erneut.`;
    case 'NO_LOCKS':
      return `${path} liegt auf einem Dateisystem ohne Sperren, und ohne diese könnten zwei Prozesse einander Änderungen zunichtemachen. Wählen Sie einen Ordner auf einem anderen Dateisystem.`;
    case 'NOT_A_LOCK':
    case 'SQLITE_26':
      return `${path} ist nicht die Sperre, die ${productName} dort anlegt. Nichts in einer Sperre wird gebraucht: Löschen Sie sie und versuchen Sie es erneut.`;
    default:
      return code.startsWith('SQLITE_')
        ? `Die Sperre ${path} kann nicht verwendet werden (${code}). Löschen Sie sie oder wählen Sie ein anderes Datenverzeichnis.`
        : `${path} kann nicht verwendet werden (${code}).`;
  }
}
