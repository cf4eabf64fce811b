import { fetchOfficialElectron } from './official.ts';
import { findElectron, type Runtime } from './runtime.ts';

/** How long the download of the runtime (about 120 MB) may take, in milliseconds. */
const patience = 5 * 60_000;

/** What the choice depends on, besides the environment. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly find: (options: { readonly orNpm: boolean }) => Runtime | null;
  readonly fetch: typeof fetchOfficialElectron;
  readonly out: { readonly isTTY?: boolean; readonly write: (text: string) => unknown };
}

/**
 * The Electron that `npm start` shows the desktop app on. Where the official runtime is missing, it is fetched; somebody who sets
 * `SIGNOFF_ELECTRON=npm` gets the one that `npm run electron` has made.
 * @returns a sentence that says why the desktop app cannot be shown here, where it cannot
 */
export async function electronForStart(
  environment: NodeJS.ProcessEnv,
  machine: Machine = thisMachine(environment),
): Promise<Runtime | string> {
  const { platform, isRoot, find, fetch, out } = machine;
  if (platform === 'linux') {
    if (!hasDisplay(environment)) return 'There is no display here for the desktop app.';
    if (isRoot) {
      return 'You are root, and Electron does not run as root: the sandbox of its pages cannot be had.';
    }
  }
  const options = { orNpm: environment['SIGNOFF_ELECTRON'] === 'npm' };
  const found = find(options);
  if (found !== null) return found;
  try {
    await fetch({ signal: AbortSignal.timeout(patience), onProgress: sayProgress(out) });
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    return `Electron’s runtime could not be fetched (${reason}).`;
  }
  return find(options) ?? 'Electron’s runtime is not where it was put.';
}

function thisMachine(environment: NodeJS.ProcessEnv): Machine {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    find: (options) => findElectron(environment, options),
    fetch: fetchOfficialElectron,
    out: process.stdout,
  };
}

function hasDisplay({ DISPLAY = '', WAYLAND_DISPLAY = '' }: NodeJS.ProcessEnv): boolean {
  return DISPLAY !== '' || WAYLAND_DISPLAY !== '';
}

/** On a terminal one line that changes; elsewhere one at each tenth. */
function sayProgress(out: Machine['out']): (percent: number) => void {
  const onTerminal = out.isTTY === true;
  let said = -1;
  out.write('Electron’s runtime is fetched, once (about 120 MB)…\n');
  return (percent) => {
    const step = onTerminal ? percent : percent - (percent % 10);
    if (step === said) return;
    said = step;
    out.write(onTerminal ? `\r${step} %${percent === 100 ? '\n' : ''}` : `${step} %\n`);
  };
}
