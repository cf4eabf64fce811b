import type * as ElectronTypes from 'electron';
import { emulated } from './not-emulated.ts';
import { performRole, roleOf } from './menu-roles.ts';
import { allWindows } from './windows-list.ts';

type Template = ElectronTypes.MenuItemConstructorOptions;
type UsedItem = Pick<ElectronTypes.MenuItem, 'id' | 'label' | 'type' | 'enabled' | 'visible' | 'checked'>;
type ItemType = 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';

const knownOptions = [
  'accelerator',
  'checked',
  'click',
  'enabled',
  'icon',
  'id',
  'label',
  'role',
  'sublabel',
  'submenu',
  'toolTip',
  'type',
  'visible',
];

/** A menu's entry as a test reads it. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly type: ItemType;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly role: string | null;
  readonly accelerator: string | null;
  readonly submenu: readonly MenuEntry[] | null;
}

export class MenuItemStandIn implements UsedItem {
  readonly id: string;
  readonly type: ItemType;
  readonly role: string | null;
  readonly submenu: MenuStandIn | null;
  readonly accelerator: string | null;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  private readonly onClick: Template['click'];

  constructor(options: Template) {
    for (const name of Object.keys(options)) {
      if (!knownOptions.includes(name)) throw new Error(`not emulated: MenuItem option ${name}`);
    }
    const role = options.role === undefined ? null : roleOf(options.role);
    const submenu = options.submenu ?? null;
    this.role = role?.id ?? null;
    this.submenu = Array.isArray(submenu)
      ? MenuStandIn.buildFromTemplate(submenu)
      : (submenu as MenuStandIn | null);
    this.type = (options.type ?? (this.submenu === null ? 'normal' : 'submenu')) as ItemType;
    if (!['normal', 'separator', 'submenu', 'checkbox', 'radio'].includes(this.type)) {
      throw new Error(`Unknown menu item type: ${this.type}`);
    }
    if (this.type === 'submenu' && this.submenu === null) throw new Error('Invalid submenu');
    this.id = options.id ?? '';
    this.label = options.label ?? role?.label ?? '';
    this.accelerator = options.accelerator ?? role?.accelerator ?? null;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.onClick = options.click;
    return emulated('MenuItem', this);
  }

  /** What a person's click does. @throws Error where nobody could click. */
  async clicked(): Promise<void> {
    if (!this.enabled || !this.visible || this.type === 'separator' || this.type === 'submenu') {
      throw new Error(`Nobody can click «${this.label}»`);
    }
    if (this.type === 'checkbox') this.checked = !this.checked;
    const focused = allWindows().find((window) => window.isFocused());
    if (this.role !== null) await performRole(this.role, focused);
    else {
      const window = focused as unknown as ElectronTypes.BaseWindow | undefined;
      this.onClick?.(this as unknown as ElectronTypes.MenuItem, window, {});
    }
  }

  read(): MenuEntry {
    const { id, label, type, enabled, visible, checked, role, accelerator, submenu } = this;
    return {
      id,
      label: shown(label),
      type,
      enabled,
      visible,
      checked,
      role,
      accelerator,
      submenu: submenu?.read() ?? null,
    };
  }
}

/** A label as a person reads it: a single & marks a key, two are one. */
function shown(label: string): string {
  return label.replaceAll(/&(&?)/g, '$1');
}

export class MenuStandIn {
  readonly items: MenuItemStandIn[] = [];

  constructor() {
    return emulated('Menu', this);
  }

  static buildFromTemplate(template: (Template | MenuItemStandIn)[]): MenuStandIn {
    if (!Array.isArray(template)) {
      throw new TypeError('Invalid template for Menu: Menu template must be an array');
    }
    const isValid = (item: Template | MenuItemStandIn): boolean =>
      Object.hasOwn(item, 'label') || Object.hasOwn(item, 'role') || item.type === 'separator';
    if (!template.every(isValid)) {
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    }
    const menu = new MenuStandIn();
    for (const item of withoutExtraSeparators(template)) {
      menu.append(item instanceof MenuItemStandIn ? item : new MenuItemStandIn(item));
    }
    return menu;
  }

  static setApplicationMenu(menu: MenuStandIn | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): MenuStandIn | null {
    return applicationMenu;
  }

  append(item: MenuItemStandIn): void {
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItemStandIn | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null);
      if (found !== null) return found;
    }
    return null;
  }

  read(): MenuEntry[] {
    return this.items.map((item) => item.read());
  }

  /** The entry at the end of a path of ids or labels. @throws Error that says what there is instead. */
  find([step = '', ...rest]: readonly string[]): MenuItemStandIn {
    const item = this.items.find(({ id, label }) => id === step || shown(label) === step);
    if (item === undefined) {
      const there = this.items.map(({ id, label }) => id || label).join(', ');
      throw new Error(`The menu has no «${step}», but: ${there}`);
    }
    if (rest.length === 0) return item;
    if (item.submenu === null) throw new Error(`«${step}» has no submenu`);
    return item.submenu.find(rest);
  }
}

let applicationMenu: MenuStandIn | null = null;

/** As Electron folds them: none at an end, none beside another. */
function withoutExtraSeparators<T extends { readonly type?: unknown; readonly visible?: unknown }>(
  items: readonly T[],
): T[] {
  const isSeparator = (item: T | undefined): boolean => item?.type === 'separator' && item.visible !== false;
  const folded = items.filter((item, at) => !isSeparator(item) || at === 0 || !isSeparator(items[at - 1]));
  return folded.filter((item, at) => !isSeparator(item) || (at !== 0 && at !== folded.length - 1));
}

export const Menu = emulated('Menu', MenuStandIn);
export const MenuItem = emulated('MenuItem', MenuItemStandIn);
