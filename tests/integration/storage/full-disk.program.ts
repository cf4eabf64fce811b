/**
 * Runs out of disk while it changes the registry, and gets it back: `full-disk.program.ts DIRECTORY full|read-only|limited|foreign`.
 * For the first two the directory is a small file system of this process's own; `limited` is started under a limit on the size
 * of files; `foreign` makes the directory one that it may read and not write. Sends what happened.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDataDirectory } from '../../../electron/storage/data-directory.ts';
import { openRegistryFile } from '../../../electron/storage/open-registry.ts';
import type { RegistryFile } from '../../../electron/storage/registry-file.ts';
import { account, adding, idsOf, RecordingLog } from './support.ts';

const [path = '', kind = ''] = process.argv.slice(2);
const isRoot = process.geteuid?.() === 0;
const nobody = 65_534;

/** What takes the disk away while the registry is closed, or while it is open; and what brings it back. */
interface Trouble {
  readonly whileOpen: boolean;
  readonly begin: () => void | Promise<void>;
  readonly end: () => void;
}

const filler = join(path, 'filler');
const troubles: Record<string, Trouble> = {
  full: {
    whileOpen: true,
    begin: () => {
      const descriptor = openSync(filler, 'w');
      try {
        for (;;) writeSync(descriptor, Buffer.alloc(1024));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(descriptor);
      }
    },
    end: () => rmSync(filler),
  },
  'read-only': {
    whileOpen: false,
    begin: remountReadOnly,
    end: () => execFileSync('mount', ['-o', 'remount,rw', path]),
  },
  limited: {
    whileOpen: true,
    begin: () => limitFiles('512'),
    end: () => limitFiles('unlimited'),
  },
  foreign: {
    whileOpen: false,
    begin: () => {
      chmodSync(path, 0o555);
      // Root may write anywhere.
      if (!isRoot) return;
      chownSync(join(path, 'accounts.json'), nobody, -1);
      process.seteuid?.(nobody);
    },
    end: () => {
      if (isRoot) process.seteuid?.(0);
      chmodSync(path, 0o700);
    },
  },
};

/** The kernel refuses as long as a file there is open for writing, which on a busy machine can outlast the store by a moment. */
async function remountReadOnly(): Promise<void> {
  const isDone = (): boolean =>
    spawnSync('mount', ['-o', 'remount,ro', path], { stdio: 'ignore' }).status === 0;
  for (let attempt = 1; !isDone(); attempt += 1) {
    if (attempt === 600) throw new Error('The file system stays busy');
    await pause(100);
  }
}

/** The soft limit alone, so that it can be raised again. */
function limitFiles(size: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${size}:`]);
}

const log = new RecordingLog();
async function open(): Promise<RegistryFile> {
  const opened = await openRegistryFile(await openDataDirectory(path), log, { firstRetryPause: 20 });
  if (opened.kind !== 'open') throw new Error(`The registry is ${opened.kind}`);
  return opened.store;
}

const trouble = troubles[kind];
if (trouble === undefined) throw new Error(`No trouble ${kind}`);
let store = await open();
const saves = [(await store.update(adding(account('before')))).kind];
if (!trouble.whileOpen) await store.close();
await trouble.begin();
if (!trouble.whileOpen) store = await open();

saves.push((await store.update(adding(account('during', 'x'.repeat(4000))))).kind);
saves.push((await store.update(adding(account('also-during')))).kind);
const shown = idsOf(store.current());
const registryFile = join(path, 'accounts.json');
const keptOnDisk = readFileSync(registryFile, 'utf8').includes('"before"');
const leftovers = readdirSync(path).filter((name) => name.endsWith('.tmp'));

const late = new Promise<void>((resolve) => store.onChange(resolve));
// The retry keeps no process alive.
const alive = setInterval(() => undefined, 1000);
trouble.end();
await late;
clearInterval(alive);
const onDisk = (JSON.parse(readFileSync(registryFile, 'utf8')) as { accounts: { id: string }[] }).accounts;
process.send?.({
  saves,
  shown,
  keptOnDisk,
  leftovers,
  late: onDisk.map(({ id }) => id),
  unsaved: store.hasUnsavedChanges(),
  codes: [...new Set(log.events.map(({ fields }) => fields['code']))],
});
await store.close();
process.disconnect();
