import type { LaunchOptions } from 'playwright';

/** Root can have no sandbox. */
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Debian's Chromium, of the same branch as Electron's. */
export const chromiumOptions: LaunchOptions = { executablePath: '/usr/bin/chromium', args };

/** The same without the browser's own windows and menus, which would take a third of the time. For tests of the page, whoever is its host. */
export const headlessShellOptions: LaunchOptions = {
  executablePath: '/usr/bin/chromium-headless-shell',
  args,
};
