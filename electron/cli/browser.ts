import { untilOpened } from '../host/opener-exit.ts';

/**
 * Opens an address in the person's browser. The address stands in the arguments of the program that opens it, where every
 * program of this computer can read it: it must not hold a secret. Rejects where there is no browser to open; resolves when the
 * program that opens it says that it did, or has not failed after five seconds.
 */
export async function openInBrowser(address: string): Promise<void> {
  // A window that nobody opens from here should not pay for it: it takes several MiB.
  const { default: open } = await import('open');
  await untilOpened(await open(address, { wait: false }));
}
