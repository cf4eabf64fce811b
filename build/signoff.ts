import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './ensure-built.ts';
import { headlessHost } from './layout.ts';

/**
 * `npm run --silent signoff -- …`: the command line, as `signoff` is when it is installed. The host runs in this very
 * process, so that arguments, streams, signals and the exit code are its own and nothing stands between.
 */
ensureBuilt();
process.argv[1] = headlessHost;
await import(pathToFileURL(headlessHost).href);
