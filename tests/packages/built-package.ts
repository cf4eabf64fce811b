import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { branding, type Branding } from '../../build/branding.ts';
import { bundle } from '../../build/bundle.ts';
import { packageApp } from '../../build/packages/package-app.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { runtime } from '../e2e/desktop/driver/runtime.ts';
import { fitTo } from './fit-runtime.ts';

export const { version } = packageFile;

/** Packages of a build of their own. */
export interface BuiltPackage {
  /** Where all of it lies. */
  readonly directory: string;
  readonly output: string;
  /** The app as it would be installed. */
  readonly unpacked: string;
  /** The files that were written. */
  readonly files: readonly string[];
  readonly remove: () => void;
}

/** The .deb among the files of a build. */
export function debIn({ files }: Pick<BuiltPackage, 'files'>): string {
  const deb = files.find((file) => file.endsWith('.deb'));
  if (deb === undefined) throw new Error(`No .deb was built: ${files.join(' ')}`);
  return deb;
}

/** For a quick build: a package of Electron’s 260 MB takes minutes at the level that people get. */
export const quickly = { DPKG_DEB_COMPRESSOR_LEVEL: '0', ELECTRON_BUILDER_COMPRESSION_LEVEL: '1' };

/** Bundles the app and packages it around the Electron of this machine. */
export async function buildPackage(
  targets: readonly string[],
  brand: Branding = branding,
): Promise<BuiltPackage> {
  const electron = runtime();
  const directory = mkdtempSync(join(tmpdir(), 'signoff-packages-'));
  // An ordinary user runs what is in it.
  chmodSync(directory, 0o755);
  const bundles = join(directory, 'bundles');
  const output = join(directory, 'dist');
  Object.assign(process.env, quickly);
  await bundle(bundles, brand);
  const files = await packageApp(
    brand,
    targets,
    { output, bundles, electronDist: electron.directory },
    fitTo(electron, brand.executableName),
  );
  return {
    directory,
    output,
    unpacked: join(output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`),
    files,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
