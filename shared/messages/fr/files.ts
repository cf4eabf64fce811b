import { shellWord } from '../../language/shell-word.ts';
import { productName } from '../../product-name.ts';
import { isolated, nameInSentence, plainText } from '../../language/names.ts';

/** What keeps Signoff from using a file or folder, and what to do, as sentences. Takes the code of an error. */
export function fileTrouble(file: string, code: string): string {
  const path = nameInSentence(file);
  switch (code) {
    case 'FOREIGN_OWNER':
      return `${path} appartient à un autre utilisateur, qui pourrait le modifier. Choisissez un emplacement qui vous appartient.`;
    case 'WRITABLE_BY_OTHERS':
      return `D’autres utilisateurs peuvent écrire dans ${path}. Pour les en empêcher, exécutez : ${isolated(`chmod go-w ${shellWord(plainText(file))}`)}`;
    case 'NOT_A_FILE':
      return `${path} n’est pas un fichier ordinaire. Déplacez-le ailleurs, puis réessayez.`;
    case 'TOO_LARGE':
      return `${path} est bien plus grand que ${productName} ne le fait jamais. Déplacez-le ailleurs, puis réessayez.`;
    case 'PATH_TOO_LONG':
      return `Le chemin ${path} dépasse les 470 octets que permet le verrou de ${productName}. Choisissez un chemin plus court.`;
    case 'NOT_A_SOCKET':
      return `${path} n’est pas le socket que ${productName} place à cet endroit. Rien de ce qu’il contient n’est nécessaire : supprimez-le, puis réessayez.`;
    case 'NO_LOCKS':
      return `${path} se trouve sur un système de fichiers sans verrous, et sans eux deux processus pourraient annuler les modifications l’un de l’autre. Choisissez un dossier sur un autre système de fichiers.`;
    case 'NOT_A_LOCK':
    case 'SQLITE_26':
      return `${path} n’est pas le verrou que ${productName} place à cet endroit. Rien de ce que contient un verrou n’est nécessaire : supprimez-le, puis réessayez.`;
    default:
      return code.startsWith('SQLITE_')
        ? `Le verrou ${path} est inutilisable (${code}). Supprimez-le, ou choisissez un autre dossier de données.`
        : `${path} est inutilisable (${code}).`;
  }
}
