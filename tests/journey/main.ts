import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, expect } from 'playwright/test';
import { root } from '../../build/layout.ts';
import { chromiumOptions } from '../e2e/page/browser.ts';
import { readWelcome, type Welcome } from '../support/welcome.ts';
import { grantAtNextcloud, openPage, signInAtOpenbox, SignoffInBrowser } from './in-browser.ts';
import { Readme } from './readme.ts';
import { Terminal } from './terminal.ts';

/**
 * `npm run journey`: a newcomer with the README and nothing else, on a computer without a desktop. Clones what is committed, and types
 * the README's own lines on a terminal, with a browser beside it. Ends with 1 at the first thing that is not as the README says.
 */

/** What a company's computers are set up with, for everybody who uses them. */
const wayToTheNetwork = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'];

/** How long `npm ci` may take, in milliseconds. */
const forNpm = 600_000;

const home = mkdtempSync(join(tmpdir(), 'signoff-newcomer-'));
const clone = join(home, 'signoff');
const env = newcomersEnvironment();
execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
const readme = new Readme(clone);
const first = new Terminal(clone, env);
const second = new Terminal(clone, env);
const browser = await chromium.launch(chromiumOptions);
try {
  await journey();
  console.log('The README leads all the way.');
} finally {
  await browser.close();
  await second.close();
  await first.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}

async function journey(): Promise<void> {
  await step('a keychain where there is no desktop', makeKeychain);
  await step('the main job: signed in and out', mainJob);
  await step('break things: an answer is lost, and the session is ended all the same', breakThings);
  await step('the installed command, at a Nextcloud server', installedCommand);
}

async function step(name: string, play: () => Promise<void>): Promise<void> {
  const started = Date.now();
  await play();
  console.log(`as it says: ${name} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
}

async function mainJob(): Promise<void> {
  const { welcome, address } = await start(readme.line('npm ci && npm start'));
  const window = await SignoffInBrowser.open(browser, address);
  await window.signIn((page) => signInAtOpenbox(page, welcome));
  expect(await second.run(welcome.command)).toContain('Signed in');
  await window.askToSignOut();
  await window.see(`Signed out of ${welcome.login}.`);
  const history = await second.run(welcome.command.replace(' status ', ' history --json '));
  expect(JSON.parse(history)).toMatchObject({ login: welcome.login, session: 'ended' });
  await first.interrupt();
}

async function breakThings(): Promise<void> {
  const { welcome, address } = await start(readme.line('npm start -- --fault='));
  const window = await SignoffInBrowser.open(browser, address);
  await window.signIn((page) => signInAtOpenbox(page, welcome));
  await window.askToSignOut();
  await window.see('has not confirmed yet');
  await window.see('The session had already ended.');
  await first.interrupt();
}

/** Types what the README says of npm, and signs in and out at a server by its address alone. */
async function installedCommand(): Promise<void> {
  await first.run(readme.words(/npm run build && npm pack && npm install --global \S+\.tgz/));
  second.type(readme.line('npm run nextcloud'));
  const [, server = '', id = '', password = ''] = await second.see(
    /running at http:\/\/(\S+)\/\s+sign in as (\S+), password (\S+)\s/,
  );
  first.type(readme.line('signoff sign-in --service cloud').replace('cloud.example.com', server));
  const [, link = ''] = await first.see(/(http:\/\/127\.0\.0\.1:\d+\/sign-in\/\S+)\s/);
  await grantAtNextcloud(await openPage(browser, link), { id, password });
  await first.see(new RegExp(`Signed in as ${id}: is this you\\? \\[y/n\\] $`));
  first.type('y');
  await first.see(new RegExp(`Signed in as ${id} at \\S+\n`));
  expect(await first.run('signoff status')).toContain(id);
  expect(await first.run('signoff sign-out --all')).toContain('Signed out');
  expect(await first.run('signoff history')).toContain(server);
  expect(await first.run('signoff completion bash | bash -n')).toBe('');
  expect(await first.run('signoff manual | head -1')).toContain('SIGNOFF');
  await second.interrupt();
}

/** Types the README's block for a keychain over SSH, and a password where it asks for one. */
async function makeKeychain(): Promise<void> {
  for (const line of readme.block('dbus-run-session -- bash')) {
    if (line === 'signoff status') continue;
    first.type(line);
    if (!line.startsWith('read ')) continue;
    await first.see(/Password of the keyring: $/);
    first.type('a new password');
  }
  await first.run('true');
}

interface Started {
  readonly welcome: Welcome;
  /** The window's. */
  readonly address: string;
}

async function start(line: string): Promise<Started> {
  first.type(line);
  const { input } = await first.see(/http:\/\/[0-9a-f]+\.localhost:\d+\/page\/\S+\n/, forNpm);
  const [address = ''] = /http:\/\/\S+\/page\/\S+/.exec(input) ?? [];
  const welcome = readWelcome(input);
  if (welcome === null) throw new Error(`No login was printed:\n${input}`);
  return { address, welcome };
}

/** A new account of this computer: an empty home, no desktop and no session bus, and npm with what it has of its own. */
function newcomersEnvironment(): NodeJS.ProcessEnv {
  const npmSetting = (name: string): string =>
    execFileSync('npm', ['config', 'get', name], { encoding: 'utf8' }).trim();
  const prefix = join(home, 'npm');
  const runtime = join(home, 'run');
  for (const folder of [prefix, runtime]) mkdirSync(folder, { mode: 0o700 });
  const ownPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.startsWith(root));
  return {
    ...Object.fromEntries(wayToTheNetwork.map((name) => [name, process.env[name]])),
    HOME: home,
    PATH: [join(prefix, 'bin'), ...ownPath].join(delimiter),
    XDG_RUNTIME_DIR: runtime,
    SHELL: '/bin/bash',
    TERM: 'xterm',
    LANG: 'C.UTF-8',
    npm_config_cache: npmSetting('cache'),
    npm_config_userconfig: npmSetting('userconfig'),
    npm_config_prefix: prefix,
  };
}
