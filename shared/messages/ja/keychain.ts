import type { KeychainReason } from '../../problem.ts';
import { productName } from '../../product-name.ts';

interface KeychainWords {
  /** How it is, as a clause to which `ため` can be added. */
  readonly condition: string;
  /** The same in two or three words, for lists. */
  readonly label: string;
  /** The same as a title. */
  readonly title: string;
  /** What a person can do about it. */
  readonly remedy: string;
}

/** What is said of a keychain that cannot be used. */
export const keychainWords: Readonly<Record<KeychainReason, KeychainWords>> = {
  locked: {
    condition: 'キーチェーンがロックされている',
    label: 'キーチェーンがロック中',
    title: 'キーチェーンがロックされています',
    remedy: '何も失われていません。ロックを解除して、もう一度試してください。',
  },
  'no-answer': {
    condition: 'キーチェーンが応答しない',
    label: 'キーチェーンが応答なし',
    title: 'キーチェーンが応答しません',
    remedy:
      '別のウィンドウで操作を待っている可能性があります。ロック解除の要求を探してから、もう一度試してください。',
  },
  missing: {
    condition: 'このコンピューターにキーチェーンが見つからない',
    label: 'キーチェーンなし',
    title: 'このコンピューターにキーチェーンがありません',
    remedy: 'キーチェーンが動作しているはずの場合は、起動してから、もう一度試してください。',
  },
  failing: {
    condition: 'キーチェーンがエラーを報告している',
    label: 'キーチェーンのエラー',
    title: 'キーチェーンがエラーを報告しています',
    remedy:
      '失われたものは確認されていません。もう一度試し、それでも解決しない場合は、このコンピューターにログインし直してください。',
  },
  'too-long': {
    condition: 'このコンピューターのキーチェーンには、このサービスが必要とする長さの項目を保存できない',
    label: 'キーチェーンには長すぎます',
    title: 'キーチェーンには長すぎます',
    remedy: 'サービスの運営者は、トークンを短くすることができます。再試行しても解決しません。',
  },
};

/** What the keychain's condition means for the accounts, and what a person can do about it. */
export function keychainNotice(reason: KeychainReason): string {
  const meaning =
    reason === 'missing'
      ? `新しいアカウントはメモリ内に保持され、${productName} を終了すると失われます。キーチェーンに保存されたサインイン情報は利用できません。`
      : `${productName} は、アカウントの保存されたサインイン情報を利用できません。`;
  return `${meaning}${keychainWords[reason].remedy}`;
}
