import { isolated, nameInSentence, plainText } from '../../language/names.ts';
import { shellWord } from '../../language/shell-word.ts';
import { productName } from '../../product-name.ts';

/** As in English. */
export function fileTrouble(file: string, code: string): string {
  const path = nameInSentence(file);
  switch (code) {
    case 'FOREIGN_OWNER':
      return `${path} は別のユーザーのもので、そのユーザーが変更できます。ご自分のものを選んでください。`;
    case 'WRITABLE_BY_OTHERS':
      return `${path} にはほかのユーザーも書き込めます。書き込めないようにするには、次を実行してください: ${isolated(`chmod go-w ${shellWord(plainText(file))}`)}`;
    case 'NOT_A_FILE':
      return `${path} は通常のファイルではありません。別の場所に移してから、もう一度試してください。`;
    case 'TOO_LARGE':
      return `${path} は、${productName} が作るどのファイルよりもはるかに大きくなっています。別の場所に移してから、もう一度試してください。`;
    case 'PATH_TOO_LONG':
      return `パス ${path} は、${productName} のロックで使える 470 バイトを超えています。もっと短いものを選んでください。`;
    case 'NOT_A_SOCKET':
      return `${path} は、${productName} がそこに置くソケットではありません。中に必要なものはないので、削除してから、もう一度試してください。`;
    case 'NO_LOCKS':
      return `${path} はロックの使えないファイルシステムにあります。ロックがないと、2 つのプロセスが互いの変更を打ち消すおそれがあります。別のファイルシステムのフォルダーを選んでください。`;
    case 'NOT_A_LOCK':
    case 'SQLITE_26':
      return `${path} は、${productName} がそこに置くロックではありません。ロックの中に必要なものはないので、削除してから、もう一度試してください。`;
    default:
      return code.startsWith('SQLITE_')
        ? `ロック ${path} を使えません（${code}）。削除するか、別のデータディレクトリーを選んでください。`
        : `${path} を使えません（${code}）。`;
  }
}
