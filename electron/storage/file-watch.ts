import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * Calls back whenever something may have happened to a file, until the returned function is called: when the OS tells, and
 * every `pause` milliseconds, because not every file system tells. Keeps no process alive.
 */
export function watchFile(path: string, pause: number, onSign: () => void): () => void {
  const timer = setInterval(onSign, pause).unref();
  let watcher: FSWatcher | null = null;
  try {
    watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
      if (name === null || name === basename(path)) onSign();
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    // The OS has no more watches to give: the timer is left.
  }
  return () => {
    clearInterval(timer);
    watcher?.close();
  };
}
