import type { MenuItemConstructorOptions } from 'electron';
import { assertNever } from '../../shared/assert-never.ts';
import type { MenuAction, MenuEntry } from './menu-model.ts';

/** A menu as Electron wants it. `perform` does what an entry is for. */
export function templateOf(
  entries: readonly MenuEntry[],
  perform: (action: MenuAction) => void,
): MenuItemConstructorOptions[] {
  return entries.map((entry) => itemOf(entry, perform));
}

function itemOf(entry: MenuEntry, perform: (action: MenuAction) => void): MenuItemConstructorOptions {
  switch (entry.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'text':
      return { id: entry.id, label: escaped(entry.label), enabled: false };
    case 'action': {
      const { id, label, action, accelerator } = entry;
      return {
        id,
        label: escaped(label),
        ...(accelerator !== undefined && { accelerator }),
        click: () => perform(action),
      };
    }
    case 'submenu':
      return { id: entry.id, label: escaped(entry.label), submenu: templateOf(entry.entries, perform) };
    case 'role':
      return { role: entry.role, label: escaped(entry.label) };
    default:
      return assertNever(entry, 'menu entry');
  }
}

/** A single & marks the letter behind it as the entry's key, on every system. */
function escaped(label: string): string {
  return label.replaceAll('&', '&&');
}
