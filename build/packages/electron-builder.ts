import type { Configuration } from 'electron-builder';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Branding, UpdateSource } from '../branding.ts';
import { root } from '../layout.ts';
import { finishApp } from './after-pack.ts';
import { commandFiles, type CommandFiles } from './command.ts';
import { targets } from './targets.ts';
import { keytarBinaries, packagedFiles, packagedIcons, shippedLicences } from './files.ts';

export interface PackagingOptions {
  /** Where the packages go. */
  readonly output: string;
  /** What the bundler wrote, with `writeAppManifest`'s file beside it. */
  readonly bundles: string;
  /** The folder of an Electron runtime for this system; null: electron-builder downloads the one of package-lock.json. */
  readonly electronDist: string | null;
}

const appIcons = join(root, 'build', 'icons', 'app');

/**
 * What electron-builder makes of a bundled app.
 * @throws where the branding asks for updates that could not be trusted.
 */
export function packagerConfiguration(branding: Branding, options: PackagingOptions): Configuration {
  const { updates } = branding;
  const command = commandFiles(options.bundles, branding);
  if (updates !== null) refuseUnsafe(updates);
  return {
    appId: branding.appId,
    productName: branding.productName,
    copyright: branding.copyright,
    directories: { output: options.output, buildResources: join(root, 'build', 'packages') },
    electronVersion: electronVersion(),
    ...(options.electronDist !== null && { electronDist: options.electronDist }),
    // keytar brings binaries that were built for every system; nothing is compiled here.
    npmRebuild: false,
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    asar: true,
    // A binary cannot be loaded out of the archive.
    asarUnpack: ['**/*.node'],
    files: packagedFiles(options.bundles),
    extraResources: shippedLicences(options.bundles),
    afterPack: finishApp(branding.executableName),
    // An app that installs updates has to be signed, or nothing tells it whose they are.
    forceCodeSigning: updates !== null,
    publish: updates === null ? null : [{ provider: 'generic', url: updates.url }],
    protocols: [{ name: branding.productName, schemes: [branding.linkScheme] }],
    artifactName: '${name}-${version}-${os}-${arch}.${ext}',
    ...linuxConfiguration(branding, options, command),
    ...macConfiguration(branding, options, command),
    ...windowsConfiguration(branding, options, command),
  };
}

function linuxConfiguration(
  branding: Branding,
  options: PackagingOptions,
  command: CommandFiles,
): Configuration {
  return {
    linux: {
      files: [
        ...packagedIcons(options.bundles, ['*.png', '!*Template*']),
        ...keytarBinaries('linux-${arch}'),
      ],
      executableName: branding.executableName,
      icon: join(appIcons, 'png'),
      category: 'Network',
      synopsis: branding.synopsis,
      maintainer: branding.maintainer,
      vendor: branding.maintainer,
      syncDesktopName: true,
      target: [...targets.linux],
      desktop: { entry: { Keywords: 'sync;account;sign out;' } },
      extraFiles: [{ from: command.linux, to: join('bin', branding.executableName) }],
    },
    deb: {
      packageCategory: 'net',
      priority: 'optional',
      depends: debianDependencies,
      // Where a desktop shows no tray icons, this lets it; the app does without.
      recommends: ['libayatana-appindicator3-1'],
      ...installScripts(command),
      fpm: [
        `${join(root, 'LICENSE')}=/usr/share/doc/${branding.executableName}/copyright`,
        ...systemFiles(command),
      ],
    },
    rpm: {
      packageCategory: 'Applications/Internet',
      depends: rpmDependencies,
      ...installScripts(command),
      fpm: [
        `${join(root, 'LICENSE')}=/usr/share/licenses/${branding.executableName}/LICENSE`,
        // Fedora and openSUSE have zsh look elsewhere.
        ...systemFiles(command).map((mapping) => mapping.replace('vendor-completions', 'site-functions')),
      ],
    },
  };
}

function installScripts({ afterInstall, afterRemove }: CommandFiles): {
  afterInstall: string;
  afterRemove: string;
} {
  return { afterInstall, afterRemove };
}

