import { Menu } from 'electron';
import type { Snapshot } from '../../shared/snapshot.ts';
import { applicationMenu } from './application-menu.ts';
import type { MenuAction } from './menu-model.ts';
import { templateOf } from './menu-template.ts';

export interface MenuBarOptions {
  readonly signoff: { snapshot(): Snapshot };
  readonly platform: NodeJS.Platform;
  readonly withDeveloperTools: boolean;
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
    const { signoff, platform, withDeveloperTools, perform } = this.#options;
    const entries = applicationMenu(signoff.snapshot(), { platform, withDeveloperTools });
    const text = JSON.stringify(entries);
    if (text !== this.#shown) Menu.setApplicationMenu(Menu.buildFromTemplate(templateOf(entries, perform)));
    this.#shown = text;
  }
}
