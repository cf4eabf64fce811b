/** A process with a name on a data directory, until it is told to end: `instance.program.ts DIRECTORY`. It sends its name. */
import { openDataDirectory } from '../../../electron/storage/data-directory.ts';
import { openInstances } from '../../../electron/storage/instances.ts';
import { RecordingLog } from './support.ts';

const instances = openInstances(await openDataDirectory(process.argv[2] ?? ''), new RecordingLog());
process.on('message', () => {
  instances.close();
  process.disconnect();
});
process.send?.(instances.self);
