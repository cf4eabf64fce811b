import type { LaunchOptions } from 'playwright';

/** Debian's Chromium, of the same branch as Electron's. Its sandbox cannot be had where root runs it. */
export const chromiumOptions: LaunchOptions = {
  executablePath: '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
};
