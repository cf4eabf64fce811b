import { runDist } from './packages/run-dist.ts';

/** `npm run dist`. */
const code = await runDist(process.argv.slice(2));
// At the very end, because electron-builder's `async-exit-hook` has the process end with 0 when nothing is left to do.
process.on('exit', () => (process.exitCode = code));
// A download that failed leaves a timer of 30 s behind, which the person would wait for.
process.exit(code);
