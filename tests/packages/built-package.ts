import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { branding, type Branding } from '../../build/branding.ts';
import { bundle } from '../../build/bundle.ts';
import { packageApp } from '../../build/packages/package-app.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { writeStandInRuntime } from './stand-in-runtime.ts';

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
  remove(): void;
}

/** Bundles and packages the app on the stand-in runtime. */
export async function buildPackage(
  targets: readonly string[],
  brand: Branding = branding,
): Promise<BuiltPackage> {
  const directory = mkdtempSync(join(tmpdir(), 'signoff-packages-'));
  const bundles = join(directory, 'bundles');
  const output = join(directory, 'dist');
  const electronDist = join(directory, 'runtime');
  writeStandInRuntime(electronDist);
  await bundle(bundles, brand);
  const files = await packageApp(brand, targets, { output, bundles, electronDist });
  return {
    directory,
    output,
    unpacked: join(output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`),
    files,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
