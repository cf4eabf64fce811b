import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The files that make a desktop look and behave as a person has set it up. */

export type Theme = 'light' | 'dark';

export interface DesktopChoices {
  readonly theme: Theme;
  /** Whether the panel has a place for tray icons. */
  readonly tray: boolean;
  /** Whether a program opens web pages. */
  readonly browser: boolean;
}

/** @param env of the session: its XDG folders are there already, and empty */
export function writeConfiguration(env: NodeJS.ProcessEnv, choices: DesktopChoices): void {
  const write = (folder: 'XDG_CONFIG_HOME' | 'XDG_DATA_HOME', name: string, text: string): void => {
    const file = path.join(env[folder] ?? '', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const dark = choices.theme === 'dark';
  for (const version of ['gtk-3.0', 'gtk-4.0'])
    write('XDG_CONFIG_HOME', `${version}/settings.ini`, gtk(dark));
  const channels = 'xfce4/xfconf/xfce-perchannel-xml';
  write('XDG_CONFIG_HOME', `${channels}/xfce4-panel.xml`, panel(dark, choices.tray));
  write('XDG_CONFIG_HOME', `${channels}/xfce4-notifyd.xml`, notifications);
  write('XDG_CONFIG_HOME', 'mimeapps.list', choices.browser ? opensPages : opensNoPages);
  if (!choices.browser) return;
  const program = path.join(env['XDG_DATA_HOME'] ?? '', 'browser-of-the-test');
  writeFileSync(program, browser, { mode: 0o755 });
  write('XDG_DATA_HOME', `applications/${browserEntry}`, entryOf(program));
}

const gtk = (dark: boolean): string => `[Settings]
gtk-theme-name=Adwaita
gtk-application-prefer-dark-theme=${dark ? '1' : '0'}
gtk-icon-theme-name=Adwaita
gtk-font-name=DejaVu Sans 10
gtk-cursor-theme-name=Adwaita
gtk-enable-animations=0
`;

/** A bar at the top with the open windows at the left and, where there is one, the tray at the right. */
const panel = (dark: boolean, tray: boolean): string => `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="${dark.toString()}"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="32"/>
      <property name="icon-size" type="uint" value="22"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
        ${tray ? '<value type="int" value="3"/>' : ''}
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray">
      <property name="known-legacy-items" type="array"/>
    </property>
  </property>
</channel>
`;

/** Each notification stays until it is clicked: no test hurries to see one. Without fading: it is there at once. */
const notifications = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-notifyd" version="1.0">
  <property name="expire-timeout" type="int" value="3600"/>
  <property name="initial-opacity" type="double" value="1.0"/>
  <property name="do-fadeout" type="bool" value="false"/>
  <property name="do-slideout" type="bool" value="false"/>
  <property name="notify-location" type="uint" value="2"/>
</channel>
`;

/** Given to a Chromium or an Electron, it tells a screen reader of its pages too, before one has asked. */
export const readableByScreenReader = '--force-renderer-accessibility';

const browserEntry = 'browser-of-the-test.desktop';
const pages = ['x-scheme-handler/http', 'x-scheme-handler/https', 'text/html'] as const;

/** `--password-store=basic`: the keyring of the session is for the app alone, and a locked one would make the browser ask for it too. */
export const browserFlags = [
  readableByScreenReader,
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--disable-dev-shm-usage',
];

/** A program of its own, because xdg-open leaves out the words that stand in an entry beside the program. */
const browser = `#!/bin/sh
exec chromium ${browserFlags.join(' ')} "$@"
`;

const entryOf = (program: string): string => `[Desktop Entry]
Type=Application
Name=Chromium
Exec=${program} %U
MimeType=${pages.join(';')};
`;

const opensPages = `[Default Applications]
${pages.map((page) => `${page}=${browserEntry}`).join('\n')}
`;

/** Browsers that are installed here name themselves in the system's own lists. */
const opensNoPages = `[Removed Associations]
${pages.map((page) => `${page}=chromium.desktop;firefox.desktop;firefox-esr.desktop`).join('\n')}
`;

/** Where programs are looked for on a computer that has them all, but no browser and nothing that looks for one in places of its own. */
export function pathWithoutBrowser(folder: string): string {
  const programs = path.join(folder, 'programs');
  mkdirSync(programs);
  for (const from of ['/usr/local/bin', '/usr/bin', '/bin']) {
    for (const name of readdirSync(from)) {
      const file = path.join(programs, name);
      if (!/browser|chrom|firefox|^exo-/.test(name) && !existsSync(file))
        symlinkSync(path.join(from, name), file);
    }
  }
  return programs;
}
