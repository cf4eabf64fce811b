import { menuWords } from '../../shared/words/desktop.ts';
import { productName } from '../../shared/product-name.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { MenuEntry, MenuRole } from './menu-model.ts';
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
      role('undo'),
      role('redo'),
      separator,
      role('cut'),
      role('copy'),
      role('paste'),
      role('selectAll'),
    ]),
    menu('view', menuWords.view, [
      role('resetZoom'),
      role('zoomIn'),
      role('zoomOut'),
      separator,
      role('togglefullscreen'),
      ...(facts.withDeveloperTools ? [role('toggleDevTools')] : []),
    ]),
    ...(onMac ? [macWindowMenu()] : []),
    menu('help', menuWords.help, [...helpEntries(), ...(onMac ? [] : [separator, role('about')])]),
  ];
}

function role(does: MenuRole): MenuEntry {
  // The tray's menu has it too.
  const label = does === 'quit' ? menuWords.quit : menuWords.roles[does];
  return { kind: 'role', role: does, label };
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
    role('close'),
    ...(onMac ? [] : [role('quit')]),
  ]);
}

const macAppMenu = (): MenuEntry =>
  menu('app', productName, [
    role('about'),
    separator,
    settings(),
    separator,
    role('hide'),
    role('hideOthers'),
    role('unhide'),
    separator,
    role('quit'),
  ]);

function macWindowMenu(): MenuEntry {
  return menu('window', menuWords.window, [role('minimize'), role('zoom'), separator, role('front')]);
}
