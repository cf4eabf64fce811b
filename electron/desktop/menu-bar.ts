import { Menu } from 'electron';
import type { Snapshot } from '../../shared/snapshot.ts';
import { applicationMenu } from './application-menu.ts';
import type { MenuAction } from './menu-model.ts';
import { templateOf } from './menu-template.ts';
import type { StartAtLogin } from './start-at-login.ts';

export interface MenuBarOptions {
  readonly signoff: { snapshot(): Snapshot };
  readonly platform: NodeJS.Platform;
  readonly withDeveloperTools: boolean;
  readonly startAtLogin: StartAtLogin;
  readonly perform: (action: MenuAction) => void;
}

/** The application's own menu, built anew only where it has changed. */
export class MenuBar {
  readonly #options: MenuBarOptions;
  #shown = '';

  constructor(options: MenuBarOptions) {
    this.#options = options;
  }

  update(): void {
    const { signoff, platform, withDeveloperTools, startAtLogin, perform } = this.#options;
    const entries = applicationMenu(signoff.snapshot(), {
      platform,
      withDeveloperTools,
      startsAtLogin: startAtLogin.isOn(),
    });
    const text = JSON.stringify(entries);
    if (text !== this.#shown) Menu.setApplicationMenu(Menu.buildFromTemplate(templateOf(entries, perform)));
    this.#shown = text;
  }

  /** The system has changed something in it by itself. */
  rebuild(): void {
    this.#shown = '';
    this.update();
  }
}
