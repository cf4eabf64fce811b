import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Branding } from '../branding.ts';
import { root } from '../layout.ts';

/** Writes the `package.json` that goes into the package: what Electron and the packager read, and nothing of the build. */
export function writeAppManifest(directory: string, branding: Branding): void {
  const { version, license, main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Readonly<
    Record<string, string>
  >;
  const manifest = {
    name: branding.executableName,
    productName: branding.productName,
    version,
    description: branding.description,
    license,
    homepage: branding.homepage,
    author: branding.maintainer,
    type: 'module',
    main,
    // By this name Linux desktops find the entry of a window.
    desktopName: `${branding.executableName}.desktop`,
  };
  writeFileSync(join(directory, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
