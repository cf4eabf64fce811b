import { productName } from '../../product-name.ts';
import type { ServiceKind } from '../../service.ts';
import type { WindowWords } from '../catalogue.ts';

const serviceKinds = {
  openbox: {
    address: { label: 'API のアドレス', hint: 'OpenBox API 1.0 のアドレスです。' },
    ends: 'このコンピューターのセッション。終了したことは、サービス自身が確認します。',
    app: {
      name: 'API キー',
      howToGive: `${productName} の設定に API キーを入力するか、SIGNOFF_API_KEY を設定して ${productName} を起動し直してください。`,
    },
  },
  oauth: {
    address: {
      label: '発行者',
      hint: `プロバイダーのアドレスです。それ以外のことは、${productName} がそこに問い合わせます。`,
    },
    ends: `このコンピューターのトークン。その後、${productName} がトークンを試し、もう使えないことを確かめます。`,
    app: {
      name: 'クライアント ID またはクライアントシークレット',
      howToGive: `${productName} の設定で、クライアント ID とクライアントシークレットを確認してください。`,
    },
  },
  nextcloud: {
    address: { label: 'サーバー', hint: '利用するときにブラウザーに表示されるアドレスです。' },
    ends: `このコンピューターのアプリパスワード。その後、${productName} がアプリパスワードを試し、もう使えないことを確かめます。`,
    app: { name: '許可', howToGive: 'サーバーの運営者にお問い合わせください。' },
  },
} satisfies WindowWords['services']['serviceKinds'];

/** By what a service knows this app, as what a sentence begins with; takes null where the service's kind is not known. */
export function appWords(kind: ServiceKind | null): { readonly name: string; readonly howToGive: string } {
  return kind === null
    ? {
        name: 'クライアント ID または API キー',
        howToGive: `${productName} の設定で、そのサービスを確認してください。`,
      }
    : serviceKinds[kind].app;
}

export const services = {
  serviceKinds,
  appSecrets: {
    'api-key': 'API キー',
    'client-secret': 'クライアントシークレット',
  },
  endsEverywhere: `このサービスでは、ほかのコンピューターで ${productName} に許可したものも同時に終了します。`,
  appWords,
} satisfies WindowWords['services'];
