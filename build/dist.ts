import { runDist } from './packages/run-dist.ts';

/** `npm run dist`. */
const code = await runDist(process.argv.slice(2));
// At the very end, because electron-builder's `async-exit-hook` has the process end with 0 when nothing is left to do.
process.on('exit', () => (process.exitCode = code));
