import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findElectron } from '../../build/electron/runtime.ts';
import { programs } from '../clients/programs.ts';

/** Something that a suite needs on the machine and that `npm ci` does not bring. */
export interface Prerequisite {
  /** As a person would look for it: a program, a library, a module. */
  readonly name: string;
  /** The Debian packages that bring it. */
  readonly packages: readonly string[];
  /** The script of package.json that makes it, where no package brings it. */
  readonly script?: string;
  isThere(): boolean;
}

/** A program that is found on PATH. */
export function program(name: string, ...packages: readonly string[]): Prerequisite {
  return { name, packages, isThere: () => isOnPath(name) };
}

/** Something that only running a command can tell: there where it ends with 0. */
export function answersTo(
  name: string,
  command: readonly [string, ...string[]],
  ...packages: readonly string[]
): Prerequisite {
  const [file, ...args] = command;
  const isThere = (): boolean => spawnSync(file, args, { stdio: 'ignore', timeout: 30_000 }).status === 0;
  return { name, packages, isThere };
}

/** Something that lies at a place of its own. */
function file(path: string, ...packages: readonly string[]): Prerequisite {
  return { name: path, packages, isThere: () => existsSync(path) };
}

export const chromium = program('chromium', 'chromium');
const headlessShell = program('chromium-headless-shell', 'chromium-headless-shell');

/** A server of the tests' own for OAuth 2. */
export const glewlwyd = program('glewlwyd', 'glewlwyd', 'glewlwyd-common');

/** Its expat is the tests' second opinion about XML. */
export const python = program('python3', 'python3');

/** Nextcloud's own sync client, the second opinion about the double of its server. */
export const nextcloudClient = program('nextcloudcmd', 'nextcloud-desktop-cmd');

/** The other browsers in which the page is used. */
const otherBrowsers: readonly Prerequisite[] = [
  program('firefox-esr', 'firefox-esr'),
  program('WebKitWebDriver', 'webkit2gtk-driver'),
];

/** A library that the dynamic linker finds by itself. */
function library(name: string, ...packages: readonly string[]): Prerequisite {
  const isThere = (): boolean =>
    process.platform !== 'linux' ||
    ['/sbin/ldconfig', '/usr/sbin/ldconfig']
      .filter((file) => existsSync(file))
      .some((file) => spawnSync(file, ['-p'], { encoding: 'utf8' }).stdout.includes(`${name} `));
  return { name, packages, isThere };
}

/** keytar's. */
const libsecret = library('libsecret-1.so.0', 'libsecret-1-0');

/** What a keyring of the tests' own is made of. */
export const keyringPrograms: readonly Prerequisite[] = [
  program('dbus-daemon', 'dbus'),
  program('dbus-send', 'dbus'),
  program('dbus-run-session', 'dbus'),
  program('gnome-keyring-daemon', 'gnome-keyring'),
  program('secret-tool', 'libsecret-tools'),
  program('setpriv', 'util-linux'),
];

/** On what it asks for its password in a window. */
export const display = program('Xvfb', 'xvfb');

/** Signoff with a keyring of the tests' own. */
export const keyring: readonly Prerequisite[] = [libsecret, ...keyringPrograms];

/** The same, where the keyring can also ask for its password. */
const keyringWithDisplay: readonly Prerequisite[] = [...keyring, display];

/** The command line, on a clock that a test sets and on a terminal, and what reads its completions and its manual page. */
export const commandLine: readonly Prerequisite[] = [
  ...keyring,
  program('faketime', 'faketime'),
  program('script', 'bsdutils'),
  program('zsh', 'zsh'),
  program('fish', 'fish'),
  program('man', 'man-db'),
  program('mandoc', 'mandoc'),
];

/** A machine with two people on it, and what an administrator signs them out with. */
export const fleet: readonly Prerequisite[] = [
  ...keyring,
  program('ansible-playbook', 'ansible-core'),
  program('ssh', 'openssh-client'),
  program('sudo', 'sudo'),
  answersTo('root, who may mount', ['unshare', '--mount', 'mount', '--bind', '/', '/mnt'], 'util-linux'),
];

