import { electronProgram } from '../../../../build/electron-runtime.ts';

/** What the desktop's specs run on: Electron itself, or what stands in for it (tests/electron). */
export type Runtime = 'electron' | 'stand-in';

/** What `SIGNOFF_RUNTIME` names; where it names none, Electron where that lies on this machine. */
export function chosenRuntime(environment: NodeJS.ProcessEnv): Runtime {
  const named = environment['SIGNOFF_RUNTIME'];
  if (named === 'electron' || named === 'stand-in') return named;
  return electronProgram(environment) === null ? 'stand-in' : 'electron';
}

/** Why the chosen runtime cannot be had, in one line; null: it can. */
export function missingRuntime(environment: NodeJS.ProcessEnv): string | null {
  const named = environment['SIGNOFF_RUNTIME'];
  if (named !== undefined && named !== '' && named !== 'electron' && named !== 'stand-in') {
    return `SIGNOFF_RUNTIME is «${named}», but there are electron and stand-in.`;
  }
  if (chosenRuntime(environment) === 'stand-in' || electronProgram(environment) !== null) return null;
  return 'SIGNOFF_RUNTIME=electron: Electron’s runtime is not on this machine. `npx install-electron` downloads it, or ELECTRON_OVERRIDE_DIST_PATH names the folder it lies in.';
}

/** For the last lines of a run. */
export function runtimeLine(environment: NodeJS.ProcessEnv): string {
  return chosenRuntime(environment) === 'electron'
    ? 'Desktop specs ran on Electron’s own runtime.'
    : 'Desktop specs ran on the stand-in for Electron’s runtime (tests/electron/README.md).';
}
