import { extractAll } from '@electron/asar';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { branding, type Branding } from '../../build/branding.ts';
import { bundle } from '../../build/bundle.ts';
import { packagerConfiguration } from '../../build/packages/electron-builder.ts';
import { buildPackage, version, type BuiltPackage } from './built-package.ts';

const acme: Branding = {
  productName: 'Acme & Sons Box',
  appId: 'com.acme.box',
  executableName: 'acme-box',
  synopsis: 'the box of Acme',
  description: 'Keeps the accounts of Acme.',
  copyright: 'Copyright Acme',
  homepage: 'https://acme.example/',
  maintainer: 'Acme <it@acme.example>',
  linkScheme: 'acme-box',
  service: 'https://box.acme.example/api/1.0/',
  apiKey: 'acme-api-key',
  services: [
    {
      ...{ kind: 'nextcloud', address: 'https://cloud.acme.example/', name: 'Acme Cloud' },
      ...{ clientId: null, scopes: null },
    },
  ],
  updates: { url: 'https://updates.acme.example/box/', windowsPublisher: 'Acme Inc.' },
};
const paths = { output: '/dist', bundles: '/bundles', electronDist: null };

describe('another company’s app', () => {
  let built: BuiltPackage;
  let app: string;
  beforeAll(async () => {
    built = await buildPackage(['deb'], acme);
    app = join(built.directory, 'app');
    extractAll(join(built.unpacked, 'resources/app.asar'), app);
  });
  afterAll(() => built.remove());

  it('has its name wherever it is shown or looked for', () => {
    expect(built.files).toEqual([expect.stringContaining(`/acme-box-${version}-linux-`)]);
    const listed = execFileSync('dpkg-deb', ['--contents', built.files[0] ?? ''], { encoding: 'utf8' });
    expect(listed).toContain('/usr/share/applications/acme-box.desktop');
    expect(listed).toContain('/usr/share/icons/hicolor/48x48/apps/acme-box.png');
    expect(listed).toMatch(/\/opt\/.*\/acme-box\n/);
    expect(existsSync(join(built.unpacked, 'acme-box'))).toBe(true);
    expect(JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'))).toMatchObject({
      name: 'acme-box',
      productName: 'Acme & Sons Box',
    });
    expect(readFileSync(join(app, 'out/page/index.html'), 'utf8')).toContain(
      '<title>Acme &amp; Sons Box</title>',
    );
    const textOf = (file: string): string => readFileSync(join(app, file), 'utf8');
    expect(textOf('out/electron/main.js')).toContain('Acme & Sons Box');
    // Each word is in one of the page's scripts.
    expect(pageScripts(app).map(textOf).join('\n')).toContain('Acme & Sons Box');
  });

  it('has its service, key and links in the main process, and not the key in the page', () => {
    const holds = (file: string, text: string): boolean =>
      readFileSync(join(app, file), 'utf8').includes(text);
    const main = 'out/electron/main.js';
    expect(holds(main, '"https://box.acme.example/api/1.0/"')).toBe(true);
    expect(holds(main, '"acme-api-key"')).toBe(true);
    expect(holds(main, '"acme-box"')).toBe(true);
    expect(
      [...pageScripts(app), 'out/electron/preload.cjs'].filter((file) => holds(file, 'acme-api-key')),
    ).toEqual([]);
  });
});

describe('what the branding says', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'signoff-branding-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('changes the host’s words', async () => {
    const acmeBundles = join(directory, 'acme');
    await bundle(acmeBundles, acme);
    symlinkSync(join(import.meta.dirname, '../../node_modules'), join(directory, 'node_modules'), 'dir');
    const help = execFileSync(process.execPath, [join(acmeBundles, 'electron/headless.cjs'), '--help'], {
      encoding: 'utf8',
    });
    expect(help).toMatch(/^Acme & Sons Box keeps your accounts/);
  });

  it('leaves electron-updater out of an app without updates, with what it is made of', async () => {
    await bundle(join(directory, 'with'), acme);
    await bundle(join(directory, 'without'), branding);
    const holdsUpdater = (name: string): boolean =>
      /node_modules\/(electron-updater|builder-util-runtime|js-yaml)\//.test(
        readFileSync(join(directory, name, 'electron/main.js'), 'utf8'),
      );
    expect(holdsUpdater('with')).toBe(true);
    expect(holdsUpdater('without')).toBe(false);
  });

  it('reaches every system’s packages', () => {
    const configuration = packagerConfiguration(acme, paths);
    expect(configuration).toMatchObject({
      appId: 'com.acme.box',
      productName: 'Acme & Sons Box',
      protocols: [{ schemes: ['acme-box'] }],
      linux: { executableName: 'acme-box', maintainer: 'Acme <it@acme.example>' },
      win: { executableName: 'acme-box' },
    });
  });

  it('lets an app with updates only be built signed, for the publisher whose updates it takes', () => {
    expect(packagerConfiguration(acme, paths)).toMatchObject({
      forceCodeSigning: true,
      publish: [{ provider: 'generic', url: 'https://updates.acme.example/box/' }],
      win: { signtoolOptions: { publisherName: ['Acme Inc.'] }, verifyUpdateCodeSignature: true },
    });
    const without = packagerConfiguration(branding, paths);
    expect(without).toMatchObject({ forceCodeSigning: false, publish: null });
    expect(without.win).not.toHaveProperty('signtoolOptions');
  });

  it.each([
    [{ url: 'http://updates.acme.example/', windowsPublisher: 'Acme Inc.' }, 'https only'],
    [{ url: 'https://updates.acme.example/', windowsPublisher: ' ' }, 'windowsPublisher'],
  ])('is refused where updates could not be trusted: %j', (updates, reason) => {
    expect(() => packagerConfiguration({ ...acme, updates }, paths)).toThrow(reason);
  });
});

function pageScripts(app: string): string[] {
  return readdirSync(join(app, 'out/page/assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `out/page/assets/${name}`);
}
