import { clipboard, dialog, shell } from 'electron';
import { spawn } from 'node:child_process';
import { browserWords } from '../../shared/words/desktop.ts';
import { actions } from '../../shared/words/page.ts';
import { productName } from '../../shared/product-name.ts';
import { untilOpened } from '../host/opener-exit.ts';

/**
 * Opens an address in the person's browser; where there is none, a dialog says so and holds an address. Rejects where that was
 * needed. The address stands in the arguments of the program that opens it, where every program of this computer can read it: it
 * must not hold a secret.
 * @param shown the address in the dialog, where the one to open is of no use to a person
 */
export async function openInBrowser(
  address: string,
  platform: NodeJS.Platform,
  shown = address,
): Promise<void> {
  try {
    // On Linux Electron's own way resolves as soon as xdg-open has started, whatever comes of it.
    await (platform === 'linux' ? openByXdg(address) : shell.openExternal(address));
  } catch (error) {
    // A clipboard that refuses the address is no reason to end the app: it stands in the dialog.
    sayNoBrowser(shown).catch(() => undefined);
    throw error;
  }
}

async function sayNoBrowser(address: string): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: productName,
    message: browserWords.none,
    detail: `${browserWords.whatToDo}\n\n${address}`,
    buttons: [actions.close, browserWords.copy],
    defaultId: 1,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) await clipboard.writeText(address);
}

/** Opens an address as desktops on Linux do. Rejects where xdg-open says that it failed (its manual: every exit code but 0). */
export async function openByXdg(address: string): Promise<void> {
  // A browser that it starts outlives this app.
  const opener = spawn('xdg-open', [address], { stdio: 'ignore', detached: true });
  opener.unref();
  await untilOpened(opener);
}
