import type { MessageBoxOptions } from 'electron';
import type { LeaveQuestion } from '../../shared/words/leave-question.ts';
import { actions } from '../../shared/words/page.ts';
import { productName } from '../../shared/product-name.ts';

/** A question that is answered with its deed or with Cancel. */
export interface ConfirmDialog {
  readonly options: MessageBoxOptions;
  /** The number of the button that agrees. */
  readonly agree: number;
}

/**
 * A question as the system's own dialog shows it.
 *
 * Nothing is lost by signing out and the person has just asked for it, so that Enter agrees; Escape and closing the dialog never
 * do. Linux puts the buttons from left to right in their order, and people expect the deed at the right; macOS and Windows
 * expect it first.
 */
export function nativeQuestion(
  { title, paragraphs, confirm }: LeaveQuestion,
  platform: NodeJS.Platform,
): ConfirmDialog {
  const agreeLast = platform !== 'darwin' && platform !== 'win32';
  const buttons = [confirm, actions.cancel];
  if (agreeLast) buttons.reverse();
  const agree = agreeLast ? 1 : 0;
  return {
    options: {
      type: 'question',
      title: productName,
      message: title,
      detail: paragraphs.join('\n\n'),
      buttons,
      defaultId: agree,
      cancelId: 1 - agree,
      // Windows would turn the buttons into links otherwise.
      noLink: true,
    },
    agree,
  };
}
