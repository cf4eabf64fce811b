/**
 * Counts up in the registry of a data directory: `counter.program.ts DIRECTORY TIMES`. Each number is sent once the store has
 * answered `saved` for it. The number has always the same length, so that no file differs from another in size.
 */
import type { Registry } from '../../../electron/core/registry.ts';
import { openDataDirectory } from '../../../electron/storage/data-directory.ts';
import { openRegistryFile } from '../../../electron/storage/open-registry.ts';
import { account, RecordingLog } from './support.ts';

const [path = '', times = '0'] = process.argv.slice(2);
const opened = await openRegistryFile(await openDataDirectory(path), new RecordingLog());
if (opened.kind !== 'open') throw new Error(`The registry is ${opened.kind}`);

let reached = 0;
function countUp(registry: Registry): Registry {
  const [counter = account('counter')] = registry.accounts;
  reached = counter.login === account('counter').login ? 1 : Number(counter.login) + 1;
  return { ...registry, accounts: [{ ...counter, login: String(reached).padStart(8, '0') }] };
}

process.send?.('ready');
for (let time = 0; time < Number(times); time += 1) {
  const { kind } = await opened.store.update(countUp);
  if (kind !== 'saved') throw new Error(kind);
  process.send?.(reached);
}
await opened.store.close();
process.disconnect();
