import { loginInSentence } from '../../language/names.ts';
import { productName } from '../../product-name.ts';
import type { WindowWords } from '../catalogue.ts';

const signedOutHere = 'このコンピューターではサインアウトしました';

export const outcomes = {
  outcomeLabels: {
    signedOut: 'サインアウト済み',
    notConfirmed: '未確認',
    notRemoved: 'サインイン情報が未削除',
    finishing: '完了処理中',
  },
  outcomeEntries: {
    signedOut: (login) => `${loginInSentence(login)} からサインアウトしました`,
    waitsForKeychain: (login) => `${loginInSentence(login)} のサインアウトはキーチェーン待ちです：今すぐ試す`,
    notConfirmed: (login) => `${loginInSentence(login)} のサインアウトはまだ確認されていません：今すぐ試す`,
    refused: (login) => `${loginInSentence(login)} のサインアウトはサービスに拒否されました：もう一度試す`,
    cannotEnd: (login, isOpen) =>
      `${loginInSentence(login)} のセッションはサービスで${session(isOpen)}：終了できる場所`,
    notRemoved: (login) =>
      `${loginInSentence(login)} のサインアウトは完了しておらず、保存されたサインイン情報が残っています：今すぐ試す`,
  },
  outcomeSentences: {
    signedOut: (login) => `${loginInSentence(login)} からサインアウトしました。`,
    hadEnded: (login) =>
      `${loginInSentence(login)} からサインアウトしました。セッションはすでに終了していました。`,
    signedOutHere: ({ login, host, isOpen }) =>
      `このコンピューターでは ${loginInSentence(login)} からサインアウトしました。${host} のセッションは${session(isOpen)}。`,
    forgotten: ({ login, host, isOpen }) =>
      `このコンピューターでは ${loginInSentence(login)} からサインアウトしました。${host} のセッションは${session(isOpen)}。今後、終了できるのは ${host} だけです。`,
    sessionIsOver: (host) => `${signedOutHere}。${host} のセッションも終了しています。`,
    notConfirmed: (host, goesOn) =>
      goesOn === 'by-itself'
        ? `${signedOutHere}。${host} はセッションの終了をまだ確認していません。応答があり次第、${productName} が完了させます。`
        : `${signedOutHere}。${host} はセッションの終了をまだ確認していません。`,
    overNotRemoved: (waitsForKeychain) => `セッションは終了していますが、${notRemoved(waitsForKeychain)}。`,
    notRemoved: ({ host, isOpen }, waitsForKeychain) =>
      `${signedOutHere}が、${notRemoved(waitsForKeychain)}。${host} のセッションは${session(isOpen)}。`,
    aboutAccount: (login, sentence) => `${loginInSentence(login)}：${sentence}`,
  },
} satisfies WindowWords['outcomes'];

/** No more than is known. */
function session(isOpen: boolean): string {
  return isOpen ? 'まだ有効です' : 'まだ有効な可能性があります';
}

function notRemoved(waitsForKeychain: boolean): string {
  return waitsForKeychain
    ? `キーチェーンの状態により、${productName} は保存されたサインイン情報を削除できませんでした`
    : `${productName} は保存されたサインイン情報をまだ削除していません`;
}
