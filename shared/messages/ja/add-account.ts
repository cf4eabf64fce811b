import { number, plural } from '../../language/numbers.ts';
import type { WindowWords } from '../catalogue.ts';

export const addAccount = {
  addAccount: {
    title: 'アカウントを追加',
    where: 'どのサービスのアカウントですか？',
    services: 'サービス',
    find: 'サービスを検索',
    found: (count, all) =>
      count === 0
        ? '一致するサービスはありません。'
        : plural(count, {
            other: (matching) => `${number(all)} 件中 ${matching} 件のサービスが一致しました。`,
          }),
    other: '別のサービス',
    lacks: {
      'api-key': '先に API キーが必要です',
      'client-secret': '先にクライアントシークレットが必要です',
    },
  },
  addableKinds: {
    nextcloud: {
      title: 'Nextcloud',
      takes: 'サーバーのアドレスだけで追加できます。',
    },
    oauth: {
      title: 'OAuth 2 または OpenID プロバイダー',
      takes: 'プロバイダーのアドレスとクライアント ID が必要です。',
    },
  },
} satisfies WindowWords['addAccount'];
