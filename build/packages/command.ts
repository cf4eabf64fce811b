import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Branding } from '../branding.ts';
import { root } from '../layout.ts';

/** The files by which a package brings the command line along, each by where it is written. */
export interface CommandFiles {
  /** Starts the packaged app as the command line; one for each kind of system. */
  readonly linux: string;
  readonly mac: string;
  readonly windows: string;
  /** What goes to a place of its own on Linux: a file, and where it goes. */
  readonly system: readonly { readonly from: string; readonly to: string }[];
  /** What is done after a package for Linux was installed, and after it was removed. */
  readonly afterInstall: string;
  readonly afterRemove: string;
}

/** How often the timer goes on with what waits. */
const retryInterval = '30min';

/** The languages in which the command line speaks: each has a folder of words. */
const languageTags = readdirSync(join(root, 'shared/messages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

interface CommandNames {
  readonly executableName: string;
}

/** Where the files of the command line lie beside the bundled app, once they are written. */
export function commandFiles(bundles: string, { executableName }: CommandNames): CommandFiles {
  const file = (name: string): string => join(bundles, 'command', name);
  const unit = `${executableName}-retry`;
  const system = [
    ...languageTags.map(
      (tag) => `/usr/share/man/${tag === 'en' ? '' : `${tag}/`}man1/${executableName}.1.gz`,
    ),
    `/usr/share/bash-completion/completions/${executableName}`,
    `/usr/share/zsh/vendor-completions/_${executableName}`,
    `/usr/share/fish/vendor_completions.d/${executableName}.fish`,
    `/usr/lib/systemd/user/${unit}.service`,
    `/usr/lib/systemd/user/${unit}.timer`,
  ];
  return {
    linux: file('start-on-linux'),
    mac: file('start-on-mac'),
    windows: file('start-on-windows.cmd'),
    system: system.map((to) => ({ from: file(to.slice(1).replaceAll('/', '-')), to })),
    afterInstall: file('after-install.tpl'),
    afterRemove: file('after-remove.tpl'),
  };
}

/**
 * Writes them.
 * @param bundles what the bundler wrote; its command line prints its own manual pages and completions
 */
export function writeCommandFiles(bundles: string, { executableName, productName }: Branding): void {
  const files = commandFiles(bundles, { executableName });
  const completion = (shell: string): string =>
    printed(bundles, 'completion', shell).replaceAll(/\bsignoff\b/g, executableName);
  const system = [
    ...languageTags.map((tag) => gzipSync(printed(bundles, 'manual', `--lang=${tag}`))),
    ...['bash', 'zsh', 'fish'].map(completion),
    retryService(executableName, productName),
    retryTimer(productName),
  ];
  mkdirSync(dirname(files.linux), { recursive: true });
  for (const [index, { from }] of files.system.entries()) writeFileSync(from, system[index] ?? '');
  writeFileSync(files.linux, startScript(`../${executableName}`, switchesOnLinux));
  writeFileSync(files.mac, startScript(`../../MacOS/${productName}`, []));
  for (const script of [files.linux, files.mac]) chmodSync(script, 0o755);
  writeFileSync(files.windows, `@"%~dp0..\\${executableName}.exe" --command-line -- %*\r\n`);
  writeFileSync(files.afterInstall, linkingToCommand('after-install.tpl'));
  writeFileSync(files.afterRemove, linkingToCommand('after-remove.tpl'));
}

/**
 * No display is needed, and no sandbox: the command line shows no page and starts none of Chromium's processes that would be in one. What
 * Chromium has to say to its developers is not for a person's terminal.
 */
const switchesOnLinux = ['--no-sandbox', '--ozone-platform=headless', '--disable-gpu', '--log-level=3'];

function startScript(program: string, switches: readonly string[]): string {
  const words = [...switches, '--command-line', '--', '"$@"'].join(' ');
  return `#!/bin/sh\nexec "$(dirname -- "$(readlink -f -- "$0")")/${program}" ${words}\n`;
}

function printed(bundles: string, ...words: readonly string[]): string {
  return execFileSync(process.execPath, [join(bundles, 'electron', 'headless.cjs'), ...words], {
    encoding: 'utf8',
    env: {},
  });
}

/** Still unconfirmed (3) and a notice (6) are no failures of the unit: the next run, or a person, goes on. */
function retryService(executableName: string, productName: string): string {
  return `[Unit]
Description=Finish ${productName}’s sign-outs that wait
Documentation=man:${executableName}(1)

[Service]
Type=oneshot
ExecStart=/usr/bin/${executableName} retry --quiet
SuccessExitStatus=3 6
`;
}

function retryTimer(productName: string): string {
  return `[Unit]
Description=Now and then, finish ${productName}’s sign-outs that wait

[Timer]
OnStartupSec=2min
OnUnitInactiveSec=${retryInterval}

[Install]
WantedBy=timers.target
`;
}

/** electron-builder's own script, with the link in /usr/bin to the command line; the desktop's menu starts the app itself. */
function linkingToCommand(template: string): string {
  const text = readFileSync(join(root, 'node_modules/app-builder-lib/templates/linux', template), 'utf8');
  const program = "'/opt/${sanitizedProductName}/${executable}'";
  if (!text.includes(program)) throw new Error(`${template} of electron-builder is not what it was`);
  return text.replaceAll(program, "'/opt/${sanitizedProductName}/bin/${executable}'");
}
