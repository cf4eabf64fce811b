import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { isAppAddress } from '../app-address.ts';

/**
 * - `no-frame`: the frame that asked has gone or has shown something else since.
 * - `foreign-window`: not a window of ours.
 * - `not-main-frame`: a frame inside the page.
 * - `foreign-address`: the frame shows something else than the app's page.
 */
export type Distrust = 'no-frame' | 'foreign-window' | 'not-main-frame' | 'foreign-address';

/** Why a sender is not trusted with the bridge; null: it is the app's page, in the main frame of a window of ours. */
export function distrustOf(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  isOwnWindow: (contents: WebContents) => boolean,
): Distrust | null {
  const { sender, senderFrame } = event;
  if (senderFrame === null) return 'no-frame';
  if (!isOwnWindow(sender)) return 'foreign-window';
  if (senderFrame !== sender.mainFrame) return 'not-main-frame';
  return isAppAddress(senderFrame.url) ? null : 'foreign-address';
}
