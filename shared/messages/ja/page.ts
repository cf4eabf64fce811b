import { assertNever } from '../../assert-never.ts';
import { isolated, loginInSentence, nameInSentence } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { serviceName } from '../../language/service-name.ts';
import { isKnownOpen } from '../../outcome.ts';
import { productName } from '../../product-name.ts';
import type { ConfigurationFault } from '../../snapshot.ts';
import type { WindowWords } from '../catalogue.ts';
import { fileTrouble } from './files.ts';
import { keychainNotice, keychainWords } from './keychain.ts';

export const page = {
  product: {
    name: productName,
    opening: '開いています…',
    lostTitle: `${productName} が応答しません`,
    lost: `このウィンドウと ${productName} との接続が切れたため、古くなった可能性のある情報は表示していません。${productName} が応答すると、自動的に再接続します。${productName} が終了している場合は、もう一度起動してください。完了していなかった処理を、新しいアドレスで再開します。`,
    noAnswer: `${productName} がまだ応答していないため、実行されたかどうかは分かりません。実行された場合は、ここに表示されます。`,
    failed: `内部エラーのため、${productName} は実行できませんでした。もう一度試してください。詳細はログにあります。`,
    notNow: '現在、この操作はできません。',
    noSuchAccount: 'このアカウントはもう一覧にありません。',
  },
  navigation: {
    label: 'アカウントと設定',
    skip: '本文へ移動',
    back: 'すべてのアカウント',
    accounts: 'アカウント',
    noAccounts: 'アカウントなし',
    needAttention: (count) =>
      plural(count, { other: (accounts) => `${accounts} 件のアカウントに対応が必要です` }),
    find: 'アカウントを検索',
    found: (count, all, wanted) =>
      count === 0
        ? `「${nameInSentence(wanted)}」に一致するアカウントはありません。`
        : plural(count, {
            other: (matching) => `${number(all)} 件中 ${matching} 件のアカウントが一致しました。`,
          }),
    addAccount: 'アカウントを追加',
    signOutAll: 'すべてサインアウト…',
    history: '最近のサインアウト',
    settings: '設定',
    help: 'ヘルプ',
    notices: 'お知らせ',
    announcement: '直前の出来事',
    signInUnderWay: 'サインイン処理中…',
    signInQuestion: 'これはあなたですか？',
  },
  pageTitle: (what) => `${what} – ${productName}`,
  accountActions: {
    'sign-out': 'サインアウト…',
    remove: '削除…',
    check: 'セッションを確認',
    'try-now': '今すぐ試す',
    'try-again': 'もう一度試す',
    'ask-keychain': 'もう一度試す',
    unlock: 'ロックを解除して再試行',
    'unlock-and-finish': 'ロックを解除して完了',
    'sign-in-again': '再度サインイン',
    'end-on-web': 'Web で終了する',
    forget: '待たずに消去…',
    'take-off-list': '一覧から削除…',
  },
  actions: {
    checking: '確認中…',
    cancel: 'キャンセル',
    close: '閉じる',
    dismiss: '消す',
    about: (name) => `（${isolated(name)}）`,
    opensInBrowser: '（ブラウザーで開きます）',
  },
  facts: {
    label: '詳細',
    space: 'ストレージ容量',
    lastConfirmed: 'セッションの最終確認',
    checking: '確認中…',
    notConfirmed: `${productName} の起動後は未確認`,
    savedSignIn: '保存されたサインイン情報',
    savedInKeychain: 'このコンピューターのキーチェーン内',
    savedInMemory: `${productName} の終了までメモリ内`,
    signedInAt: 'サインインの日時',
    signOutAsked: 'サインアウトの日時',
    signOutFinished: 'サインアウトの完了',
    endNoticed: '検知した日時',
    session: (service) => `${serviceName(service)} のセッション`,
    sessionEnded: '終了',
    service: 'サービスの種類',
    address: 'サービスのアドレス',
    ends: 'サインアウトで終了するもの',
  },
  account: {
    checkFailed: '前回の確認では、セッションが有効かどうか分かりませんでした。',
    syncFailed: 'ファイルは同期されていません。',
    syncFailedHint: `このアカウントの同期エンジンが開始しませんでした。${productName} は試行を続けます。`,
    noNextTry: `${productName} が自動的に再試行することはありません。`,
    steps: 'サインアウト処理',
    filesStay: 'ファイルはこのコンピューターに残ります。',
    memory: (service) =>
      `このコンピューターにはキーチェーンがないため、このサインイン情報はメモリ内に保持され、${productName} を終了すると失われます。その前にサインアウトしてください。そうしないと、${serviceName(service)} のセッションが有効なまま残る可能性があります。`,
    goneTitle: 'サインアウト済み',
    notListed: (service) =>
      `${serviceName(service)} はもうサービスの一覧にありません。再度サインインするには、一覧に追加してください。`,
  },
  stepWords: (step, service) => {
    switch (step) {
      case 'recording':
        return 'このコンピューターでサインアウト';
      case 'stopping-sync':
        return '同期を停止';
      case 'asking-service':
        return `${serviceName(service)} のセッションを終了`;
      case 'removing-credentials':
        return '保存されたサインイン情報をこのコンピューターから削除';
      default:
        return assertNever(step, 'step');
    }
  },
  stepStatus: { done: '（完了）', current: '（実行中）', upcoming: '（未実行）' },
  signOutDialog: {
    title: (login) => `${loginInSentence(login)} からサインアウトしますか？`,
    what: (service) =>
      `${productName} は ${serviceName(service)} のセッションを終了し、保存されたサインイン情報をこのコンピューターから削除します。`,
    confirm: 'サインアウト',
    titleAll: (count) =>
      plural(count, { other: (accounts) => `${accounts} 件のアカウントからサインアウトしますか？` }),
    whatAll: `${productName} はすべてのセッションを終了し、保存されたサインイン情報をこのコンピューターから削除します。`,
  },
  removeDialog: {
    title: (login) => `${loginInSentence(login)} を一覧から削除しますか？`,
    what: (service) =>
      `${serviceName(service)} のセッションはすでに終了しています。${productName} は、残っている情報をこのコンピューターから削除します。`,
    confirm: '削除',
  },
  takeOffListDialog: {
    title: (login) => `${loginInSentence(login)} を一覧から削除しますか？`,
    what: (service, known) =>
      isKnownOpen(known)
        ? `このアカウントの情報は、もうこのコンピューターに残っていません。${serviceName(service)} のセッションは、そちらで終了していない限りまだ有効です。${productName} では終了できません。`
        : `このアカウントの情報は、もうこのコンピューターに残っていません。${serviceName(service)} のセッションはまだ有効な可能性がありますが、${productName} では終了できません。`,
    confirm: '一覧から削除',
  },
  discardDialog: {
    title: '入力した内容を破棄しますか？',
    what: '入力した内容は保存されていません。',
    confirm: '破棄',
    cancel: '編集を続ける',
  },
  forgetDialog: {
    title: (login) => `${loginInSentence(login)} のサインイン情報を、待たずに消去しますか？`,
    what: (service, known) =>
      `${productName} は保存されたサインイン情報をこのコンピューターから削除し、セッションの終了を要求するのをやめます。${serviceName(service)} のセッションは${isKnownOpen(known) ? '有効なまま残り' : '無期限に有効なまま残る可能性があり'}、保存されたサインイン情報がないと ${productName} では二度と終了できません。KeePassXC のようにごみ箱のあるキーチェーンでは、ごみ箱にコピーが残る可能性があります。`,
    where: (service) =>
      `ご自分で終了するには、${serviceName(service)} にサインインし、そちらで終了してください。`,
    confirm: '待たずに消去',
  },
  signIn: {
    title: (service) => `${serviceName(service)} にサインイン`,
    welcome: 'サインインしているアカウントはありません',
    welcomeText: (service) =>
      `ブラウザーで ${serviceName(service)} にサインインしてください。${productName} がパスワードを知ることはありません。`,
    welcomeKeychain: 'サインイン情報は、このコンピューターのキーチェーンに保存されます。',
    otherService: '別のサービス…',
    starting: (service) => `${serviceName(service)} にサインインページを要求しています…`,
    waiting: (service) =>
      `ブラウザーの ${serviceName(service)} のページでサインインしてから、ここに戻ってください。${productName} は待機し、自動的に次へ進みます。`,
    open: 'サインインページを開く',
    code: 'コード',
    codeSaid: (code) => `コードは ${code} です。`,
    codeHint:
      'このコードをそのページに入力してください。ページにすでにコードが表示されている場合は、同じコードのときだけ先へ進んでください。そのページを開いていれば、どのデバイスでもかまいません。',
    copyCode: 'コードをコピー',
    codeCopied: 'コピーしました。',
    validFor: (left) => `サインインを待っています。ページの有効期限まであと ${left} です。`,
    confirmLead: (service) => `${serviceName(service)} によると、サインインしたアカウントは次のとおりです。`,
    confirmTitle: (login) => `${loginInSentence(login)} としてサインインしました。これはあなたですか？`,
    question: 'これはあなたですか？',
    confirmHint:
      'ブラウザーには別の人がサインインしたままになっている可能性があります。同意するまで、何も保存されません。',
    confirmMemory: `このコンピューターにはキーチェーンがありません。同意すると、サインイン情報は ${productName} の終了までメモリ内に保持されます。`,
    yes: 'はい、私です',
    no: 'いいえ',
    keeping: (login) => `${loginInSentence(login)} のサインイン情報を保存しています…`,
    undoing: (service) => `${serviceName(service)} でのサインインを取り消しています…`,
    failed: 'サインインできませんでした',
    done: (login) => `${loginInSentence(login)} としてサインインしました。`,
  },
  history: {
    title: '最近のサインアウト',
    empty: 'サインアウトしたアカウントは、ここに表示されます。',
  },
  noticeSaid: (title) => `${title}。`,
  noticeWords: (notice) => {
    switch (notice.kind) {
      case 'keychain':
        return { title: keychainWords[notice.reason].title, text: keychainNotice(notice.reason) };
      case 'registry-quarantined':
        return {
          title: 'アカウントの一覧を読み込めませんでした',
          text: `${productName} は、破損した一覧を ${nameInSentence(notice.file)} に移し、その一覧と、正常だった最後のコピーから、できる限り復元しました。何も削除されていませんが、欠けているアカウントがあり、そのセッションがまだ有効な可能性があります。そのようなセッションをサービスで終了してから、このお知らせを消してください。`,
        };
      case 'registry-not-saved':
        return {
          title: '変更が保存されていません',
          text: `${productName} はアカウントの一覧を書き込めません。ディスクがいっぱいか、フォルダーが読み取り専用の可能性があります。ここに表示されている内容は、${productName} の終了までしか保持されません。`,
        };
      case 'configuration-unreadable':
        return {
          title:
            notice.field === null
              ? '設定ファイルを読み込めませんでした'
              : '設定の 1 つを読み込めませんでした',
          text: configurationWords(notice),
        };
      case 'sign-in-unfinished':
        return {
          title: '完了していないサインインがあります',
          text: `サインインが中断され、${serviceName(notice.service)} でセッションが始まったかどうか、${productName} はまだ把握していません。${serviceName(notice.service)} とキーチェーンの両方を利用できるようになり次第、それを調べ、そのセッションを終了します。このお知らせを消すと、それができなくなります。`,
        };
      case 'sign-in-interrupted':
        return {
          title: 'サインインが中断されました',
          text: `${productName} が終了できないセッションが、${serviceName(notice.service)} で始まった可能性があります。そちらでサインインした場合は、そのセッションを Web で終了してください。`,
        };
      default:
        return assertNever(notice, 'notice');
    }
  },
  severalSignedOut: (over, notOver) =>
    notOver === 0
      ? plural(over, { other: (done) => `${done} 件のアカウントからサインアウトしました。` })
      : plural(over + notOver, {
          other: (done) =>
            `このコンピューターでは ${done} 件のアカウントからサインアウトしました。そのうち ${number(notOver)} 件はまだ完了していません。`,
        }),
} satisfies WindowWords['page'];

function configurationWords({ file, field, line, code }: ConfigurationFault): string {
  const name = nameInSentence(file);
  const place = line === null ? name : `${name} の ${number(line)} 行目`;
  const over = '修正すると、自動的に認識されます。';
  if (code !== null)
    return `${fileTrouble(file, code)}それまで ${productName} は既定の設定を使います。ファイルは元のままです。`;
  return field === null
    ? `${productName} は ${place} を読み取れないため、既定の設定を使います。ファイルは元のままです。${over}`
    : `${productName} は ${place} の「${nameInSentence(field)}」を使えないため、代わりに既定の値を使います。ファイルの残りの部分は使われます。${over}`;
}
