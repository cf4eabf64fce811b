import type { ChildProcess } from 'node:child_process';

/** A program that has run for so long has found a browser, or is one itself. In milliseconds. */
const failsWithin = 5_000;

/** Resolves when a program that opens an address has said that it did, or has not failed in time; rejects where it failed. */
export async function untilOpened(opener: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, failsWithin).unref();
    // Without a listener a program that cannot be run would end this process.
    opener.on('error', reject);
    opener.once('exit', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new Error('No browser could be opened'));
    });
  });
}
