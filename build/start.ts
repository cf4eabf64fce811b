import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { Child } from './child.ts';
import { electronForStart } from './electron/for-start.ts';
import { describeRuntime, type Runtime } from './electron/runtime.ts';
import { ensureBuilt } from './ensure-built.ts';
import { headlessHost, root } from './layout.ts';

/**
 * `npm start`: Signoff against the local OpenBox service, for someone who has just cloned it: the desktop app where this machine
 * can show it, and elsewhere `signoff serve`. Arguments go to whichever it is, but `--fault=FAULT` to the service.
 */

/** The same each time where it can be, because an account remembers the address of its service. */
const servicePort = 18_230;

interface Words {
  readonly given: readonly string[];
  readonly faults: readonly string[];
}

/** The accounts of one clone, apart from the person's own. */
const defaultDirectory = join(root, '.data');

/** The service's first line of output. */
interface ServiceGreeting {
  readonly url: string;
  readonly apiKey: string;
  readonly login: string;
  readonly password: string;
}

ensureBuilt();
const isFault = (word: string): boolean => word.startsWith('--fault=');
const words = process.argv.slice(2);
process.exitCode = await run({
  given: words.filter((word) => !isFault(word)),
  faults: words.filter(isFault),
});

async function run({ given, faults }: Words): Promise<number> {
  const interrupted = interruption();
  const electron = await Promise.race([chooseElectron(process.env), interrupted]);
  if (electron === null) return 0;
  const port = (await isFree(servicePort)) ? servicePort : 0;
  const service = new Child(
    'The local OpenBox service',
    process.execPath,
    [join(root, 'tests', 'service', 'main.ts'), '--json', '--port', port.toString(), ...faults],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const children = [service];
  try {
    const greeting = await Promise.race([greetingOf(service), service.ended, interrupted]);
    if (greeting === null) return 0;
    if ('reason' in greeting) return explain(greeting);

    console.log(welcome(greeting, given));
    const host = startSignoff(electron, greeting, given);
    // First, so that it ends while the service can still answer it.
    children.unshift(host);
    const end = await Promise.race([
      // It may end by itself, for example after `--help`.
      host.ended.then((how) => (how.code === 0 ? null : how)),
      service.ended,
      interrupted,
    ]);
    return end === null ? 0 : explain(end);
  } finally {
    for (const child of children) await child.stop();
  }
}

/** A login that can be used, and how its account is reached on the command line. */
function welcome({ url, login, password }: ServiceGreeting, given: readonly string[]): string {
  const { values } = parseArgs({
    args: [...given],
    options: { 'data-dir': { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const chosen = values['data-dir'];
  const directory = typeof chosen === 'string' ? resolve(chosen) : defaultDirectory;
  return `
A login to try it with:
  Login     ${login}
  Password  ${password}

It is one of the service at ${url}, which ends with this command. The accounts are kept in
${directory}. To reach them on the command line, in this folder and while this runs:
  npm run --silent signoff -- status --data-dir=${inShell(directory)}
`;
}

/** A word as a shell takes it. */
function inShell(word: string): string {
  if (/^[\w./:\\-]+$/.test(word)) return word;
  return process.platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Prints which it is, and why. */
async function chooseElectron(environment: NodeJS.ProcessEnv): Promise<Runtime | 'headless'> {
  const chosen = await electronForStart(environment);
  if (typeof chosen === 'string') {
    console.log(`${chosen} The window opens in your browser.`);
    return 'headless';
  }
  console.log(`The desktop app starts, on ${describeRuntime(chosen)}.`);
  return chosen;
}

/** The desktop app, or the headless host with its window in the browser. */
function startSignoff(
  electron: Runtime | 'headless',
  { url, apiKey }: ServiceGreeting,
  given: readonly string[],
): Child {
  const words = [`--service=${url}`, `--data-dir=${defaultDirectory}`, ...given];
  const env = withApiKey(process.env, apiKey);
  // Where an editor has set it for itself, Electron would be nothing but Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  const [program, args] =
    electron === 'headless'
      ? [process.execPath, [headlessHost, 'serve', ...words]]
      : [electron.program, [root, ...words]];
  const signoff = new Child('Signoff', program, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    env,
  });
  // It may have ended before it has read its key.
  (signoff.process.stdio[3] as Writable).on('error', () => undefined).end(apiKey);
  return signoff;
}

/** The key comes by descriptor 3; on Windows, where Electron inherits none, by its variable. */
function withApiKey({ SIGNOFF_API_KEY: _, ...env }: NodeJS.ProcessEnv, apiKey: string): NodeJS.ProcessEnv {
  return process.platform === 'win32'
    ? { ...env, SIGNOFF_API_KEY: apiKey }
    : { ...env, SIGNOFF_API_KEY_FD: '3' };
}

/**
 * Resolves at the first request to end. Later ones change nothing: one Ctrl-C under npm arrives twice, from the
 * terminal and from npm.
 */
function interruption(): Promise<null> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(null));
  });
}

function explain(end: { readonly code: number; readonly reason: string }): number {
  console.error(end.reason);
  return end.code === 0 ? 1 : end.code;
}

/** The service's address and its user. What it prints afterwards, a line for each request, is read and dropped. */
async function greetingOf(service: Child): Promise<ServiceGreeting> {
  const lines = createInterface({ input: service.process.stdout as Readable });
  const [line] = (await once(lines, 'line')) as [string];
  return JSON.parse(line) as ServiceGreeting;
}

/** Whether nothing listens on a port of 127.0.0.1. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
