import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { branding } from './branding.ts';
import { electronDistribution } from './electron-runtime.ts';
import { dist } from './layout.ts';
import { missingTools } from './packages/tools.ts';
import { chooseTargets } from './packages/targets.ts';

/**
 * `npm run dist [-- --dir | --targets deb,rpm]`: bundles the app and packages it for this system, into `dist/`. Only a
 * system itself can build for itself.
 */
process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const chosen = choose(args);
  if (typeof chosen === 'string') {
    console.error(chosen);
    return 2;
  }
  const missing = missingTools(chosen.targets, process.env);
  for (const line of missing) console.error(line);
  if (missing.length > 0) return 1;

  // The bundler and the packager are loaded late, so that what is wrong is said at once.
  const { bundle } = await import('./bundle.ts');
  const { packageApp } = await import('./packages/package-app.ts');
  const bundles = mkdtempSync(join(tmpdir(), 'bundles-'));
  try {
    await bundle(bundles, branding);
    const electronDist = electronDistribution(process.env, process.platform);
    const files = await packageApp(branding, chosen.targets, { output: dist, bundles, electronDist });
    for (const file of files) console.log(file);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error(whatPackagingDownloads);
    return 1;
  } finally {
    rmSync(bundles, { recursive: true, force: true });
  }
}

const whatPackagingDownloads = `
Nothing was packaged. What electron-builder does not find here it downloads: Electron's runtime (to use one that is here,
set ELECTRON_OVERRIDE_DIST_PATH to its folder; on Linux only), and the tools for AppImage, rpm, nsis, portable and dmg. On a
machine that cannot reach them, \`npm run dist -- --targets deb,tar.gz\` needs none, given the runtime and the package
p7zip-full.`;

/** What to build, or what is wrong with the arguments. */
function choose(args: readonly string[]): { readonly targets: readonly string[] } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { dir: { type: 'boolean' }, targets: { type: 'string' } },
    });
    return chooseTargets(process.platform, values.dir === true ? ['dir'] : values.targets?.split(','));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
