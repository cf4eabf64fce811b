/**
 * A program that leaks: `leak.program.ts PLACE FOLDER`, and the secret on standard input, lets the secret out in that one place, as a
 * careless program would, and stays until standard input ends. For the tests of what collects.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

const [place = '', folder = ''] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const secret = ((await lines.next()) as { readonly value: string }).value;
const url = `http://127.0.0.1/rest?auth_token=${encodeURIComponent(secret)}`;

const leaks: Readonly<Record<string, () => void>> = {
  'standard output': () => console.log(`{"token":${JSON.stringify(secret)}}`),
  'standard error': () => console.error('GET %s', url),
  log: () => {
    writeFileSync(path.join(folder, 'signoff.log'), `asking ${url}\n`);
  },
  'old log': () => {
    writeFileSync(path.join(folder, 'signoff.log.1'), `asking ${url}\n`);
  },
  file: () => {
    mkdirSync(path.join(folder, 'below'));
    writeFileSync(path.join(folder, 'below', 'accounts.json'), JSON.stringify({ token: secret }));
  },
  'name of a file': () => {
    writeFileSync(path.join(folder, encodeURIComponent(secret)), '');
  },
  'temporary file': () => {
    writeFileSync(path.join(folder, 'accounts.json.1.tmp'), secret);
  },
  'command line': () => start([secret], {}),
  environment: () => start([], { TOKEN: secret }),
  'message of an error': () => attempt(() => new Error(`asking ${url} failed`)),
  'message of a rejection': () => void Promise.reject(new Error(url)).catch(() => undefined),
  'cause of an error': () => attempt(() => new Error('failed', { cause: new Error(url) })),
  'property of an error': () => attempt(() => Object.assign(new Error('failed'), { request: { url } })),
  'hidden property of an error': () =>
    attempt(() => Object.defineProperty(new Error('failed'), 'url', { value: url, enumerable: false })),
  'one of several errors': () => attempt(() => new AggregateError([new Error(url)], 'all failed')),
  'bytes in an error': () => attempt(() => Object.assign(new Error('failed'), { body: Buffer.from(secret) })),
  'no error': () =>
    attempt(() => {
      return { toString: () => url, url };
    }),
  'console of the inspector': () => console.debug('%o', { url }),
};

leaks[place]?.();
process.stdout.write('\nleaked\n');
while ((await lines.next()).done !== true);
process.exit(0);

/** Caught at once: nobody but a debugger ever sees it. */
function attempt(make: () => unknown): void {
  try {
    throw make();
  } catch {
    return;
  }
}

/** A program that waits, so that nobody has to hurry to see it. */
function start(args: readonly string[], environment: NodeJS.ProcessEnv): void {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()', '--', ...args], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  void once(process, 'exit').then(() => child.kill());
}
