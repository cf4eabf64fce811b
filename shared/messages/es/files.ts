import { shellWord } from '../../language/shell-word.ts';
import { productName } from '../../product-name.ts';
import { isolated, nameInSentence, plainText } from '../../language/names.ts';

/** What keeps Signoff from using a file or folder, and what to do, as sentences. Takes the code of an error. */
export function fileTrouble(file: string, code: string): string {
  const path = nameInSentence(file);
  switch (code) {
    case 'FOREIGN_OWNER':
      return `${path} pertenece a otro usuario, que podría cambiarlo. Elija uno que sea suyo.`;
    case 'WRITABLE_BY_OTHERS':
      return `Otros usuarios pueden escribir en ${path}. Para impedirlo, ejecute: ${isolated(`chmod go-w ${shellWord(plainText(file))}`)}`;
    case 'NOT_A_FILE':
      return `${path} no es un archivo normal. Muévalo a otro lugar e inténtelo de nuevo.`;
    case 'TOO_LARGE':
      return `${path} es mucho más grande de lo que ${productName} lo hace nunca. Muévalo a otro lugar e inténtelo de nuevo.`;
    case 'PATH_TOO_LONG':
      return `La ruta ${path} supera los 470 bytes que permite el bloqueo de ${productName}. Elija una más corta.`;
    case 'NOT_A_SOCKET':
      return `${path} no es el socket que ${productName} mantiene allí. No contiene nada necesario: elimínelo e inténtelo de nuevo.`;
    case 'NO_LOCKS':
      return `${path} está en un sistema de archivos sin bloqueos, y sin ellos dos procesos podrían deshacer cada uno los cambios del otro. Elija una carpeta en otro sistema de archivos.`;
    case 'NOT_A_LOCK':
    case 'SQLITE_26':
      return `${path} no es el archivo de bloqueo que ${productName} mantiene allí. Un archivo de bloqueo no contiene nada necesario: elimínelo e inténtelo de nuevo.`;
    default:
      return code.startsWith('SQLITE_')
        ? `El archivo de bloqueo ${path} no se puede usar (${code}). Elimínelo o elija otro directorio de datos.`
        : `${path} no se puede usar (${code}).`;
  }
}
