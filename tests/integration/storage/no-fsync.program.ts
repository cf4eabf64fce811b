/**
 * Changes the registry twice where the file system has no fsync, neither for folders nor for files: `no-fsync.program.ts DIRECTORY
 * CODE`. Sends the answers and the codes that were logged.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [path = '', code = ''] = process.argv.slice(2);
fs.fsync = ((_descriptor: number, done: fs.NoParamCallback) => {
  setImmediate(() => done(Object.assign(new Error('No fsync here'), { code })));
}) as typeof fs.fsync;
syncBuiltinESMExports();

// Loaded only now, so that it finds the changed function.
const { openDataDirectory } = await import('../../../electron/storage/data-directory.ts');
const { openRegistryFile } = await import('../../../electron/storage/open-registry.ts');
const { account, adding, RecordingLog } = await import('./support.ts');

const log = new RecordingLog();
const opened = await openRegistryFile(await openDataDirectory(path), log);
if (opened.kind !== 'open') throw new Error(`The registry is ${opened.kind}`);
const saves = [];
for (const id of ['first', 'second']) saves.push((await opened.store.update(adding(account(id)))).kind);
const closed = (await opened.store.close()).kind;
process.send?.({ saves, closed, codes: log.events.map(({ fields }) => fields['code']) });
process.disconnect();
