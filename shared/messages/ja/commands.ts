import { productName } from '../../product-name.ts';
import type { HostWords } from '../catalogue.ts';

export const commands = {
  commandWords: {
    'sign-in': {
      summary: 'サービス自身のページでサインインする',
      text: [
        'サービスのページにつながる、このコンピューター上のアドレスを表示してブラウザーで開き、そこでのサインインが済むまで待ち、何かを保存する前に「これはあなたですか？」と尋ねます。--service を指定しない場合は、一覧の最初のサービスにサインインします。',
        'Ctrl-C で取り消すと、始まった可能性のあるセッションを終了します。',
      ],
      options: {
        'no-browser':
          'アドレスを表示するだけにする。サービスが対応している場合は、別の場所のブラウザー用のコードも表示する',
        yes: 'サインインしたのがあなたであることが確実な場合に、「これはあなたですか？」に「はい」と答える',
      },
      examples: [
        '一覧の最初のサービスにサインインする',
        'Nextcloud サーバーにサインインする',
        'SSH 経由、またはブラウザーのないコンピューターで',
      ],
    },
    status: {
      summary: 'すべてを一目で分かるように表示する',
      text: [
        `どの ${productName} がアカウントを開いているか、アカウントとその状態、何かが足りないサービス、対応を待っていることを表示します。サービスには何も問い合わせません。`,
        '最も対応が必要なアカウントのコードで終了します。',
      ],
      options: {},
      examples: ['すべての状態', '何も表示せず、終了コードで知らせる'],
    },
    accounts: {
      summary: 'アカウントとその状態を一覧表示する',
      text: [
        'キーチェーンを使えるかどうかを問い合わせますが、サービスには何も問い合わせません。サービスへの問い合わせには「signoff check」を使います。',
      ],
      options: {},
      examples: ['すべてのアカウント', 'アカウントごとに 1 行の JSON'],
    },
    check: {
      summary: 'セッションがまだ有効かどうかをサービスに問い合わせる',
      text: [
        'ACCOUNT を指定しない場合は、すべてのアカウントについて問い合わせます。待機中のサインアウトについては問い合わせません。',
      ],
      options: {},
      examples: ['すべてのアカウントについて問い合わせる', '1 つについて問い合わせる'],
    },
    'sign-out': {
      summary: 'サインアウトする。ここではすぐに、続いてサービスで',
      text: [
        'サービスに要求する前に、このコンピューターでサインアウトします。コマンドの終了時にサービスがまだ確認していないものは待機し、それを何が完了させるかをコマンドが表示します。',
        '同じアカウントから 2 回サインアウトしても誤りではなく、答えは同じです。',
      ],
      options: { all: 'すべてのアカウント。--service を指定した場合は、そのサービスのすべてのアカウント' },
      examples: [
        '1 つのアカウントからサインアウトする',
        '2 つのアカウントから。うち 1 つは ID の先頭部分で指定',
        'すべてのアカウントから。アカウントごとに 1 行の JSON を出力',
      ],
    },
    retry: {
      summary: '完了していないサインアウトを続ける',
      text: ['ACCOUNT を指定しない場合は、そのすべてと、中断されたサインインの処理を続けます。'],
      options: {},
      examples: ['待機中のものすべてを続ける', '1 つを続ける'],
    },
    forget: {
      summary: '完了していないサインアウトをあきらめる。セッションは有効なまま残る可能性がある',
      text: [
        `サービスの確認なしに、保存されたサインイン情報をこのコンピューターから削除します。その後、${productName} がそのセッションを終了することは二度とできません。`,
        'KeePassXC のようにごみ箱のあるキーチェーンでは、ごみ箱にコピーが残る可能性があります。',
      ],
      options: {},
      examples: ['1 つのサインアウトをあきらめる'],
    },
    history: {
      summary: 'サインアウトしたアカウントを新しい順に一覧表示する',
      text: [
        'セッションが終了したことを示す必要がある方のためのものです。時刻は UTC です。最新の 1000 件が保持されます。',
        '「ended」と「already-ended」は、サービス自身の答えです。「open」と「unknown」は、あきらめたアカウント（「signoff forget」）のものです。',
      ],
      options: {
        csv: 'カンマ区切りの値で出力する。1 行目は名前で、すべての値は引用符で囲まれ、数式になるものはない',
      },
      examples: ['読むため', '表計算ソフトのため', 'プログラムのため'],
    },
    notices: {
      summary: 'セッションを有効なまま残した可能性のあるものを一覧表示する',
      text: [
        '中断されたサインインや、読み込めなかったアカウントの一覧です。どのコマンドも、最後にこれらを知らせます。',
      ],
      options: {},
      examples: ['ID とともに一覧表示する'],
    },
    dismiss: {
      summary: 'お知らせを対応済みにする',
      text: ['アカウントの一覧は削除せず、有効なまま残る可能性のあるものを表示します。'],
      options: {},
      examples: ['「signoff notices」が表示する ID で指定する'],
    },
    services: {
      summary: 'サインインできるサービスを一覧表示する',
      text: [],
      options: {},
      examples: ['種類、アドレス、クライアント ID とともに'],
    },
    'services add': {
      summary: 'Nextcloud サーバーまたは OAuth 2 プロバイダーを追加する',
      text: [
        'KIND は nextcloud か oauth、ADDRESS は Nextcloud サーバーか、OAuth 2 プロバイダーの発行者です。OpenBox サービスのアドレスは 1 つで、configuration.json か --service で指定します。',
      ],
      options: {
        name: '呼び名',
        'client-id': 'OAuth 2 プロバイダーがこのアプリを識別するための ID',
        secret: 'クライアントシークレットを標準入力から読み取る',
      },
      examples: ['Nextcloud サーバー', 'OAuth 2 プロバイダー'],
    },
    'services remove': {
      summary: 'サービスを一覧から削除する',
      text: ['アカウントのあるサービスは残ります。先にそれらからサインアウトしてください。'],
      options: {},
      examples: ['名前またはアドレスで指定する'],
    },
    'services secret': {
      summary: 'API キーまたはクライアントシークレットをキーチェーンに保存する',
      text: ['引数からではなく必ず標準入力から読み取り、再び表示することはありません。'],
      options: { remove: 'キーチェーンから削除する' },
      examples: ['入力する', 'キーチェーンから削除する'],
    },
    serve: {
      summary: 'このコンピューターのみで、ウィンドウをブラウザーに表示する',
      text: ['Ctrl-C を押すまで続きます。アドレスには、起動のたびに新しくなる秘密が含まれます。'],
      options: {
        port: 'ポート。0 にするか指定しない場合は、空いているポート',
        'no-open': 'アドレスを表示するだけにする',
      },
      examples: ['ウィンドウを表示する', 'SSH 経由で。ssh -L 8080:127.0.0.1:8080 とともに使う'],
    },
    completion: {
      summary: 'シェルの補完を出力する',
      text: ['Debian パッケージに含まれています。'],
      options: {},
      examples: ['~/.bashrc に書く', '~/.zshrc の compinit の後に書く', 'fish の場合。1 回だけ実行する'],
    },
    manual: {
      summary: 'マニュアルページを出力する',
      text: ['man が読み取る形式です。Debian パッケージに含まれています: 「man signoff」'],
      options: {},
      examples: ['読む'],
    },
    help: {
      summary: 'コマンドを例とともに説明する',
      text: [],
      options: {},
      examples: ['コマンドの一覧', '1 つのコマンド'],
    },
  },
  commonOptionWords: {
    service:
      '一覧のサービス、Nextcloud サーバー（cloud.example.com）、または OpenBox API のアドレス（https://www.box.net/api/1.0/）。アカウントについてのコマンドは、ほかのサービスのアカウントを対象外とする',
    format: 'OpenBox API への要求の形式',
    'data-dir': 'アカウントの一覧、設定、ログのフォルダー',
    lang: '使用する言語。指定しない場合は LC_ALL、LC_MESSAGES、LANG の言語',
    json: '文章の代わりに JSON の行を出力する。失敗の場合も含め、少なくとも 1 行',
    quiet: 'うまくいかなかったことと、対応が必要なことだけを表示する',
    help: 'コマンドを説明する',
    version: 'バージョンを表示する',
  },
  helpMessages: {
    intro: `${productName} は、アカウントをキーチェーンに保存し、セッションが本当に終了するようにサインアウトします。`,
    usage: '使い方:',
    commands: 'コマンド:',
    options: 'オプション:',
    commonOptions: 'すべてのコマンドに共通のオプション:',
    examples: '例:',
    exitCodes: '終了コード:',
    choices: (values) => `（${values}）`,
    account:
      'ACCOUNT は、アカウントの ID かその先頭部分（4 文字以上）、またはアカウントが 1 つに決まる場合はログイン名です。大文字と小文字は区別しません。SERVICE は、一覧にあるサービスの名前、またはアドレスです。',
    more: '「signoff help COMMAND」で、各コマンドの説明と例を表示できます。',
    moreOptions: '「signoff help」で、すべてのコマンドに共通のオプションと終了コードを表示できます。',
    apiKey:
      'OpenBox API キーは、SIGNOFF_API_KEY、SIGNOFF_API_KEY_FD に番号を指定したファイル記述子、データディレクトリーの configuration.json、またはキーチェーン（「signoff services secret」）から読み取られます。',
    timer:
      'Linux 用のパッケージには、ログインしている間、定期的に「signoff retry」を実行するタイマーが含まれています。有効にするまでは動作しません: systemctl --user enable --now signoff-retry.timer',
  },
  manualWords: {
    section: 'ユーザーコマンド',
    about: 'セッションが本当に終了するようにサービスからサインアウトする',
    headings: {
      name: '名前',
      synopsis: '書式',
      description: '説明',
      commands: 'コマンド',
      options: 'オプション',
      exitStatus: '終了ステータス',
      environment: '環境変数',
      files: 'ファイル',
      notes: '注記',
    },
  },

  exitCodeWords: [
    '完了: 対象のセッションはすべて終了し、キーチェーンには何も残っていない。sign-in の場合: サインインした',
    '予期しないことが起きた、または結果を書き込めなかった。sign-in の場合は、サインインしなかったときも',
    '使い方の誤り。sign-in と check の場合は、サービスがこのアプリを識別するために必要なものがないときも',
    'このコンピューターではサインアウトしたが、サービスが確認していない。check と sign-in の場合: サービスが応答しなかった',
    'サービスがこのアプリ（その API キーまたはクライアント）を受け付けない、または個々のセッションを終了できない: セッションは有効',
    'キーチェーンを読み取れなかった、またはキーチェーンから削除できなかった',
    '0 と同じだが、お知らせがある: どのアカウントにも表示されないセッションが有効な可能性がある',
  ],
  environmentWords: {
    SIGNOFF_API_KEY: 'OpenBox API キー',
    SIGNOFF_API_KEY_FD: 'そのキーを読み取る、開いているファイル記述子の番号',
    'HTTPS_PROXY, NO_PROXY': 'プロキシと、プロキシを使わない場所',
    NO_COLOR: '何か設定されていれば、色を付けない',
    COLUMNS: '出力に使える桁数',
  },
  fileWords: {
    '~/.config/Signoff': 'データディレクトリー（XDG_CONFIG_HOME で別のフォルダーを指定していない場合）',
    'configuration.json': 'データディレクトリー内: 設定',
    'accounts.json': 'データディレクトリー内: アカウントの一覧。秘密の情報は含まない',
    'signoff.log': 'データディレクトリー内: ログ。他人に見せても差し支えない',
  },
  statusMessages: {
    owner: {
      desktop: (directory) => `${directory} で ${productName} アプリが動作中です。`,
      serve: (directory) => `${directory} で「signoff serve」が動作中です。`,
      command: (directory) => `${directory} で別の signoff コマンドが動作中です。`,
      nobody: (directory) => `${productName} は動作していません。データディレクトリーは ${directory} です。`,
    },
    noAccounts: 'サインインしているアカウントはありません。',
    lacksSecret: (secret, name) =>
      secret === 'api-key'
        ? `${name}: API キーがまだありません。`
        : `${name}: クライアントシークレットがまだありません。`,
  },
  historyMessages: {
    none: 'サインアウトしたアカウントはまだありません。',
  },
  finisherMessages: {
    app: `  ${productName} アプリが動作中で、自動的に続行します。`,
    serve: '  「signoff serve」が動作中で、自動的に続行します。',
    timer: '  タイマー signoff-retry.timer が続行します。',
    nobody: `  ${productName} アプリまたは「signoff serve」が動作するまで、自動的には続行されません。`,
    enableTimer: '  自動的に再試行するには: systemctl --user enable --now signoff-retry.timer',
  },
} satisfies HostWords['commands'];
