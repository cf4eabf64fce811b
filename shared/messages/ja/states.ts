import { productName } from '../../product-name.ts';
import type { WindowWords } from '../catalogue.ts';
import { keychainWords } from './keychain.ts';

export const states = {
  signedIn: {
    label: 'サインイン済み',
    here: 'このコンピューターではサインイン済みです。',
    confirmed: (host) => `このコンピューターではサインイン済みで、${host} もセッションを確認済みです。`,
  },
  unusable: {
    absent: {
      label: 'サインイン情報なし',
      message: (host) =>
        `キーチェーンに、このアカウントの保存されたサインイン情報がありません。${host} のセッションはまだ有効な可能性があります。`,
      hint: 'ここでサインアウトして Web でセッションを終了するか、再度サインインしてください。',
    },
    altered: {
      label: 'サインイン情報に変更あり',
      message: (host) =>
        `このアカウントの保存されたサインイン情報は、${productName} が保存したものではないため、${host} には何も送信しません。そちらのセッションはまだ有効な可能性があります。`,
      hint: 'このコンピューター上の何かがサインイン情報を変更しました。ここでサインアウトして Web でセッションを終了するか、再度サインインしてください。',
    },
    'for-other-service': {
      label: '別サービスのサインイン情報',
      message: (host) =>
        `このアカウントの保存されたサインイン情報は、${host} ではなく別のサービスが発行したものであるため、何も送信しません。それが属するセッションはまだ有効な可能性があります。`,
      hint: `何かが ${productName} のアカウントの一覧（accounts.json）を変更しました。一覧のアドレスを修正するか、サインインしたサービスのページでセッションを終了してください。`,
    },
    'not-understood': {
      label: '不明',
      message: (host) =>
        `${productName} は、アカウントの一覧にあるこのアカウントの内容を読み取れません。より新しいバージョンが書き込んだ可能性があります。${host} のセッションは有効な可能性があります。サインアウトして終了するか、より新しいバージョンを使ってください。`,
      hint: null,
    },
  },
  unreachable: {
    label: (reason) => `サインイン済み · ${keychainWords[reason].label}`,
    message: (reason, host) =>
      `このコンピューターではサインイン済みです。${keychainWords[reason].condition}ため、${productName} は保存されたサインイン情報を利用することも、${host} のセッションを確認することもできません。`,
    hint: (reason) => keychainWords[reason].remedy,
  },
  sessionEnded: {
    label: 'セッション終了',
    elsewhere: (host) => `${host} のセッションは、別の場所で終了されました。`,
    removed: (host) =>
      `${host} のセッションは、別の場所で終了されました。保存されたサインイン情報は、このコンピューターから削除されました。`,
    kept: (host) =>
      `${host} のセッションは、別の場所で終了されました。${productName} は保存されたサインイン情報をまだ削除していませんが、それはもう使えません。`,
    hint: '使い続けるには再度サインインし、そうでなければアカウントをこの一覧から削除してください。',
  },
  signingOut: {
    label: 'サインアウト処理中…',
    message: 'サインアウトを処理しています。',
    goesOn: `サインアウトを処理しています。このウィンドウを閉じても、${productName} は処理を続けます。`,
  },
} satisfies WindowWords['states'];
