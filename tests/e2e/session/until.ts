import { setTimeout as pause } from 'node:timers/promises';

/** How long anything on the desktop may take, in milliseconds: several times what it takes on a busy machine. */
const patience = 120_000;

/** Waits for what a reading gives when there is something. @throws Error that names it where that takes too long */
export async function until<T>(what: string | (() => string), read: () => Promise<T | null>): Promise<T> {
  for (const end = Date.now() + patience; ; await pause(100)) {
    const found = await read();
    if (found !== null) return found;
    if (Date.now() > end) throw new Error(`Not on the screen: ${typeof what === 'string' ? what : what()}`);
  }
}
