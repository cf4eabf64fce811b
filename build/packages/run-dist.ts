import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { branding } from '../branding.ts';
import { electronDistribution } from '../electron/runtime.ts';
import { dist } from '../layout.ts';
import type { AdaptPackaging } from './package-app.ts';
import { chooseTargets } from './targets.ts';
import { missingTools } from './tools.ts';

const failed = `
Nothing more was packaged. What electron-builder does not find here it downloads: Electron's runtime, and its tools for rpm,
AppImage, dmg, nsis and portable. Where they cannot be reached, on Linux: set ELECTRON_OVERRIDE_DIST_PATH to the folder of a
runtime, install p7zip-full, and run npm run dist -- --targets deb,tar.gz`;

interface Choice {
  readonly targets: readonly string[];
  /** Absolute. */
  readonly output: string;
}

/**
 * `npm run dist [-- --dir | --targets deb,rpm] [--output DIR]`: bundles the app and packages it for this system, into
 * `dist/`. Only a system itself can build for itself.
 * @param adapt as in `packageApp`
 * @returns the exit code
 */
export async function runDist(args: readonly string[], adapt?: AdaptPackaging): Promise<number> {
  const chosen = choose(args);
  if (typeof chosen === 'string') {
    console.error(chosen);
    return 2;
  }
  const missing = missingTools(chosen.targets, process.env);
  for (const line of missing) console.error(line);
  return missing.length > 0 ? 1 : run(chosen, adapt);
}

async function run({ targets, output }: Choice, adapt?: AdaptPackaging): Promise<number> {
  // The bundler and the packager are loaded late, so that what is wrong is said at once.
  const { bundle } = await import('../bundle.ts');
  const { packageApp } = await import('./package-app.ts');
  const electronDist = electronDistribution(process.env, process.platform);
  const bundles = mkdtempSync(join(tmpdir(), 'bundles-'));
  try {
    await bundle(bundles, branding);
    const files = await packageApp(branding, targets, { output, bundles, electronDist }, adapt);
    for (const file of files) console.log(file);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    if (electronDist === null) console.error('Electron’s runtime does not lie on this machine.');
    console.error(failed);
    return 1;
  } finally {
    rmSync(bundles, { recursive: true, force: true });
  }
}

/** What to build and where, or what is wrong with the arguments. */
function choose(args: readonly string[]): Choice | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { dir: { type: 'boolean' }, targets: { type: 'string' }, output: { type: 'string' } },
    });
    const wanted = values.dir === true ? ['dir'] : values.targets?.split(',');
    const found = chooseTargets(process.platform, wanted);
    return typeof found === 'string' ? found : { ...found, output: resolve(values.output ?? dist) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
