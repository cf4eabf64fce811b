import type * as ElectronTypes from 'electron';
import { unlessGone } from './browser/devtools.ts';
import { allContents } from './contents-list.ts';
import { EmulatedEmitter } from './not-emulated.ts';

type Used = Pick<
  ElectronTypes.NativeTheme,
  | 'shouldUseDarkColors'
  | 'shouldUseDarkColorsForSystemIntegratedUI'
  | 'themeSource'
  | 'shouldUseHighContrastColors'
>;

export type Theme = 'light' | 'dark';

/** The desktop's theme, which tests change; every page sees it as `prefers-color-scheme`. */
class NativeThemeStandIn extends EmulatedEmitter implements Used {
  themeSource: 'system' | 'light' | 'dark' = 'system';
  readonly shouldUseHighContrastColors = false;
  private theme: Theme = 'light';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get shouldUseDarkColors(): boolean {
    return this.theme === 'dark';
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.theme === 'dark';
  }

  emulatedMedia(): { features: { name: string; value: string }[] } {
    return { features: [{ name: 'prefers-color-scheme', value: this.theme }] };
  }

  change(theme: Theme): void {
    this.theme = theme;
    for (const { opened } of allContents()) {
      unlessGone(opened.then((page) => page.send('Emulation.setEmulatedMedia', this.emulatedMedia())));
    }
    this.emit('updated');
  }
}

export const nativeTheme = new NativeThemeStandIn();
