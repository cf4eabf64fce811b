import type { App } from 'electron';
import { closeSync, constants, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StartAtLogin } from '../core/ports/start-at-login.ts';

export interface StartAtLoginOptions {
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;
  readonly platform: NodeJS.Platform;
  /** The program that starts the app. */
  readonly program: string;
  readonly args: readonly string[];
  /** On Linux the folder of the person's settings, `$XDG_CONFIG_HOME` or `~/.config`; null: there is none. */
  readonly configDirectory: string | null;
  /** The app's short name, fit for a file. */
  readonly name: string;
  readonly title: string;
}

/** As the system at hand does it. */
export function startAtLogin(options: StartAtLoginOptions): StartAtLogin {
  const { app, platform, program, args, configDirectory, name, title } = options;
  if (platform === 'darwin') return loginItem(app, program, [...args]);
  if (platform === 'win32') return loginItem(app, program, args.map(quotedForWindows));
  if (configDirectory === null) return { isOn: () => null, set: () => false };
  return autostartFile({ configDirectory, name, title, command: [program, ...args] });
}

/**
 * macOS and Windows keep it themselves.
 * @param path what is started; macOS starts the app's bundle, whatever this says
 * @param args what the app is started with
 */
function loginItem(app: StartAtLoginOptions['app'], path: string, args: string[]): StartAtLogin {
  const isOn = (): boolean => app.getLoginItemSettings({ path, args }).openAtLogin;
  return {
    isOn,
    set: (on) => {
      app.setLoginItemSettings({ openAtLogin: on, path, args });
      return isOn() === on;
    },
  };
}

/** Electron leaves it to the app to quote a word. */
function quotedForWindows(argument: string): string {
  // A backslash before the closing quotation mark would escape it.
  return /\s/.test(argument) ? `"${argument.replace(/\\+$/, '$&$&')}"` : argument;
}

interface AutostartOptions extends Pick<StartAtLoginOptions, 'name' | 'title'> {
  readonly configDirectory: string;
  /** The program and its arguments. */
  readonly command: readonly string[];
}

/** A Linux desktop starts what lies in `autostart/`, as the XDG Autostart Specification says. */
function autostartFile(options: AutostartOptions): StartAtLogin {
  const path = join(options.configDirectory, 'autostart', `${options.name}.desktop`);
  return {
    isOn: () => {
      try {
        return isEnabled(readFileSync(path, 'utf8'));
      } catch {
        return false;
      }
    },
    set: (on) => {
      try {
        if (on) {
          mkdirSync(dirname(path), { recursive: true });
          replace(path, autostartEntry(options.title, options.command));
        } else {
          rmSync(path, { force: true });
        }
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Where a link lies in the entry's place, nothing is written through it. */
function replace(path: string, text: string): void {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants;
  const descriptor = openSync(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o644);
  try {
    writeFileSync(descriptor, text);
  } finally {
    closeSync(descriptor);
  }
}

/** The desktop's own settings switch an entry off inside it. */
function isEnabled(entry: string): boolean {
  return !/^(?:Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(entry);
}

/** The file's text. */
function autostartEntry(title: string, command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${title}`,
    `Exec=${command.map(quoted).join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
    'NoDisplay=true',
    '',
  ].join('\n');
}

/** One argument of an Exec key: quoted as the Desktop Entry Specification says, then escaped as every string in such a file. */
function quoted(argument: string): string {
  const literal = argument.replaceAll('%', '%%');
  if (/^[\w@%+=:,./-]+$/.test(literal)) return literal;
  const inQuotes = literal.replace(/["`$\\]/g, '\\$&').replaceAll('\\', '\\\\');
  return `"${inQuotes.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}"`;
}
