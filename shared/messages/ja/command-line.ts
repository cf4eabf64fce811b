import { assertNever } from '../../assert-never.ts';
import { fewOf, list } from '../../language/lists.ts';
import { canBeRepeated, loginInSentence, nameInSentence, plainText } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { serviceName } from '../../language/service-name.ts';
import { productName } from '../../product-name.ts';
import { serviceRow } from '../../service-table.ts';
import type { HostWords } from '../catalogue.ts';
import { fileTrouble } from './files.ts';

const accountsAreListed = '一覧は「signoff accounts」で表示できます。';
const noticesAreListed = '一覧は「signoff notices」で表示できます。';
const servicesAreListed = '一覧は「signoff services」で表示できます。';

/** What was likely meant, behind a sentence that says that a word is unknown. */
function meant(near: readonly string[]): string {
  return near.length === 0 ? '' : `${fewOf(near.map((word) => `「${word}」`))}のことですか？`;
}

export const commandLine = {
  usageMessages: {
    unknownOption: (option, near) =>
      (canBeRepeated(option)
        ? `「${option}」というオプションはありません。`
        : 'そのようなオプションはありません。') + meant(near),
    needsValue: (option) =>
      `${option} の後には値が必要です。値がハイフンで始まる場合は、${option}=値 のように書いてください。`,
    takesNoValue: (option) => `${option} には値を指定できません。`,
    noCommand: '何をするかを指定してください。例: signoff status',
    unknownCommand: (name, near) =>
      (canBeRepeated(name)
        ? `「${plainText(name)}」というコマンドはありません。`
        : 'そのようなコマンドはありません。') + meant(near),
    notForThisCommand: (option, command) => `--${option} は「${command}」では使えません。`,
    tooMany: (command) => `「${command}」の後の語が多すぎます。`,
    missing: (operand) => `${operand} がありません。`,
    operandOrOption: (operand, option) => `${operand} か --${option} のどちらか一方を指定してください。`,
    badChoice: (what, choices) => `${what} は次のいずれかです: ${choices.join(', ')}`,
    whichAccountOrAll: `サインアウトするアカウントか、--all を指定してください。${accountsAreListed}`,
    whichAccount: (command) =>
      `どのアカウントについて「signoff ${command}」を実行するかを指定してください。${accountsAreListed}`,
    whichNotice: `どのお知らせを消すかを ID で指定してください。${noticesAreListed}`,
    whichKind:
      '種類を指定してください: 「signoff services add nextcloud ADDRESS」または「signoff services add oauth ISSUER」',
    whichAddress:
      'アドレスを指定してください。Nextcloud サーバーか、OAuth 2 プロバイダーの発行者のアドレスです。',
    whichService: `どのサービスかを名前かアドレスで指定してください。${servicesAreListed}`,
    whichShell: (shells) => `どのシェル用かを指定してください: ${shells.join(', ')}`,
    badPort: '--port には 0 から 65535 までの数を指定します。0 にすると、空いているポートが選ばれます。',
    badFormat: (formats) => `--format には次のいずれかを指定します: ${formats.join(', ')}`,
    badLanguage: (tags) => `--lang には次のいずれかを指定します: ${list(tags)}`,
    badService:
      '--service には、サービスの名前、または https のアドレス（http はこのコンピューター自身の場合のみ）を指定します。ユーザー名、?、# は含められません。',
    emptyDataDirectory: '--data-dir にはディレクトリーを指定します。',
    jsonOrCsv: '--json か --csv のどちらか一方を指定してください。',
    seeHelp: (command) =>
      command === null
        ? '「signoff help」でコマンドの一覧を表示できます。'
        : `「signoff help ${command}」で説明を表示できます。`,
  },
  hostMessages: {
    noHome: `${productName} には、ホームフォルダーの場所が分かりません。HOME を設定するか、--data-dir でデータディレクトリーの場所を指定してください。`,
    dataDirectory: (directory, code) =>
      `データディレクトリーを使えません。${fileTrouble(directory, code)}--data-dir で別の場所を指定できます。`,
    lock: (file, code) =>
      `データディレクトリーのロックを使えないため、何も実行しませんでした。${fileTrouble(file, code)}`,
    registryUnreadable: (file, code) =>
      `アカウントの一覧を読み込めません。何も変更していません。${fileTrouble(file, code)}`,
    refusedVariable: (name) =>
      `${name} が設定されています。このままでは秘密の情報が書き出されてしまいます。これを設定せずに ${productName} を起動してください。`,
    registryNewer: (file) =>
      `アカウントの一覧 ${file} は、より新しい ${productName} が書き込んだものです。何も変更していません。そのバージョンを使ってください。`,
    notSaved:
      'アカウントの一覧を書き込めませんでした。ディスクがいっぱいか、フォルダーが読み取り専用の可能性があります。上に表示された内容は保存されていません。',
    unexpected: (kind) =>
      `内部エラー（${kind}）のため、${productName} は終了しました。処理中だったサインアウトは、アプリまたは「signoff serve」の起動時か、「signoff retry」で完了します。`,
    oldNode: (version) => `${productName} には Node 22.13 以降が必要ですが、これは Node ${version} です。`,
    notPrinted: '出力を書き込めなかったため、結果は完全ではありません。',
    noPage: 'ページがまだビルドされていません。次を実行してください: npm run build',
    portTaken: (port) =>
      `ポート ${port.toString()} は、ほかのプログラムが使っています。--port で別のポートを指定してください。`,
    portNotAllowed: (port) =>
      `このコンピューターでは、ポート ${port.toString()} の使用が許可されていません。1024 未満のポートは、多くの場合システム用に確保されています。--port で別のポートを指定してください。`,
  },
  ownerMessages: {
    foreignSocket: (path, code) =>
      code === 'FOREIGN_OWNER'
        ? `${plainText(path)} は別のユーザーのものであるため、${productName} は接続しませんでした。削除してもらうか、別のデータディレクトリーを選んでください。`
        : `動作中の ${productName} に要求できません。${fileTrouble(path, code)}`,
    otherVersion: (running, own) =>
      `動作中なのは ${productName} ${plainText(running)} で、これは ${productName} ${own} です。両者は通信できないため、何も実行しませんでした。動作中のものを終了するか、そのバージョンを使ってください。`,
    noAnswer: (directory) =>
      `別の ${productName} プロセスが ${plainText(directory)} を使っていますが、応答しないため、何も実行しませんでした。それを終了してから、もう一度試してください。`,
    ended: `動作中の ${productName} が応答する前に終了したため、要求が実行されたかどうかは分かりません。アカウントの状態は「signoff accounts」で表示できます。実行されていない場合は、コマンドをもう一度実行してください。`,
    nextOwner: `動作中の ${productName} が応答する前に終了しました。このコマンドは、それなしで処理を続けます。`,
    failed: `内部エラーのため、動作中の ${productName} は実行できませんでした。`,
    formatPassedOver: `${productName} はすでに動作中で、要求の形式はその設定で決まるため、ここで --format を指定しても何も変わりません。`,
    runsAsApp: `このデータディレクトリーでは、${productName} アプリがすでに動作中です。そのウィンドウを表示しています。`,
    runsAsServe:
      'このデータディレクトリーでは、別の「signoff serve」がすでに動作中です。そのウィンドウをブラウザーで開いています。',
    runsAsServeInDialog:
      'このデータディレクトリーでは「signoff serve」が動作中です。そのウィンドウはブラウザーにあります。代わりにアプリを使うには、先に「signoff serve」を終了してください。',
    commandRuns:
      'このデータディレクトリーでは、別の signoff コマンドがまだ動作中です。終了を待ってから、もう一度試してください。',
  },
  accountMessages: {
    none: 'サインインしているアカウントはありません。サインインするには: signoff sign-in',
    noSuchAccount: (account, near) => {
      const none = canBeRepeated(account)
        ? `「${loginInSentence(account)}」というアカウントはないため、何も実行しませんでした。`
        : 'そのようなアカウントはないため、何も実行しませんでした。';
      return none + (near.length > 0 ? meant(near.map(loginInSentence)) : accountsAreListed);
    },
    noneAt: (service) => `${serviceName(service)} にサインインしているアカウントはありません。`,
    elsewhere: (services) =>
      `${fewOf(services.map(serviceName))} にもアカウントがあります。--service により対象外としたため、それらには何も実行しませんでした。`,
    noSuchAccountAt: (account, service, { logins, near }) => {
      const host = serviceName(service);
      const none = canBeRepeated(account)
        ? `${host} に「${loginInSentence(account)}」というアカウントはないため、何も実行しませんでした。`
        : `${host} にそのようなアカウントはないため、何も実行しませんでした。`;
      if (near.length > 0) return none + meant(near.map(loginInSentence));
      return logins.length === 0
        ? `${none}そこにサインインしているアカウントはありません。`
        : `${none}次のアカウントがあります: ${fewOf(logins.map(loginInSentence))}`;
    },
    ambiguous: (account, ids) =>
      `「${loginInSentence(account)}」に当てはまるアカウントが複数あります。次の ID のいずれかを使ってください: ${ids.join(', ')}`,
  },
  servicesMessages: {
    noSuchService: (name) =>
      canBeRepeated(name)
        ? `「${nameInSentence(name)}」というサービスはありません。${servicesAreListed}`
        : `そのようなサービスはありません。${servicesAreListed}`,
    ambiguous: (name, addresses) =>
      `「${nameInSentence(name)}」に当てはまるサービスが複数あります。次のアドレスのいずれかを使ってください: ${fewOf(addresses)}`,
    added: (name, asWord) =>
      `${nameInSentence(name)} を一覧に追加しました。サインインするには: signoff sign-in --service ${asWord}`,
    removed: (name) => `${nameInSentence(name)} を一覧から削除しました。`,
    inUse: (name) =>
      `${nameInSentence(name)} にはアカウントがあるため、一覧に残します。先にそれらからサインアウトしてください。`,
    staysOnList: (name) =>
      `${nameInSentence(name)} は、${productName} に付属しているか、設定にある OpenBox サービスであるため、一覧に残します。`,
    badAddress:
      'このアドレスは使えません。https のみ（http はこのコンピューター自身の場合のみ）で、ユーザー名、?、# は含められません。',
    noClientId:
      'OAuth 2 プロバイダーは、クライアント ID でアプリを識別します。プロバイダーで登録し、--client-id で指定してください。',
    noUseFor: (option, kind) =>
      `--${option} は、${serviceRow(kind).name} という種類のサービスでは意味がありません。`,
    takesNoSecret: (name) =>
      `${nameInSentence(name)} は ${productName} のシークレットを使いません。必要なのはアドレスだけです。`,
    secretIsGiven: (name) =>
      `${nameInSentence(name)} のシークレットは、環境、configuration.json、または ${productName} に付属のもので、キーチェーンのものより優先されます。何も変更していません。`,
    secretAsked: (secret, name) =>
      secret === 'api-key'
        ? `${nameInSentence(name)} の API キー: `
        : `${nameInSentence(name)} のクライアントシークレット: `,
    emptySecret: '空でした。',
    secretKept: 'キーチェーンに保存しました。再び表示されることはありません。',
    secretRemoved: (name) => `${nameInSentence(name)} のシークレットは、もうキーチェーンにありません。`,
    noSecretToRemove: (name) =>
      `${nameInSentence(name)} のシークレットはキーチェーンにないため、何も変更していません。`,
    noSecret: '標準入力から何も届かなかったため、何も変更していません。',
  },
  noticeMessages: {
    none: 'お知らせはありません。',
    noSuchNotice: `そのようなお知らせはありません。${noticesAreListed}`,
    dismissed: (notice, path) => {
      switch (notice.kind) {
        case 'registry-quarantined':
          return `お知らせを消しました。古い一覧は削除されておらず、現在は ${path} にあります。ほかのどの一覧にもないアカウントのセッションは、サービスで終了するまで有効なまま残ります。`;
        case 'sign-in-unfinished':
          return `お知らせを消しました。${productName} はそのサインインについて保持していたものを削除したため、そのセッションをもう終了できません。セッションが始まっていた場合は、${serviceName(notice.service)} で終了するまで有効なまま残ります。`;
        case 'sign-in-interrupted':
          return `お知らせを消しました。セッションが始まっていた場合は、${serviceName(notice.service)} で終了するまで有効なまま残ります。`;
        default:
          return assertNever(notice, 'notice');
      }
    },
  },
  signInMessages: {
    code: (code) => `そのページで、次のコードを入力してください: ${plainText(code)}\n`,
    open: (link) =>
      `サインインするには、このコンピューターのブラウザーで次のページを開いてください:\n\n  ${link}\n`,
    byAnotherComputer: (forwarding) =>
      `別のコンピューターのブラウザーを使うには、先にそのコンピューターで次を実行してください。末尾には、このコンピューターの名前を指定します:\n\n  ssh -N ${forwarding} <このコンピューター>\n\n実行したままにして、そこで同じアドレスを開いてください。\n`,
    answersAgain: (service) => `${serviceName(service)} が再び応答しています。`,
    waiting: 'そちらでのサインインを待っています。Ctrl-C で取り消せます。',
    answers: { yes: ['y', 'はい'], no: ['n', 'いいえ'] },
    question: (login) => `${loginInSentence(login)} としてサインインしました。これはあなたですか？ [y/n] `,
    somebodyElse: 'サインインしたのがあなたかどうか確実ではないため、--yes は無視されます。',
    yesOrNo: 'y（はい）か n（いいえ）で答えてください。',
    signedIn: (login, service) =>
      `${serviceName(service)} に ${loginInSentence(login)} としてサインインしました。`,
    undone: 'サインインしていません。何も保存されておらず、始まっていたセッションは終了しました。',
    undoneLater:
      'サインインしていません。始まっていたセッションが終了したことは、まだ確認されていません。「signoff retry」でもう一度試せます。',
    busy: '別のサインインが処理中です。',
  },
  signOutMessages: {
    nothingWaits: '待機中のサインアウトはありません。',
    endedEverywhere: `  このサービスでは、これより小さい単位で終了することができません。ほかのコンピューターで ${productName} に許可したものも終了しました。`,
    notWaiting: (login) =>
      `${loginInSentence(login)} の待機中のサインアウトはありません。サインアウトするには: signoff sign-out`,
    signOutFirst: (login) =>
      `${loginInSentence(login)} はサインイン済みです。先にサインアウトしてください。「signoff forget」は、完了できないサインアウトのためのものです。`,
    progress: (done, all) => `サインアウト処理中: ${number(all)} 件中 ${number(done)} 件のアカウント`,
    whatNext: (id) => `  今すぐ試す: signoff retry ${id}     あきらめる: signoff forget ${id}`,
  },
  checkMessages: {
    open: (login, service) => `${serviceName(service)} の ${loginInSentence(login)} のセッションは有効です。`,
    notSignedIn: (login) =>
      `${loginInSentence(login)} はサインインしていないため、確認するものはありません。`,
  },
  serveMessages: {
    address: (address) =>
      `${productName} のアドレスは次のとおりです。\n\n  ${address}\n\nこのコンピューターでのみ開けます。Ctrl-C で終了します。`,
    expired:
      'このアドレスは有効でないか、有効期限が切れています。\n「signoff serve」をもう一度起動し、表示されたアドレスを開いてください。',
    linkUsed:
      'このサインイン用リンクは使用済みか、もう有効ではありません。\nSignoff が現在表示しているリンクを開くか、サインインをやり直してください。',
    otherUser:
      'このコンピューターの別のユーザーが、ここで Signoff を起動しました。このアドレスを開けるのは、そのユーザーだけです。',
    noBrowser: 'ブラウザーを開けませんでした。ご自分でアドレスを開いてください。',
    endingMemory: (count) =>
      plural(count, {
        other: (accounts) =>
          `サインイン情報がメモリ内にのみ保持されている ${accounts} 件のアカウントのサインアウトを処理中…`,
      }),
    stayedOpen: (count) =>
      plural(count, {
        other: (accounts) =>
          `${accounts} 件のアカウントのセッションを終了できませんでした。有効なまま残る可能性があります。終了できる場所は、次回の起動時に表示されます。`,
      }),
    ending:
      '終了しています。完了していない処理は、アプリまたは「signoff serve」を次に起動したときに続行されます。',
  },
  linkFileMessages: {
    goOn: `${productName} に進む`,
    hostNotFound: (host) =>
      `このブラウザーは ${host} を見つけられません。これは、${productName} が今回の起動でのみ使う、このコンピューターのアドレスです。`,
    goOnOtherwise: `代わりに 127.0.0.1 で ${productName} に進みます。ほかのプログラムがこのコンピューターから配信した Web サイトが、ウィンドウの内容を見られるものをそこに残している可能性があります。`,
  },
  /** What the browser shows once the service has sent it back. */
  returnPageMessages: {
    answered: { title: `${productName} に戻ってください`, text: 'このページは閉じてかまいません。' },
    /** For anything else. */
    notHere: { title: 'ここには何もありません', text: `${productName} からやり直してください。` },
  },
} satisfies HostWords['commandLine'];
