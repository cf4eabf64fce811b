import { ensureBuilt } from '../../build/ensure-built.ts';
import { root } from '../../build/layout.ts';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { constants as system } from 'node:os';
import path from 'node:path';
import { ordinaryUser } from './ordinary-user.ts';

/**
 * `node tests/run/as-ordinary-user.ts COMMAND [ARGUMENT…]`: runs a command as an ordinary user, in a home of that user's own that
 * is thrown away. Chromium's sandbox refuses root, and a desktop's session belongs to a person. Whoever is no root runs it as
 * they are. Ends with the command's exit code.
 */

const folders = {
  HOME: 'home',
  TMPDIR: 'tmp',
  XDG_CONFIG_HOME: 'home/.config',
  XDG_CACHE_HOME: 'home/.cache',
  XDG_DATA_HOME: 'home/.local/share',
  XDG_STATE_HOME: 'home/.local/state',
  XDG_RUNTIME_DIR: 'run',
} as const;

const command = process.argv.slice(2);
if (command.length === 0) {
  console.error('usage: node tests/run/as-ordinary-user.ts COMMAND [ARGUMENT…]');
  process.exitCode = 2;
} else {
  // The ordinary user cannot write into the checkout.
  ensureBuilt();
  process.exitCode = process.getuid?.() === 0 ? await runAsOther(command) : await run(command, process.env);
}

async function runAsOther(words: readonly string[]): Promise<number> {
  // Short, because the path of a socket holds 107 bytes. Not in TMPDIR, which may be root's alone.
  const base = mkdtempSync('/tmp/signoff-');
  try {
    const made = Object.entries(folders).map(([variable, name]) => {
      const folder = path.join(base, name);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return [variable, folder] as const;
    });
    for (const folder of ['.', 'home', 'home/.local', ...Object.values(folders)]) {
      chownSync(path.join(base, folder), ordinaryUser, ordinaryUser);
    }
    const env = { ...process.env, ...Object.fromEntries(made), USER: 'nobody', LOGNAME: 'nobody' };
    const id = ordinaryUser.toString();
    const asOther = ['setpriv', `--reuid=${id}`, `--regid=${id}`, '--clear-groups', '--'];
    if (reaches(asOther, root)) return await run([...asOther, ...words], env);
    // In a place of root's alone: it is mounted where the other user reaches it, in a mount namespace that ends with the command.
    const place = path.join(base, 'project');
    mkdirSync(place);
    const mount = 'mount --bind "$1" "$2" && cd "$2" && shift 2 && exec "$@"';
    const PATH = `${path.join(place, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
    return await run(['unshare', '--mount', 'sh', '-c', mount, 'sh', root, place, ...asOther, ...words], {
      ...env,
      PATH,
      INIT_CWD: place,
      PWD: place,
    });
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** Whether the ordinary user may pass through the folders above. */
function reaches(asOther: readonly string[], directory: string): boolean {
  const [file = '', ...args] = asOther;
  const test = ['test', '-r', path.join(directory, 'package.json')];
  return spawnSync(file, [...args, ...test], { stdio: 'ignore', cwd: '/' }).status === 0;
}

async function run(words: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [file = '', ...args] = words;
  const child = spawn(file, args, { cwd: root, env, stdio: 'inherit' });
  // Ctrl-C reaches the command by itself; what is asked of this process alone is handed on.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => undefined);
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (signal === null ? 0 : system.signals[signal]);
}
