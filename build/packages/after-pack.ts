import type { AfterPackContext } from 'electron-builder';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { npmRuntimeMark } from '../electron/runtime.ts';
import { flipAllFuses, type FuseName } from './flip-fuses.ts';

/**
 * What an unpacked runtime holds for developers, relative to it. electron-builder takes the first out of the runtime that it
 * downloads, and not out of one that it is given; the others are in the one that `npm run electron` makes.
 */
const forDevelopers = ['resources/default_app.asar', 'resources/sqlite', npmRuntimeMark];

/**
 * Gives the hook that finishes an app that was just laid out.
 * @param lacking as in `flipAllFuses`
 */
export function finishApp(
  executableName: string,
  lacking: readonly FuseName[] = [],
): (context: AfterPackContext) => Promise<void> {
  const flip = flipAllFuses(executableName, lacking);
  return async (context) => {
    for (const name of forDevelopers) {
      await rm(join(context.appOutDir, name), { recursive: true, force: true });
    }
    await flip(context);
  };
}
