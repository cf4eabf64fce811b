import { productName } from '../../product-name.ts';
import type { AppSecretKind } from '../../service-table.ts';
import type { LaterWords } from '../catalogue.ts';

const fixed = '今回の起動ではコマンドラインで設定されているため、ここでは変更できません。';

/** As it stands in a sentence. */
const secretNames: Readonly<Record<AppSecretKind, string>> = {
  'api-key': 'API キー',
  'client-secret': 'クライアントシークレット',
};

export const settings = {
  settings: {
    title: '設定',
    openBox: 'OpenBox',
    address: 'サービスのアドレス',
    addressHint: 'OpenBox API の場所です。例：https://www.box.net/api/1.0/。次のサインインから適用されます。',
    badAddress: `このアドレスは ${productName} では使えません。https:// で始まり、ユーザー名、?、# を含まないアドレスにしてください。`,
    format: '形式',
    formatHint: `${productName} が要求を書くときの形式です。`,
    fixed,
    save: '保存',
    revert: '元に戻す',
    saved: '保存しました。',
  },
  languageForm: {
    title: '言語',
    label: 'このアプリの言語',
    hint: 'すぐに切り替わります。',
    automatic: 'システムの言語',
    fixed,
  },
  general: {
    title: '一般',
    startAtLogin: 'ログイン時に起動',
    startAtLoginHint: `このコンピューターにログインすると、${productName} がバックグラウンドで起動し、待機中のサインアウトを完了させます。`,
    startAtLoginRefused: `システムが受け付けなかったため、${productName} はこの設定を変更できませんでした。ログイン時に起動するプログラムについての、システムの設定で変更してください。`,
    notifications: '通知',
    notificationsHint: `ウィンドウを閉じている間に ${productName} が知らせる内容です。対応が必要なときは、アイコンに必ず表示されます。`,
  },
  notifications: {
    all: { name: 'すべて', means: '各サインアウトの結果と、対応が必要なこと。' },
    problems: { name: '問題のみ', means: 'うまくいかなかったことと、対応が必要なことのみ。' },
    none: { name: 'なし', means: '通知しません。アイコンかウィンドウを見てください。' },
  },
  formats: {
    automatic: {
      name: '自動',
      means: 'SOAP。サービスに SOAP がない場合は XML。ほとんどの方に適しています。',
    },
    soap: { name: 'SOAP', means: 'SOAP の要求のみ。' },
    xml: { name: 'XML', means: 'プレーンな XML の要求のみ。' },
    rest: {
      name: 'REST',
      means:
        'API キーと保存されたサインイン情報が各要求のアドレスに含まれ、プロキシやサーバーはアドレスをログに書き込みます。やむを得ない場合にのみ選んでください。',
    },
  },
  services: {
    title: 'サービス',
    hint: 'このコンピューターからサインインできる場所です。',
    add: { nextcloud: 'Nextcloud を追加…', oauth: 'OAuth 2 を追加…' },
    address: 'アドレス',
    clientId: 'クライアント ID',
    secretThere: 'このコンピューターのキーチェーン内',
    secretGiven: '環境、設定ファイル、またはパッケージによるもので、ここでは変更できません',
    secretMissing: 'ありません：これがないと誰もサインインできません',
    secretNone: 'なし',
    setSecret: (secret) => `${secretNames[secret]}を追加…`,
    replaceSecret: (secret) => `${secretNames[secret]}を置き換える…`,
    removeSecret: (secret) => `${secretNames[secret]}を削除…`,
    remove: 'サービスを削除…',
  },
  removeServiceDialog: {
    title: (name) => `${name} を一覧から削除しますか？`,
    what: 'いつでも再び追加できます。',
    hasAccounts:
      'ここにはこのサービスのアカウントがあります。先にそれらからサインアウトしてください。セッションの終了に必要なものが、このサービスとともに保存されている可能性があります。',
    confirm: '削除',
  },
  secretForm: {
    hint: 'このコンピューターのキーチェーンに保存され、再び表示されることはありません。',
    empty: (secret) => `先に${separated(secret)}を入力してください。`,
    save: '保存',
    saved: {
      'api-key': 'API キーを保存しました。',
      'client-secret': 'クライアントシークレットを保存しました。',
    },
    removed: {
      'api-key': 'API キーを削除しました。',
      'client-secret': 'クライアントシークレットを削除しました。',
    },
    removeTitle: (secret, name) => `${name} の${separated(secret)}を削除しますか？`,
    removeWhat: `これがないと、${productName} はそのサービスにサインインすることも、そこにサインインしているアカウントのセッションを終了することもできなくなる可能性があります。`,
    removeConfirm: '削除',
  },
  serviceForm: {
    title: { nextcloud: 'Nextcloud サーバーを追加', oauth: 'OAuth 2 プロバイダーを追加' },
    lead: {
      nextcloud: `サインインは、ブラウザーでサーバー自身のページから行います。${productName} がパスワードを知ることはありません。`,
      oauth: `${productName} を、ネイティブアプリとしてプロバイダーに登録しておく必要があります。リダイレクト先のアドレスは http://127.0.0.1/callback で、ポートは任意です。クライアント ID は、プロバイダーの運営者から受け取ります。`,
    },
    name: '名前',
    nameHint: 'ご自分での呼び名です。空欄にすると、アドレスで表示されます。',
    clientId: 'クライアント ID',
    clientIdHint: `プロバイダーが ${productName} を識別するための ID です。`,
    secretHint:
      'プロバイダーから受け取った場合のみ入力してください。このコンピューターのキーチェーンに保存され、再び表示されることはありません。',
    optional: '（省略可）',
    noAddress: '先にアドレスを入力してください。',
    badAddress: `このアドレスは ${productName} では使えません。https で、ユーザー名、?、# を含まないアドレスにしてください。`,
    noClientId: '先にクライアント ID を入力してください。',
    secretNotSaved: 'サービスは一覧に追加されましたが、クライアントシークレットは保存されませんでした。',
    notAdded: 'サービスは追加されませんでした。',
    busy: '追加しています…',
    submit: { 'add-account': 'サインインへ進む', settings: 'サービスを追加' },
  },
  settingsNotSaved: `${productName} は設定ファイルを書き込めませんでした。ディスクがいっぱいか、フォルダーが読み取り専用の可能性があります。空き容量を増やすか、フォルダーを書き込み可能にしてから、もう一度試してください。`,
} satisfies LaterWords['settings'];

/** Behind Japanese letters: a space goes before Latin ones. */
function separated(secret: AppSecretKind): string {
  return secret === 'api-key' ? ` ${secretNames[secret]}` : secretNames[secret];
}
