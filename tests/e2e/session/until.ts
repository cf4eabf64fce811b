import { setTimeout as pause } from 'node:timers/promises';

/** How long anything on the desktop may take, in milliseconds: several times what it takes on a busy machine. */
const patience = 120_000;

/** After so long, in milliseconds, a click or a key that has shown no effect is taken to be lost. */
const oneTry = 8_000;

/** Waits for what a reading gives when there is something. @throws Error that names it where that takes too long */
export async function until<T>(what: string | (() => string), read: () => Promise<T | null>): Promise<T> {
  const found = await readFor(patience, read);
  if (found !== null) return found;
  throw new Error(`Not on the screen: ${typeof what === 'string' ? what : what()}`);
}

/**
 * Does something with mouse or keys until its effect shows: a busy program loses clicks, and what is clicked may move or close by
 * itself.
 * @param act must do no harm where the effect only comes late: it looks first whether there is still something to do
 * @throws Error that names the effect where no try brings it about
 */
export async function actUntil<T>(
  what: string | (() => string),
  act: () => Promise<unknown>,
  read: () => Promise<T | null>,
): Promise<T> {
  for (const end = Date.now() + 2 * patience; ;) {
    await act();
    const found = await readFor(oneTry, read);
    if (found !== null) return found;
    if (Date.now() > end) throw new Error(`Did not come of it: ${typeof what === 'string' ? what : what()}`);
  }
}

async function readFor<T>(milliseconds: number, read: () => Promise<T | null>): Promise<T | null> {
  for (const end = Date.now() + milliseconds; ; await pause(100)) {
    const found = await read();
    if (found !== null || Date.now() > end) return found;
  }
}
