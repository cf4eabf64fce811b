import { branding } from '../../build/branding.ts';
import { runDist } from '../../build/packages/run-dist.ts';
import { runtime } from '../e2e/desktop/driver/runtime.ts';
import { fitTo } from './fit-runtime.ts';

/** `npm run dist`, fitted to the Electron of the tests. */
process.exit(await runDist(process.argv.slice(2), fitTo(runtime(), branding.executableName)));
