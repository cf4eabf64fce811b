import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { Arch, type AfterPackContext } from 'electron-builder';
import { join } from 'node:path';
import { fuses } from './fuses.ts';

export type FuseName = keyof typeof fuses;

/**
 * Gives the hook that sets every fuse in the binary that was just laid out. electron-builder could do that itself, but
 * its own list of fuses is older and leaves the newest one as it is.
 * @param lacking fuses that the runtime is too old to have. Default: none, and one that is missing stops the packaging.
 */
export function flipAllFuses(
  executableName: string,
  lacking: readonly FuseName[] = [],
): (context: AfterPackContext) => Promise<void> {
  return async (context) => {
    // The halves of a universal app come first; only what they are merged into is kept.
    if (context.electronPlatformName === 'darwin' && context.arch !== Arch.universal) return;
    await flipFuses(binaryOf(context, executableName), {
      version: FuseVersion.V1,
      strictlyRequireAllFuses: true,
      // Changing the binary breaks the signature with which Electron ships; without one, Apple's processors refuse it.
      resetAdHocDarwinSignature: context.electronPlatformName === 'darwin',
      ...fuseWire(lacking),
    });
  };
}

/** The fuses, without those that are lacking, by their place in the binary, as @electron/fuses wants them. */
export function fuseWire(lacking: readonly FuseName[] = []): Record<FuseV1Options, boolean> {
  const names = (Object.keys(fuses) as FuseName[]).filter((name) => !lacking.includes(name));
  return Object.fromEntries(names.map((name) => [FuseV1Options[name], fuses[name]])) as Record<
    FuseV1Options,
    boolean
  >;
}

function binaryOf(context: AfterPackContext, executableName: string): string {
  switch (context.electronPlatformName) {
    case 'darwin':
      return join(context.appOutDir, `${context.packager.appInfo.productFilename}.app`);
    case 'win32':
      return join(context.appOutDir, `${executableName}.exe`);
    default:
      return join(context.appOutDir, executableName);
  }
}
