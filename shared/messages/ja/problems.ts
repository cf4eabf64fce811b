import { day } from '../../language/times.ts';
import { hasLapsed } from '../../lapsing.ts';
import type { LapsingSession } from '../../problem.ts';
import { productName } from '../../product-name.ts';
import type { ServiceKind } from '../../service.ts';
import type { WindowWords } from '../catalogue.ts';
import { keychainWords } from './keychain.ts';
import { appWords } from './services.ts';
import { tlsWords } from './tls.ts';

/** Of most problems: the service's answer is missing, and Signoff asks again by itself. */
const notConfirmed = { label: () => '未確認', waiting: null } as const;

const listNotWritten = `${productName} はアカウントの一覧を書き込めませんでした。ディスクがいっぱいか、フォルダーが読み取り専用の可能性があります。空き容量を増やすか、フォルダーを書き込み可能にしてから、もう一度試してください。`;

const listWasChanged = `何かが ${productName} のアカウントの一覧（accounts.json）を変更しました。一覧のアドレスを修正してもう一度試すか、サインインしたサービスのページでセッションを終了してください。`;

const notKnown = `${productName} の要求が実行されたかどうかは分かりません`;
const signedOutHere = 'このコンピューターではサインアウトしました';
const stillOpen = 'サービスでまだ有効';
const checkNetworkPage =
  'このネットワークで Web ページからのサインインが必要な場合は、先にそれを済ませてください。そうでない場合は、サービスのアドレスを確認してください。';
const cannotRead = (_problem: unknown, host: string): string =>
  cannotTell(`${productName} が ${host} の応答を読み取れない`);

/** No more than is known of a session. */
function session(isOpen: boolean): string {
  return isOpen ? 'まだ有効です' : 'まだ有効な可能性があります';
}

function endOnPages(host: string): string {
  return `セッションは ${host} のページで終了できます。`;
}

/** Takes a clause to which `ため` can be added. */
function cannotTell(why: string): string {
  return `${why}ため、そちらでサインインが済んだかどうかを ${productName} は判断できません。ページの有効期限が切れるまで、問い合わせを続けます。`;
}

function lapses(at: string | null): string {
  return at === null
    ? 'セッションは、サービスの定める時間が過ぎると自動的に終了します。'
    : `セッションは ${day(at)} に自動的に終了します。`;
}

/** What is known of such a session. */
function wasToLapse(session: LapsingSession, host: string): string {
  const { lapsesAt } = session;
  return lapsesAt !== null && hasLapsed(session)
    ? `${host} には、アプリが個々のセッションを終了する方法がありません。このセッションは ${day(lapsesAt)} に自動的に終了する予定でした。`
    : `${host} には、アプリが個々のセッションを終了する方法がないため、そちらのセッションはまだ有効です。`;
}

/** What a person can do who wants to know whether it has. */
function toBeSure(host: string): string {
  return `終了したかどうかを、${productName} が問い合わせることはできません。確実に知るには、${host} のページを見てください。`;
}

/** When asking a service that does not accept this app can have another answer. */
function onlyOnceChanged(kind: ServiceKind | null): string {
  return `${appWords(kind).name}、またはサービスがこのアプリに許可している内容が変わらない限り、再試行しても解決しません。${productName} の提供元にお問い合わせください。`;
}

/** HTTP's ways to say that nothing is to be found at an address. */
const notFound: readonly number[] = [404, 410];

