import { extractAll } from '@electron/asar';
import { makeUniversalApp } from '@electron/universal';
import { Arch, Platform, build, type Configuration } from 'electron-builder';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { branding } from '../../build/branding.ts';
import { bundle } from '../../build/bundle.ts';
import { root } from '../../build/layout.ts';
import { writeAppManifest } from '../../build/packages/app-manifest.ts';
import { packagerConfiguration } from '../../build/packages/electron-builder.ts';
import { otherLicencesFile } from '../../build/packages/files.ts';

/**
 * The merge of a universal app for macOS, by the program that electron-builder merges with. Electron for macOS is made up here,
 * of files that say which processor they are for; `lipo`, which joins two such files, is macOS's own and is made up too.
 */

const architectures = ['x64', 'arm64'] as const;
type Architecture = (typeof architectures)[number];
/** How the first eight bytes of a program for macOS say so. */
const machO: Readonly<Record<Architecture, string>> = { x64: 'cffaedfe07000001', arm64: 'cffaedfe0c000001' };

let directory: string;
let bundles: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'signoff-universal-'));
  bundles = join(directory, 'bundles');
  await bundle(bundles, branding);
  writeAppManifest(bundles, branding);
  writeFileSync(join(bundles, otherLicencesFile), '');
  write(join(directory, 'bin/lipo'), '#!/bin/sh\ncat "$1" "$2" > "$5.joined" && mv "$5.joined" "$5"\n');
  chmodSync(join(directory, 'bin/lipo'), 0o755);
  for (const architecture of architectures) await packHalf(architecture);
});
afterAll(() => rmSync(directory, { recursive: true }));
afterEach(() => {
  vi.unstubAllEnvs();
  Object.defineProperty(process, 'platform', { value: 'linux' });
});

describe('the universal app for macOS', () => {
  it('is merged out of its halves, with the keychain’s binary for each processor', async () => {
    const app = await merge(configurationFor('x64'));
    const archive = join(app, 'Contents/Resources/app.asar');
    const extracted = join(directory, 'extracted');
    extractAll(archive, extracted);
    for (const architecture of architectures) {
      const name = `node_modules/keytar/prebuilds/darwin-${architecture}/keytar.node`;
      const binary = readFileSync(join(root, name));
      expect(binary.toString('hex', 0, 8)).toBe(machO[architecture]);
      // As keytar asks for it: through the archive, beside which it lies.
      expect(readFileSync(join(extracted, name)).equals(binary)).toBe(true);
      expect(readFileSync(join(`${archive}.unpacked`, name)).equals(binary)).toBe(true);
    }
    expect(readFileSync(join(app, 'Contents/MacOS/Signoff'), 'hex')).toBe(machO.x64 + machO.arm64);
  });

  it('would not be, were those binaries not said to be for one processor each', async () => {
    const configuration = configurationFor('x64');
    const undeclared = { ...configuration, mac: { ...configuration.mac, x64ArchFiles: null } };
    await expect(merge(undeclared)).rejects.toThrow('keytar.node');
  });
});

function configurationFor(architecture: Architecture): Configuration {
  return packagerConfiguration(branding, {
    output: join(directory, architecture),
    bundles,
    electronDist: join(directory, `electron-${architecture}`),
  });
}

/** As electron-builder packs each half of a universal app. */
async function packHalf(architecture: Architecture): Promise<void> {
  const configuration = configurationFor(architecture);
  makeUpElectron(String(configuration.electronDist), architecture);
  await build({
    projectDir: bundles,
    targets: Platform.MAC.createTarget('dir', Arch[architecture]),
    config: configuration,
    publish: 'never',
  });
}

/** As electron-builder has them merged. @returns the merged app */
async function merge({ mac }: Configuration): Promise<string> {
  const half = (architecture: Architecture): string =>
    join(directory, architecture, architecture === 'x64' ? 'mac' : 'mac-arm64', 'Signoff.app');
  const outAppPath = join(directory, 'universal', 'Signoff.app');
  vi.stubEnv('PATH', `${join(directory, 'bin')}:${process.env['PATH'] ?? ''}`);
  Object.defineProperty(process, 'platform', { value: 'darwin' });
  await makeUniversalApp({
    x64AppPath: half('x64'),
    arm64AppPath: half('arm64'),
    outAppPath,
    force: true,
    mergeASARs: true,
    ...(typeof mac?.x64ArchFiles === 'string' && { x64ArchFiles: mac.x64ArchFiles }),
  });
  return outAppPath;
}

/** As much of Electron for macOS as electron-builder looks at. */
function makeUpElectron(distribution: string, architecture: Architecture): void {
  const contents = join(distribution, 'Electron.app/Contents');
  const helper = 'Frameworks/Electron Helper.app/Contents';
  for (const file of [
    'MacOS/Electron',
    'Frameworks/Electron Framework.framework/Electron Framework',
    `${helper}/MacOS/Electron Helper`,
  ]) {
    write(join(contents, file), Buffer.from(machO[architecture], 'hex'));
  }
  for (const file of ['Info.plist', `${helper}/Info.plist`]) write(join(contents, file), propertyList);
  mkdirSync(join(contents, 'Resources'));
}

const propertyList = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>Electron</string></dict></plist>
`;

function write(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
