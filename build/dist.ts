import { runDist } from './packages/run-dist.ts';

/** `npm run dist`. */
process.exitCode = await runDist(process.argv.slice(2));
