import type { AfterPackContext } from 'electron-builder';
import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../../build/layout.ts';
import { finishApp } from '../../build/packages/after-pack.ts';
import type { FuseName } from '../../build/packages/flip-fuses.ts';
import type { AdaptPackaging } from '../../build/packages/package-app.ts';
import type { Runtime } from '../../build/electron/runtime.ts';

/** Files that are in a package of the tests alone, where their Electron is older than the one that the app is written for. */
export function filesForOlderRuntime(runtime: Runtime): RegExp {
  return isOlder(runtime) ? /^resources\/(sqlite\/|app\.asar\/out\/older-runtime\/)/ : /^(?!)/;
}

const olderMain = 'out/older-runtime/main.js';

/** What the package starts with: the app’s own main, save where that cannot run on this Electron. */
export function mainIn(runtime: Runtime): string {
  return isOlder(runtime) ? olderMain : 'out/electron/start.js';
}

/**
 * The fuses that the runtime of the tests lacks: none in the one that the lock file names, on which a missing fuse stops the
 * packaging.
 */
export function lackingFuses(runtime: Runtime): readonly FuseName[] {
  return isOlder(runtime) ? ['WasmTrapHandlers'] : [];
}

/**
 * Fits a package to the Electron that the tests have. The product is made for Electron 45 and stays as it is. Electron 33 out of
 * an npm registry lacks `node:sqlite` and one fuse: there, and only there, the package gets a main of the tests' own
 * (older-runtime/main.js) that brings `node:sqlite` and then starts the app's.
 */
export function fitTo(runtime: Runtime, executableName: string): AdaptPackaging {
  if (!isOlder(runtime)) return (configuration) => configuration;
  const finish = finishApp(executableName, lackingFuses(runtime));
  const to = dirname(olderMain);
  return (configuration) => ({
    ...configuration,
    extraMetadata: { main: olderMain },
    files: [
      ...[configuration.files ?? []].flat(),
      { from: join(import.meta.dirname, 'older-runtime'), to, filter: ['main.js'] },
      {
        from: join(root, 'build/electron/npm-runtime/default-app'),
        to,
        filter: ['sqlite.js', 'sqlite-hook.js'],
      },
    ],
    afterPack: async (context: AfterPackContext) => {
      await finish(context);
      const sqlite = join('resources', 'sqlite');
      await cp(join(runtime.directory, sqlite), join(context.appOutDir, sqlite), { recursive: true });
    },
  });
}

function isOlder({ origin }: Runtime): boolean {
  return origin === 'npm registry';
}
