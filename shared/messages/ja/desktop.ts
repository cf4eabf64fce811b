import { isolated, loginInSentence, nameInSentence, plainText } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { productName } from '../../product-name.ts';
import type { HostWords } from '../catalogue.ts';

const quit = `${productName} を終了`;

export const desktop = {
  startMessages: {
    refusedSwitch: (name) =>
      `--${name} を指定すると ${productName} がほかのプログラムに対して無防備になるため、この指定では起動しません。`,
    unknownWord: `${productName} のウィンドウにはコマンドがありません。コマンドは、コマンドラインの「signoff」で使えます。一覧は「signoff help」で表示できます。`,
    badLink: `${productName} ではこのリンクを開けません。`,
    root: `root ではウィンドウのサンドボックスが機能しないため、${productName} は root では動作しません。一般ユーザーとして起動してください。`,
    notStartedAnew: (code) =>
      `${productName} は、環境から SIGNOFF_API_KEY を取り除いて再起動することができませんでした（${code}）。代わりに、API キーを設定ファイルに書き込んでください。`,
    license: (name) => `ライセンス：${name}`,
    noLock: (directory) =>
      `${productName} がすでに動作しているかどうかを確認できなかったため、起動しませんでした。${nameInSentence(directory)} に書き込めるかどうかを確認してください。`,
  },
  menuWords: {
    open: `${productName} を開く`,
    addAccount: 'アカウントを追加…',
    signingIn: 'サインイン処理中…',
    isThisYou: (login) => `${loginInSentence(login)} はあなたですか？`,
    signInFailed: 'サインインできませんでした…',
    settings: '設定…',
    exportDiagnostics: '診断情報を書き出す…',
    quit,
    nobody: 'サインインしているアカウントはありません',
    accounts: (count) => `アカウント（${number(count)}）`,
    moreAccounts: (count) => plural(count, { other: (more) => `ほか ${more} 件はウィンドウに表示…` }),
    leave: {
      'sign-out': (login) => `${loginInSentence(login)} からサインアウト…`,
      remove: (login) => `${loginInSentence(login)} を削除…`,
    },
    signOutAll: 'すべてサインアウト…',
    show: '表示する',
    file: 'ファイル',
    edit: '編集',
    view: '表示',
    window: 'ウィンドウ',
    help: 'ヘルプ',
    helpPage: `${productName} ヘルプ`,
    reportProblem: '問題を報告…',
    roles: {
      about: `${productName} について`,
      hide: `${productName} を隠す`,
      hideOthers: 'ほかを隠す',
      unhide: 'すべてを表示',
      undo: '元に戻す',
      redo: 'やり直す',
      cut: '切り取り',
      copy: 'コピー',
      paste: '貼り付け',
      selectAll: 'すべて選択',
      resetZoom: '実際のサイズ',
      zoomIn: '拡大',
      zoomOut: '縮小',
      togglefullscreen: '全画面表示',
      toggleDevTools: '開発者ツール',
      minimize: '最小化',
      zoom: '拡大／縮小',
      close: 'ウィンドウを閉じる',
      front: 'すべてを手前に移動',
    },
    account: (name, state) => `${isolated(name)} – ${state}`,
  },
  tooltipWords: {
    nobody: `${productName}：サインインしているアカウントはありません`,
    signedIn: (login) => `${productName}：${loginInSentence(login)} としてサインイン済み`,
    severalSignedIn: (count) =>
      plural(count, {
        other: (accounts) => `${productName}：${accounts} 件のアカウントがサインイン済み`,
      }),
    signingOut: (login) => `${productName}：${loginInSentence(login)} のサインアウトを処理中…`,
    severalSigningOut: (count) =>
      plural(count, {
        other: (accounts) => `${productName}：${accounts} 件のアカウントのサインアウトを処理中…`,
      }),
    attention: (login, label) => `${productName}：${loginInSentence(login)}：${plainText(label)}`,
    severalAttention: (count) =>
      plural(count, { other: (accounts) => `${productName}：${accounts} 件のアカウントに対応が必要です` }),
    notice: `${productName}：対応が必要なことがあります`,
    ending: `${productName}：終了しています…`,
  },
  browserWords: {
    none: 'ブラウザーを開けませんでした',
    whatToDo: 'このコンピューターのブラウザーで、次のアドレスを開いてください：',
    copy: 'アドレスをコピー',
  },
  closedToTray: (onMac) => ({
    title: `${productName} は動作を続けています`,
    body: onMac
      ? `ウィンドウを閉じても、メニューバーに残ります。終了するには、そこで「${quit}」を選んでください。`
      : `ウィンドウを閉じても、トレイに残ります。終了するには、そこで「${quit}」を選んでください。`,
  }),
  brokenPage: `${productName} のウィンドウが繰り返しクラッシュしたため、閉じました。${productName} 自体は動作を続けています。もう一度試すには、ウィンドウを開いてください。`,
  diagnosticsWords: {
    title: '診断情報を書き出す',
    fileType: 'テキスト',
    saved: '診断情報を保存しました。ログイン名、保存されたサインイン情報、API キーは含まれていません。',
    failed: (reason) =>
      `診断情報を保存できませんでした（${reason}）。別のフォルダーを選ぶか、空き容量を増やしてから、もう一度試してください。`,
  },
} satisfies HostWords['desktop'];