/** The command line's manual page, completions and timer, as fpm takes them. */
function systemFiles({ system }: CommandFiles): string[] {
  return system.map(({ from, to }) => `${from}=${to}`);
}

function macConfiguration(
  branding: Branding,
  options: PackagingOptions,
  command: CommandFiles,
): Configuration {
  return {
    mac: {
      // Both binaries lie in both halves, and are the same there: keytar chooses by the processor, and nothing is left to merge.
      files: [
        ...packagedIcons(options.bundles, ['*Template*']),
        ...keytarBinaries('darwin-x64', 'darwin-arm64'),
      ],
      x64ArchFiles: '**/prebuilds/darwin-*/keytar.node',
      icon: join(appIcons, 'app.icns'),
      category: 'public.app-category.utilities',
      extraResources: [{ from: command.mac, to: join('bin', branding.executableName) }],
      target: targets.mac.map((target) => ({ target, arch: ['universal'] as const })).map(mutable),
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: join(root, 'build', 'packages', 'entitlements.plist'),
      entitlementsInherit: join(root, 'build', 'packages', 'entitlements.plist'),
      darkModeSupport: true,
    },
  };
}

function windowsConfiguration(
  { updates, executableName }: Branding,
  options: PackagingOptions,
  command: CommandFiles,
): Configuration {
  return {
    win: {
      files: [...packagedIcons(options.bundles, ['*.ico']), ...keytarBinaries('win32-${arch}')],
      icon: join(appIcons, 'app.ico'),
      executableName,
      extraFiles: [{ from: command.windows, to: join('bin', `${executableName}.cmd`) }],
      target: targets.win.map((target) => ({ target, arch: ['x64', 'arm64'] as const })).map(mutable),
      ...(updates !== null && {
        signtoolOptions: { publisherName: [updates.windowsPublisher] },
        verifyUpdateCodeSignature: true,
      }),
    },
    nsis: {
      // For the person who installs it, without administrator's rights.
      oneClick: true,
      perMachine: false,
      // Sign-outs that a service has yet to confirm are in there.
      deleteAppDataOnUninstall: false,
      artifactName: '${name}-${version}-${os}-${arch}-setup.${ext}',
    },
    portable: {
      requestExecutionLevel: 'user',
      artifactName: '${name}-${version}-${os}-${arch}-portable.${ext}',
    },
  };
}

/** What Electron's runtime links to, by the names of Debian 12; later releases provide these names too. */
const debianDependencies = [
  'libasound2',
  'libatspi2.0-0',
  'libgbm1',
  'libgtk-3-0',
  'libnotify4',
  'libnss3',
  // The keychain's.
  'libsecret-1-0',
  'libuuid1',
  'libxtst6',
  'xdg-utils',
];

/** The same by the names of Fedora, and of openSUSE where they differ. */
const rpmDependencies = [
  '(alsa-lib or libasound2)',
  'at-spi2-core',
  '(mesa-libgbm or libgbm1)',
  'gtk3',
  'libnotify',
  '(nss or mozilla-nss)',
  '(libsecret or libsecret-1-0)',
  '(libuuid or libuuid1)',
  '(libXtst or libXtst6)',
  'xdg-utils',
];

/** Of the runtime that the lock file names, which is what the app was typed and tested against. */
function electronVersion(): string {
  const manifest = readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

function refuseUnsafe({ url, windowsPublisher }: UpdateSource): void {
  if (new URL(url).protocol !== 'https:') throw new Error('branding.updates.url: updates come by https only');
  if (windowsPublisher.trim() === '') {
    throw new Error('branding.updates.windowsPublisher: without it Windows would install what anyone signed');
  }
}

/** electron-builder's types ask for arrays that could be written to. */
function mutable<Target extends string, Arch extends string>(entry: {
  readonly target: Target;
  readonly arch: readonly Arch[];
}): { target: Target; arch: Arch[] } {
  return { target: entry.target, arch: [...entry.arch] };
}
