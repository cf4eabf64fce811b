import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The programs that a private keyring is made of, and the Debian package of each. */
const packages = {
  'dbus-daemon': 'dbus',
  'dbus-send': 'dbus-bin',
  'gnome-keyring-daemon': 'gnome-keyring',
  'secret-tool': 'libsecret-tools',
  setpriv: 'util-linux',
  Xvfb: 'xvfb',
} as const;

export type KeyringProgram = keyof typeof packages;

/** What a private keyring without a display needs. */
export const keyringPrograms: readonly KeyringProgram[] = [
  'dbus-daemon',
  'dbus-send',
  'gnome-keyring-daemon',
  'secret-tool',
  'setpriv',
];

/** What a private keyring that can ask for its password in a window needs. */
export const keyringWithDisplayPrograms: readonly KeyringProgram[] = [...keyringPrograms, 'Xvfb'];

/** @returns a sentence that names the missing programs and their Debian packages, or null when all are there. */
export function describeMissingPrograms(needed: readonly KeyringProgram[]): string | null {
  const missing = needed.filter((program) => !isOnPath(program));
  if (missing.length === 0) return null;
  const wanted = [...new Set(missing.map((program) => packages[program]))];
  return `A private keyring needs ${missing.join(', ')} (Debian packages: ${wanted.join(' ')}).`;
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
