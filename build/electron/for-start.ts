import { fetchOfficialElectron } from './official.ts';
import { findElectron, type Runtime } from './runtime.ts';

/** How long the download of the runtime (about 120 MB) may take, in milliseconds. */
const patience = 5 * 60_000;

/**
 * The Electron that `npm start` shows the desktop app on. Where the official runtime is missing, it is fetched; somebody who sets
 * `SIGNOFF_ELECTRON=npm` gets the one that `npm run electron` has made.
 * @returns a sentence that says why the desktop app cannot be shown here, where it cannot
 */
export async function electronForStart(environment: NodeJS.ProcessEnv): Promise<Runtime | string> {
  if (process.platform === 'linux') {
    if (!hasDisplay(environment)) return 'There is no display here for the desktop app.';
    if (process.getuid?.() === 0) {
      return 'You are root, and Electron does not run as root: the sandbox of its pages cannot be had.';
    }
  }
  const options = { orNpm: environment['SIGNOFF_ELECTRON'] === 'npm' };
  const found = findElectron(environment, options);
  if (found !== null) return found;
  try {
    await fetchOfficialElectron({ signal: AbortSignal.timeout(patience), onProgress: sayProgress() });
  } catch (error) {
    return `Electron’s runtime could not be fetched (${error instanceof Error ? error.message : String(error)}).`;
  }
  return findElectron(environment, options) ?? 'Electron’s runtime is not where it was put.';
}

function hasDisplay({ DISPLAY = '', WAYLAND_DISPLAY = '' }: NodeJS.ProcessEnv): boolean {
  return DISPLAY !== '' || WAYLAND_DISPLAY !== '';
}

/** On a terminal one line that changes; elsewhere one at each tenth. */
function sayProgress(): (percent: number) => void {
  const { stdout } = process;
  let said = -1;
  console.log('Electron’s runtime is fetched, once (about 120 MB)…');
  return (percent) => {
    const step = stdout.isTTY ? percent : percent - (percent % 10);
    if (step === said) return;
    said = step;
    stdout.write(stdout.isTTY ? `\r${step} %${percent === 100 ? '\n' : ''}` : `${step} %\n`);
  };
}
