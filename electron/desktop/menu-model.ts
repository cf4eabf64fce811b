/** What a person can ask for in a menu. */
export type MenuAction =
  | { readonly kind: 'open' }
  | { readonly kind: 'show-account'; readonly account: string }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'sign-out'; readonly account: string }
  | { readonly kind: 'sign-out-all' }
  | { readonly kind: 'try-now'; readonly account: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'export-diagnostics' }
  | { readonly kind: 'quit' };

/** A menu as plain data: compared, tested, and only then made into one of Electron's. Labels are as people read them. */
export type MenuEntry =
  | { readonly kind: 'separator' }
  /** Only to be read. */
  | { readonly kind: 'text'; readonly id: string; readonly label: string }
  | {
      readonly kind: 'action';
      readonly id: string;
      readonly label: string;
      readonly action: MenuAction;
      /** As Electron writes it, for menus that belong to a window. */
      readonly accelerator?: string;
    }
  | {
      readonly kind: 'submenu';
      readonly id: string;
      readonly label: string;
      readonly entries: readonly MenuEntry[];
    }
  /** What the system does by itself. */
  | { readonly kind: 'role'; readonly role: MenuRole; readonly label: string };

export type MenuRole =
  | 'about'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'close'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'toggleDevTools'
  | 'minimize'
  | 'zoom'
  | 'front';