export const problems: WindowWords['problems'] = {
  problems: {
    unreachable: {
      ...notConfirmed,
      message: (_, host) =>
        `${productName} は ${host} に接続できなかったため、何も要求しませんでした。ネットワーク接続を確認してから、もう一度試してください。`,
      trouble: (_, host) => cannotTell(`${productName} が ${host} に接続できない`),
    },
    timeout: {
      ...notConfirmed,
      message: (_, host) =>
        `${host} が時間内に応答しなかったため、${notKnown}。数分後にもう一度試してください。`,
      trouble: (_, host) => cannotTell(`${host} が時間内に応答しない`),
    },
    'connection-lost': {
      ...notConfirmed,
      message: (_, host) =>
        `応答がすべて届く前に ${host} との接続が切れたため、${notKnown}。もう一度試してください。`,
      trouble: (_, host) => cannotTell(`応答が届く前に ${host} との接続が切れる`),
    },
    tls: {
      ...notConfirmed,
      message: ({ reason }, host) =>
        reason === undefined
          ? `${host} との接続が安全でないため、何も送信しませんでした。サービスのアドレスと、接続しているネットワークを確認してから、もう一度試してください。`
          : tlsWords[reason](host),
      trouble: (_, host) => cannotTell(`${host} との接続が安全でない`),
    },
    'insecure-address': {
      ...notConfirmed,
      message: (_, host) =>
        `${host} のアドレスが安全でないため、何も送信しませんでした。${productName} は https でのみ接続します。設定でアドレスを修正してください。`,
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}。${host} のアドレスが安全でないため、${productName} はセッションの終了を要求しませんでした。セッションは${session(isOpen)}。`,
        remedy: (_, host) => `${productName} は https でのみ接続します。${endOnPages(host)}`,
      },
      trouble: (_, host) => cannotTell(`${host} のアドレスが安全でない`),
    },
    'http-error': {
      ...notConfirmed,
      message: ({ status }, host) =>
        `${host} が HTTP エラー ${status.toString()} を返したため、${notKnown}。${notFound.includes(status) ? 'サービスのアドレスを確認してください。' : '後でもう一度試してください。'}`,
      trouble: ({ status }, host) => cannotTell(`${host} が HTTP エラー ${status.toString()} を返す`),
    },
    redirect: {
      ...notConfirmed,
      message: ({ status }, host) =>
        `${host} は ${productName} を別のアドレスに転送しました（HTTP ${status.toString()}）。安全のため ${productName} は転送に従わないので、何かが実行されたかどうかは分かりません。${checkNetworkPage}`,
      trouble: (_, host) => cannotTell(`${host} が ${productName} を別のアドレスに転送する`),
    },
    fault: {
      ...notConfirmed,
      message: (_, host) =>
        `${host} が要求を処理できなかったと応答した（SOAP Fault）ため、${notKnown}。後でもう一度試すか、設定で別の形式を選んでください。`,
      trouble: (_, host) => cannotTell(`${host} が要求を処理できないと応答する（SOAP Fault）`),
    },
    'too-large': {
      ...notConfirmed,
      message: (_, host) =>
        `${host} から応答としてあり得ない量のデータが届いたため、${productName} は読み取りを中止しました。サービスが何を実行したかは分かりません。サービスのアドレスを確認してください。`,
      trouble: cannotRead,
    },
    malformed: {
      ...notConfirmed,
      message: (_, host) =>
        `${host} から届いたものは ${productName} が読み取れる応答ではないため、${notKnown}。${checkNetworkPage}`,
      trouble: cannotRead,
    },
    'unknown-status': {
      ...notConfirmed,
      message: (_, host) =>
        `${host} が ${productName} の知らないステータスを返したため、${notKnown}。後でもう一度試してください。`,
      trouble: cannotRead,
    },
    'not-ended': {
      ...notConfirmed,
      label: () => stillOpen,
      message: (_, host) =>
        `${host} はセッションを終了したと応答しましたが、このアカウントの保存されたサインイン情報を今も受け付けるため、セッションはまだ有効です。後でもう一度試すか、${host} のページで終了してください。`,
      waiting: {
        sentence: (_, { host }) =>
          `${signedOutHere}。${host} はセッションを終了したと応答しましたが、実際には終了しておらず、セッションはまだ有効です。`,
        remedy: (_, host) => `後でもう一度試すか、${host} のページでセッションを終了してください。`,
      },
      trouble: cannotRead,
    },
    restricted: {
      ...notConfirmed,
      label: () => 'サービスが拒否',
      message: (_, host, kind) =>
        `${host} はこのアプリを受け付けないため、何も実行しませんでした。${onlyOnceChanged(kind)}`,
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}が、${host} はもうこのアプリを受け付けないため、そちらのセッションは${session(isOpen)}。`,
        remedy: (_, _host, kind) => onlyOnceChanged(kind),
      },
    },
    'no-api-key': {
      ...notConfirmed,
      message: (_, host, kind) => {
        const { name, howToGive } = appWords(kind);
        return `${name}がないため、${productName} は ${host} に何も要求できません。${howToGive}`;
      },
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}。${productName} には、${host} にセッションの終了を要求するために必要なものがありません。セッションは${session(isOpen)}。`,
        remedy: (_, _host, kind) => {
          const { name, howToGive } = appWords(kind);
          return `${name}がありません。${howToGive}`;
        },
      },
    },
    keychain: {
      ...notConfirmed,
      label: ({ reason }) => `サインアウト済み · ${keychainWords[reason].label}`,
      message: ({ reason }) =>
        `${keychainWords[reason].condition}ため、${productName} はアカウントの保存されたサインイン情報を利用できません。${keychainWords[reason].remedy}`,
      waiting: {
        sentence: ({ reason }, { host, isOpen }) =>
          `${signedOutHere}。${keychainWords[reason].condition}ため、${host} のセッションは${session(isOpen)}。`,
        remedy: ({ reason }) => keychainWords[reason].remedy,
      },
    },
    'credentials-missing': {
      ...notConfirmed,
      message: (_, host) =>
        `このアカウントの保存されたサインイン情報がもうキーチェーンにないため、${productName} はこのアカウントについて ${host} に何も要求できません。そちらのセッションは Web で終了できます。`,
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}が、このアカウントの保存されたサインイン情報がキーチェーンにないため、${productName} は ${host} のセッションを終了できません。セッションは${session(isOpen)}。`,
        remedy: (_, host) => endOnPages(host),
      },
    },
    'credentials-altered': {
      ...notConfirmed,
      label: () => 'サインイン情報に変更あり',
      message: (_, host) =>
        `このアカウントの保存されたサインイン情報は、${productName} が保存したものではないため、${host} には何も送信しませんでした。このコンピューター上の何かがそれを変更しました。そちらのセッションは Web で終了できます。`,
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}が、保存されたサインイン情報は ${productName} が保存したものではないため、送信しませんでした。${host} のセッションは${session(isOpen)}。`,
        remedy: (_, host) =>
          `このコンピューター上の何かがサインイン情報を変更しました。キーチェーンで元に戻せる場合は、もう一度試してください。そうでない場合は、${host} のページでセッションを終了してください。`,
      },
    },
    'credentials-for-other-service': {
      ...notConfirmed,
      label: () => '別サービスのサインイン情報',
      message: (_, host) =>
        `このアカウントの保存されたサインイン情報は、${host} ではなく別のサービスが発行したものであるため、何も送信しませんでした。${listWasChanged}`,
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}が、保存されたサインイン情報は ${host} ではなく別のサービスが発行したものであるため、何も送信しませんでした。それが属するセッションは${session(isOpen)}。`,
        remedy: () => listWasChanged,
      },
    },
    'cannot-end-session': {
      ...notConfirmed,
      label: (problem) => (hasLapsed(problem) ? 'すでに終了しているはず' : stillOpen),
      message: (problem, host) =>
        hasLapsed(problem)
          ? `${wasToLapse(problem, host)}${toBeSure(host)}`
          : `${wasToLapse(problem, host)}${lapses(problem.lapsesAt)}${host} のページで終了することもできます。`,
      waiting: {
        sentence: (problem, { host }) =>
          `${signedOutHere}。保存されたサインイン情報も削除されています。${wasToLapse(problem, host)}`,
        remedy: (problem, host) =>
          hasLapsed(problem)
            ? toBeSure(host)
            : `${host} のページで終了してください。${lapses(problem.lapsesAt)}`,
      },
    },
    'credentials-used-up': {
      ...notConfirmed,
      label: () => 'まだ有効な可能性あり',
      message: (_, host) =>
        `保存されたサインイン情報を更新する ${host} の応答が失われ、古いサインイン情報はもう受け付けられないため、${productName} はこのアカウントについて何も要求できません。そちらのセッションは Web で終了できます。`,
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}。${host} は保存されたサインイン情報を更新しましたが、その応答が失われました。残っていたものは役に立たないため削除され、${productName} はそちらのセッションを終了できません。セッションは${session(isOpen)}。`,
        remedy: (_, host) => `${host} のページでセッションを終了してください。`,
      },
    },
    'not-saved': {
      ...notConfirmed,
      message: () => listNotWritten,
      waiting: {
        sentence: (_, { host, isOpen, goesOn }) =>
          goesOn === 'by-itself'
            ? `${productName} の終了まではサインアウトした状態ですが、${productName} はそのことを保存できませんでした。${host} のセッションは${session(isOpen)}。`
            : `${productName} はサインアウトしたことを保存できなかったため、アカウントはまだサインイン済みと表示される可能性があります。${host} のセッションは${session(isOpen)}。`,
        remedy: () => listNotWritten,
      },
    },
    unknown: {
      ...notConfirmed,
      message: (_, host) =>
        `より新しい ${productName} で、このバージョンの知らない問題が ${host} について起こりました。もう一度試すか、より新しいバージョンを使ってください。`,
    },
  },
  signInProblems: {
    expired: (host) =>
      `時間内に ${host} でサインインしなかったため、ページはもう有効ではありません。何も保存されていません。もう一度試してください。`,
    declined: (host) =>
      `${host} のページで、${productName} のサインインが許可されませんでした。何も保存されていません。`,
    rejected: (host) =>
      `${host} には、このサインインの記録がもうありません。何も保存されていません。もう一度試してください。`,
  },
};
