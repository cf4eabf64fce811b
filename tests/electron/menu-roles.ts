import { app } from './app.ts';
import type { WindowEntry } from './windows-list.ts';

interface Role {
  readonly label: string;
  readonly accelerator?: string;
  /** The browser's editing command. */
  readonly command?: string;
}

/** Those of lib/browser/api/menu-item-roles.ts that Signoff's menus have, with their labels on Linux. */
const roles: Readonly<Record<string, Role>> = {
  about: { label: 'About' },
  close: { label: 'Close', accelerator: 'CommandOrControl+W' },
  copy: { label: 'Copy', accelerator: 'CommandOrControl+C', command: 'copy' },
  cut: { label: 'Cut', accelerator: 'CommandOrControl+X', command: 'cut' },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M' },
  paste: { label: 'Paste', accelerator: 'CommandOrControl+V', command: 'paste' },
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q' },
  redo: { label: 'Redo', accelerator: 'Shift+CommandOrControl+Z', command: 'redo' },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R' },
  resetzoom: { label: 'Actual Size', accelerator: 'CommandOrControl+0' },
  selectall: { label: 'Select All', accelerator: 'CommandOrControl+A', command: 'selectAll' },
  toggledevtools: { label: 'Toggle Developer Tools', accelerator: 'Ctrl+Shift+I' },
  togglefullscreen: { label: 'Toggle Full Screen', accelerator: 'F11' },
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', command: 'undo' },
  zoomin: { label: 'Zoom In', accelerator: 'CommandOrControl+Plus' },
  zoomout: { label: 'Zoom Out', accelerator: 'CommandOrControl+-' },
};

/** @throws Error where the stand-in does not know it. */
export function roleOf(name: string): Role & { readonly id: string } {
  const id = name.toLowerCase();
  const role = roles[id];
  if (role === undefined) throw new Error(`not emulated: menu role ${name}`);
  return { id, ...role };
}

/** What a click does where the entry has a role. */
export async function performRole(id: string, window: WindowEntry | undefined): Promise<void> {
  switch (id) {
    case 'about':
      return app.showAboutPanel();
    case 'quit':
      return app.quit();
    case 'close':
      return window?.close();
    case 'minimize':
      return window?.minimize();
    case 'reload':
      return window?.reload();
    default: {
      const command = roles[id]?.command;
      if (command === undefined) throw new Error(`not emulated: a click on the menu role ${id}`);
      const page = await window?.contents.opened;
      await page?.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'F24', commands: [command] });
    }
  }
}
