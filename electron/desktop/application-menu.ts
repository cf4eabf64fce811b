import { menuWords } from '../../shared/words/desktop.ts';
import { productName } from '../../shared/product-name.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { MenuEntry } from './menu-model.ts';
import { canSignOutAll, helpEntries, signInEntry, signOutAllEntry } from './tray-menu.ts';

export interface ApplicationMenuFacts {
  readonly platform: NodeJS.Platform;
  /** In development. */
  readonly withDeveloperTools: boolean;
}

const separator: MenuEntry = { kind: 'separator' };

/** The app's menu: on macOS at the top of the screen, elsewhere in the window, behind Alt. */
export function applicationMenu(snapshot: Snapshot, facts: ApplicationMenuFacts): readonly MenuEntry[] {
  const onMac = facts.platform === 'darwin';
  return [
    ...(onMac ? [macAppMenu()] : []),
    fileMenu(snapshot, facts),
    menu('edit', menuWords.edit, [
      { kind: 'role', role: 'undo' },
      { kind: 'role', role: 'redo' },
      separator,
      { kind: 'role', role: 'cut' },
      { kind: 'role', role: 'copy' },
      { kind: 'role', role: 'paste' },
      { kind: 'role', role: 'selectAll' },
    ]),
    menu('view', menuWords.view, [
      { kind: 'role', role: 'resetZoom' },
      { kind: 'role', role: 'zoomIn' },
      { kind: 'role', role: 'zoomOut' },
      separator,
      { kind: 'role', role: 'togglefullscreen' },
      ...(facts.withDeveloperTools ? [{ kind: 'role', role: 'toggleDevTools' } as const] : []),
    ]),
    ...(onMac ? [macWindowMenu()] : []),
    menu('help', menuWords.help, [
      ...helpEntries(),
      ...(onMac ? [] : [separator, { kind: 'role', role: 'about' } as const]),
    ]),
  ];
}

function menu(id: string, label: string, entries: readonly MenuEntry[]): MenuEntry {
  return { kind: 'submenu', id, label, entries };
}

const settings = (): MenuEntry => ({
  kind: 'action',
  id: 'settings',
  label: menuWords.settings,
  action: { kind: 'settings' },
  accelerator: 'CmdOrCtrl+,',
});

function fileMenu({ accounts, signIn }: Snapshot, facts: ApplicationMenuFacts): MenuEntry {
  const onMac = facts.platform === 'darwin';
  return menu('file', menuWords.file, [
    signInEntry(signIn),
    ...(canSignOutAll(accounts) ? [signOutAllEntry()] : []),
    separator,
    ...(onMac ? [] : [settings(), separator]),
    { kind: 'role', role: 'close', label: menuWords.close },
    ...(onMac ? [] : [{ kind: 'role', role: 'quit', label: menuWords.quit } as const]),
  ]);
}

const macAppMenu = (): MenuEntry =>
  menu('app', productName, [
    { kind: 'role', role: 'about' },
    separator,
    settings(),
    separator,
    { kind: 'role', role: 'hide' },
    { kind: 'role', role: 'hideOthers' },
    { kind: 'role', role: 'unhide' },
    separator,
    { kind: 'role', role: 'quit', label: menuWords.quit },
  ]);

function macWindowMenu(): MenuEntry {
  return menu('window', menuWords.window, [
    { kind: 'role', role: 'minimize' },
    { kind: 'role', role: 'zoom' },
    separator,
    { kind: 'role', role: 'front' },
  ]);
}
