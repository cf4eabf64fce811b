import { number } from '../../language/numbers.ts';
import type { BasicWords } from '../../language/spoken.ts';

export const basics = {
  noLogin: 'ログイン名なし',
  thisAccount: 'このアカウント',
  andMore: (names, more) => `${names}、ほか ${number(more)} 件`,
  betweenSentences: '',
  betweenFacts: ' · ',
  justNow: 'たった今',
  nextTryNow: '次の試行の時刻です。',
  nextTry: (distance) => `次の試行：${distance}。`,
  usedOf: (used, total) => `使用量：${used} / ${total}`,
  usedWithoutLimit: (used) => `使用量：${used}（上限なし）`,
} satisfies BasicWords;
