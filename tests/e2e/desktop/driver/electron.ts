import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { _electron, type ElectronApplication } from 'playwright';
import { electronProgram, neededSwitches } from '../../../../build/electron-runtime.ts';
import type { AppEnd, DesktopApp, Start } from './contract.ts';
import { desktopBy } from './desktop.ts';

const root = path.join(import.meta.dirname, '../../../..');
const hook = path.join(import.meta.dirname, 'electron-hook.cjs');

/** The app on Electron itself. */
export async function launchOnElectron({ args, env }: Start): Promise<DesktopApp> {
  const app = await _electron.launch({
    executablePath: executable(),
    args: [...neededSwitches, '-r', hook, root, ...args],
    env: defined(env),
  });
  const child = app.process();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  }
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  await app.evaluate(({ app: electron }) => electron.whenReady());
  return {
    runtime: 'electron',
    pid: child.pid ?? 0,
    desktop: desktopBy((operation, parameters) => carryOut(app, operation, parameters)),
    page: () => app.firstWindow(),
    address: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? ''),
    output: () => output,
    ended,
    kill: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

export async function startOnElectron({ args, env }: Start): Promise<AppEnd & { readonly output: string }> {
  const child = spawn(executable(), [...neededSwitches, root, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: code as number | null, signal: signal as NodeJS.Signals | null, output: out + err };
}

/** The hook has put the operations on the global object of Electron's main process. */
function carryOut(app: ElectronApplication, operation: string, parameters: unknown[]): Promise<unknown> {
  return app.evaluate(
    (_electronModule, [name, args]) => {
      const { signoffDesktop } = globalThis as unknown as {
        readonly signoffDesktop: Record<string, (...args: unknown[]) => unknown>;
      };
      return signoffDesktop[name]?.(...args);
    },
    [operation, parameters] as const,
  );
}

function executable(): string {
  const program = electronProgram(process.env);
  if (program === null) throw new Error('Electron’s runtime is not on this machine');
  return program;
}

function defined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
