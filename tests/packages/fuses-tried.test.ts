import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { FuseName } from '../../build/packages/flip-fuses.ts';
import { startScreen, type Screen } from '../keyring/screen.ts';

/**
 * What each fuse is there to refuse, tried on the packaged app as an ordinary user. Each trial is made again on a copy in which
 * that fuse is the other way round: there it succeeds, so a fuse without effect would show.
 */

const built = inject('built');
/** `nobody` on every Linux. */
const ordinaryUser = 65_534;
/** Makes the app end by itself, and say why: it has run. */
const wrongUsage = '--format=json';
const itself = {
  code: 2,
  // The script is a word that it does not know, which it says before the other.
  output: expect.stringMatching(/--format takes one of|knows no commands/) as string,
  scriptRan: false,
};

let screen: Screen;
beforeAll(async () => {
  screen = await startScreen(process.env);
});
afterAll(() => screen.close());

let directory: string;
/** What an attacker wants to have run; it leaves a mark. */
let script: string;
let mark: string;
beforeEach(() => {
  // Not in TMPDIR, which may be root's alone.
  directory = mkdtempSync('/tmp/signoff-fuses-');
  mark = join(directory, 'home', 'script-has-run');
  script = join(directory, 'script.cjs');
  mkdirSync(join(directory, 'home'));
  for (const name of ['.', 'home']) chownSync(join(directory, name), ordinaryUser, ordinaryUser);
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, ''); process.exit(7);\n`);
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('the packaged app', () => {
  it('is no Node that runs other people’s scripts', async () => {
    const env = { ELECTRON_RUN_AS_NODE: '1' };
    expect(await start(await appWith({}), [script], env)).toEqual(itself);
    expect(await start(await appWith({ RunAsNode: true }), [script], env)).toEqual(ranScript);
  });

  it('loads nothing that NODE_OPTIONS names', async () => {
    const env = { NODE_OPTIONS: `--require=${script}` };
    expect(await start(await appWith({}), [], env)).toEqual(itself);
    // Electron itself ignores --require in a packaged app. It would obey it as a Node, were it one.
    const asNode = { ...env, ELECTRON_RUN_AS_NODE: '1' };
    const harmless = join(directory, 'harmless.cjs');
    writeFileSync(harmless, '');
    expect(await start(await appWith({ RunAsNode: true }), [harmless], asNode)).toMatchObject({
      code: 0,
      scriptRan: false,
    });
    const both = { RunAsNode: true, EnableNodeOptionsEnvironmentVariable: true } as const;
    expect(await start(await appWith(both), [harmless], asNode)).toEqual(ranScript);
  });

  it.each(['--inspect', '--inspect-brk'])('opens no port for %s', async (option) => {
    const tried = await startInspected(await appWith({}), option);
    // It refuses the word itself; the fuse makes sure that no port was open until then.
    expect(tried).toEqual({
      code: 2,
      opened: false,
      output: expect.not.stringContaining('Debugger listening'),
    });
    expect(tried.output).toContain(`does not start with ${option}`);
    const open = await startInspected(await appWith({ EnableNodeCliInspectArguments: true }), option);
    expect(open.output).toContain('Debugger listening');
    // With --inspect-brk it waits for a debugger; without, the port may be closed again before anyone looks.
    if (option === '--inspect-brk') expect(open.opened).toBe(true);
  });

  it('runs out of its archive only', async () => {
    const app = await appWith({});
    const folder = putFolderBeside(app);
    expect(await start(app, [])).toEqual(itself);
    // Nor when the archive is gone, or has another name, or the folder has the archive's.
    const archive = join(app, 'resources/app.asar');
    renameSync(archive, join(app, 'resources/renamed.asar'));
    const nothing = { code: 1, output: expect.not.stringContaining('--format') as string, scriptRan: false };
    expect(await start(app, [])).toEqual(nothing);
    renameSync(folder, archive);
    expect(await start(app, [])).toEqual(nothing);

    const loose = await appWith({ OnlyLoadAppFromAsar: false });
    putFolderBeside(loose);
    rmSync(join(loose, 'resources/app.asar'));
    expect(await start(loose, [])).toEqual(ranScript);
  });
});

const ranScript = { code: 7, output: expect.any(String) as string, scriptRan: true };

/** A copy of the packaged app with these fuses set otherwise. */
async function appWith(changes: Partial<Record<FuseName, boolean>>): Promise<string> {
  const app = mkdtempSync(join(directory, 'app-'));
  execFileSync('cp', ['--archive', '--no-target-directory', built.unpacked, app]);
  const wire = Object.entries(changes).map(([name, on]) => [FuseV1Options[name as FuseName], on] as const);
  const config: Partial<Record<FuseV1Options, boolean>> = Object.fromEntries(wire);
  if (wire.length > 0) await flipFuses(join(app, 'signoff'), { version: FuseVersion.V1, ...config });
  return app;
}

/** Puts an app of somebody else's beside the archive, unpacked. */
function putFolderBeside(app: string): string {
  const folder = join(app, 'resources/app');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"main":"main.cjs"}');
  cpSync(script, join(folder, 'main.cjs'));
  return folder;
}

interface Trial {
  readonly code: number | null;
  readonly output: string;
}

/** Runs the app to its end. */
async function start(
  app: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Trial & { readonly scriptRan: boolean }> {
  rmSync(mark, { force: true });
  const child = spawnApp(app, words, env);
  const trial = await endOf(child);
  return { ...trial, scriptRan: existsSync(mark) };
}

/** The same, with the address of a debugger: whether it was ever reached. It is ended once it is. */
async function startInspected(app: string, option: string): Promise<Trial & { readonly opened: boolean }> {
  const port = await freePort();
  const child = spawnApp(app, [`${option}=127.0.0.1:${port}`], {});
  const ended = endOf(child);
  let opened = false;
  while (!opened && child.exitCode === null && child.signalCode === null) {
    opened = await answers(port);
    await pause(20);
  }
  if (opened) process.kill(-(child.pid ?? 0), 'SIGKILL');
  return { ...(await ended), opened };
}

function spawnApp(app: string, words: readonly string[], env: NodeJS.ProcessEnv) {
  const id = ordinaryUser.toString();
  const asOther = [`--reuid=${id}`, `--regid=${id}`, '--clear-groups', '--'];
  return spawn('setpriv', [...asOther, join(app, 'signoff'), ...words, wrongUsage], {
    cwd: directory,
    env: { PATH: process.env['PATH'], HOME: join(directory, 'home'), DISPLAY: screen.display, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

async function endOf(child: ReturnType<typeof spawnApp>): Promise<Trial> {
  const [out, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, output: out + errors };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
