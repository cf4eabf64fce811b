/**
 * Saves `first`, sends what the file system is asked while it saves `second`, and kills itself at one of those calls:
 * `killed.program.ts DIRECTORY NUMBER before|halfway|after`. Number 0: it is never killed.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [path = '', number = '0', when = 'before'] = process.argv.slice(2);
const watched = [
  'openSync',
  'writeFileSync',
  'fsync',
  'fstatSync',
  'rename',
  'closeSync',
  'close',
  'rmSync',
] as const;
const calls: string[] = [];
let armed = false;

function kill(): void {
  process.kill(process.pid, 'SIGKILL');
}

type AnyFunction = (...values: unknown[]) => unknown;
// The storage takes its functions from node:fs when it is loaded, which is later.
const changeable = fs as unknown as Record<string, AnyFunction>;
for (const name of watched) {
  const original = fs[name] as AnyFunction;
  changeable[name] = (...values) => {
    if (!armed) return original(...values);
    calls.push(name);
    const isThisOne = calls.length === Number(number);
    if (isThisOne && when === 'before') kill();
    if (isThisOne && when === 'halfway' && name === 'writeFileSync') {
      original(values[0], String(values[1]).slice(0, 100));
      kill();
    }
    const callback = values.at(-1);
    if (typeof callback === 'function') {
      const after: AnyFunction = (...results) => {
        if (isThisOne) kill();
        (callback as AnyFunction)(...results);
      };
      return original(...values.slice(0, -1), after);
    }
    const result = original(...values);
    if (isThisOne) kill();
    return result;
  };
}
syncBuiltinESMExports();

const { openDataDirectory } = await import('../../../electron/storage/data-directory.ts');
const { openRegistryFile } = await import('../../../electron/storage/open-registry.ts');
const { account, adding, RecordingLog } = await import('./support.ts');

const opened = await openRegistryFile(await openDataDirectory(path), new RecordingLog());
if (opened.kind !== 'open') throw new Error(`The registry is ${opened.kind}`);
await opened.store.update(adding(account('first')));
armed = true;
await opened.store.update(adding(account('second')));
armed = false;
process.send?.(calls);
await opened.store.close();
process.disconnect();
