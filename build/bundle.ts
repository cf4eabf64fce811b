import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Branding } from './branding.ts';
import { hostBuild, hostEntries } from './host.vite.config.ts';
import { root } from './layout.ts';
import { pageBuild } from './page.vite.config.ts';

/**
 * Writes the whole app into `directory`: `electron/` and `page/`, each with the licences of what is bundled into it, and
 * `icons/`, of the tray and of the window.
 */
export async function bundle(directory: string, branding: Branding): Promise<void> {
  // Whatever the shell says: React's development half would ship otherwise, with the paths of this machine in it.
  process.env['NODE_ENV'] = 'production';
  for (const entry of hostEntries) await build(hostBuild(entry, join(directory, 'electron'), branding));
  await build(pageBuild(join(directory, 'page'), branding));
  const icons = join(root, 'build', 'icons');
  cpSync(join(icons, 'tray'), join(directory, 'icons'), { recursive: true });
  cpSync(join(icons, 'app', 'png', '256x256.png'), join(directory, 'icons', 'app.png'));
}
