import { shellWord } from '../../language/shell-word.ts';
import { productName } from '../../product-name.ts';
import { isolated, nameInSentence, plainText } from '../../language/names.ts';

/** What keeps Signoff from using a file or folder, and what to do, as sentences. Takes the code of an error. */
export function fileTrouble(file: string, code: string): string {
  const path = nameInSentence(file);
  switch (code) {
    case 'FOREIGN_OWNER':
      return `${path} belongs to another user, who could change it. Choose one of your own.`;
    case 'WRITABLE_BY_OTHERS':
      return `Other users can write ${path}. To keep them out, run: ${isolated(`chmod go-w ${shellWord(plainText(file))}`)}`;
    case 'NOT_A_FILE':
      return `${path} is not an ordinary file. Move it away, then try again.`;
    case 'TOO_LARGE':
      return `${path} is far larger than ${productName} ever makes it. Move it away, then try again.`;
    case 'PATH_TOO_LONG':
      return `The path ${path} is longer than the 470 bytes that ${productName}’s lock allows. Choose a shorter one.`;
    case 'NOT_A_SOCKET':
      return `${path} is not the socket that ${productName} keeps there. Nothing in it is needed: remove it, then try again.`;
    case 'NO_LOCKS':
      return `${path} is on a file system without locks, and without them two processes could undo each other’s changes. Choose a folder on another file system.`;
    case 'NOT_A_LOCK':
    case 'SQLITE_26':
      return `${path} is not the lock that ${productName} keeps there. Nothing in a lock is needed: remove it, then try again.`;
    default:
      return code.startsWith('SQLITE_')
        ? `The lock ${path} cannot be used (${code}). Remove it, or choose another data directory.`
        : `${path} cannot be used (${code}).`;
  }
}
