import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { headlessHost } from '../../build/layout.ts';
import type { Collection } from './collection.ts';
import type { Place } from './search.ts';

/** A line of the watcher. */
export interface WatchedText {
  readonly place: Extract<Place, 'command line' | 'environment' | 'data directory' | 'log'>;
  /** The process's command line, or the file's path below the watched folder. */
  readonly of: string;
  readonly base64: string;
}

/**
 * Collects, until it is stopped, the command line of every process of this machine, the environment of the host's processes and
 * of those that they start, and every version of every file below a folder: as far as looking every few milliseconds can
 * catch them.
 *
 * @param host the file of the program whose processes are meant
 */
export async function startWatcher(
  folder: string,
  collection: Collection,
  host = headlessHost,
): Promise<{ stop(): Promise<void> }> {
  const program = path.join(import.meta.dirname, 'watcher.program.ts');
  const child = spawn(process.execPath, [program, folder, host], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stdout });
  const ready = Promise.withResolvers<undefined>();
  void closed.then(() => ready.reject(new Error('The watcher ended before it was ready')));
  lines.on('line', (line) => {
    const text = JSON.parse(line) as WatchedText | { readonly ready: true };
    if ('ready' in text) ready.resolve(undefined);
    else collection.add(text.place, text.of, Buffer.from(text.base64, 'base64'));
  });
  await ready.promise;
  return {
    stop: async () => {
      child.stdin.end();
      await closed;
    },
  };
}