/** The keychains of other desktops, and what answers their dialogs. */
export const realKeychains: readonly Prerequisite[] = [
  ...keyringWithDisplay,
  file('/usr/libexec/gcr-prompter', 'gcr'),
  program('kwalletd5', 'libkf5wallet-bin'),
  file('/usr/lib/x86_64-linux-gnu/qca-qt5/crypto/libqca-ossl.so', 'libqca-qt5-2-plugins'),
  program('keepassxc', 'keepassxc'),
  program('xfwm4', 'xfwm4'),
  program('xdotool', 'xdotool'),
  program('xprop', 'x11-utils'),
];

/** The desktop app on an X server of the tests' own. Electron comes from the npm registry where the official one is not installed. */
const desktop: readonly Prerequisite[] = [
  {
    name: 'Electron',
    packages: [],
    script: 'electron',
    isThere: () => findElectron(process.env, { orNpm: true }) !== null,
  },
  display,
  program('xfwm4', 'xfwm4'),
  program('xdotool', 'xdotool'),
  program('unshare', 'util-linux'),
  // What Electron links to or loads, besides what these depend on.
  library('libnss3.so', 'libnss3'),
  library('libgtk-3.so.0', 'libgtk-3-0'),
  library('libgbm.so.1', 'libgbm1'),
  library('libatspi.so.0', 'libatspi2.0-0'),
  library('libcups.so.2', 'libcups2'),
  library('libnotify.so.4', 'libnotify4'),
  // Its own package is called differently from one Debian to the next; chromium depends on whichever it is.
  library('libasound.so.2', 'chromium'),
];

/** A person's desktop, with a mouse, and what reads its screen. */
export const desktopSession: readonly Prerequisite[] = [
  ...keyringWithDisplay,
  ...desktop,
  chromium,
  headlessShell,
  glewlwyd,
  ...otherBrowsers,
  program('xfce4-panel', 'xfce4-panel'),
  file('/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd', 'xfce4-notifyd'),
  file('/usr/libexec/gcr-prompter', 'gcr'),
  file('/usr/libexec/at-spi-bus-launcher', 'at-spi2-core'),
  file('/usr/share/icons/Adwaita', 'adwaita-icon-theme'),
  file('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', 'fonts-dejavu-core'),
  // Signs that no font has are as wide as nothing that a person reads.
  file('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', 'fonts-noto-cjk'),
  program('xdg-open', 'xdg-utils'),
  program('xprop', 'x11-utils'),
  program('import', 'imagemagick'),
  program('tesseract', 'tesseract-ocr', 'tesseract-ocr-eng'),
];

const mountOverlay = `
directory=$(mktemp -d) && trap 'rm -r "$directory"' EXIT && cd "$directory" && mkdir upper work root &&
mount -t overlay overlay -o lowerdir=/,upperdir=upper,workdir=work root && umount root`;

/** What packages are built, looked at and used with, besides what npm brings. */
export const packaging: readonly Prerequisite[] = [
  ...desktopSession,
  program('dpkg-deb', 'dpkg'),
  program('7za', 'p7zip-full'),
  program('desktop-file-validate', 'desktop-file-utils'),
  // The merge of a universal app for macOS asks it what a file is.
  program('file', 'file'),
  program('pivot_root', 'util-linux'),
  // A .deb is installed in a layer over the system, which is thrown away.
  answersTo('root, who may mount an overlay', ['unshare', '--mount', 'sh', '-c', mountOverlay], 'util-linux'),
];

/** The SOAP clients that are not ours. */
export const soapClients: readonly Prerequisite[] = programs.map((client) =>
  answersTo(client.name, client.command, client.package),
);

/** Those that are not there, each once and asked once. */
export function missingOf(needed: Iterable<Prerequisite>): Prerequisite[] {
  return [...new Set(needed)].filter((prerequisite) => !prerequisite.isThere());
}

/** In words, with what to install; empty where nothing is missing. */
export function describeMissing(missing: readonly Prerequisite[]): string {
  if (missing.length === 0) return '';
  const packages = new Set(missing.flatMap((prerequisite) => prerequisite.packages));
  const scripts = new Set(missing.flatMap(({ script }) => script ?? []));
  const remedies = [
    ...(packages.size === 0 ? [] : [`Debian packages: ${[...packages].join(' ')}`]),
    ...[...scripts].map((script) => `npm run ${script}`),
  ];
  return `${missing.map(({ name }) => name).join(', ')} missing (${remedies.join('; ')})`;
}

function isOnPath(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
