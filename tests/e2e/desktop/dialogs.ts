import type { DesktopApp } from './driver/contract.ts';
import { expect } from './driver/fixtures.ts';

type Dialog = Awaited<ReturnType<DesktopApp['desktop']['dialogs']>>[number];

/** Waits for the one native dialog on the screen. */
export async function openDialog(app: DesktopApp): Promise<Dialog> {
  await expect.poll(async () => (await app.desktop.dialogs()).length).toBe(1);
  const [dialog] = await app.desktop.dialogs();
  if (dialog === undefined) throw new Error('The dialog has gone');
  return dialog;
}

/** Waits for the question about signing out, looks at its words, and agrees. */
export async function agreeToSignOut(app: DesktopApp, title: string): Promise<void> {
  const dialog = await openDialog(app);
  expect(dialog).toMatchObject({
    kind: 'message',
    type: 'question',
    message: title,
    detail: expect.stringMatching(/\n\nYour files stay on this computer\.$/),
    buttons: ['Cancel', 'Sign out'],
    defaultButton: 'Sign out',
    cancelButton: 'Cancel',
    // Also where no window is open.
    windowId: null,
  });
  await app.desktop.answerDialog(dialog.id, { button: 'Sign out' });
}
