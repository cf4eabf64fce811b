/** A program that still runs after this time has found a browser, or is one itself. In milliseconds. */
const failsWithin = 5_000;

/**
 * Opens an address in the person's browser. The address stands in the arguments of the program that opens it, where every
 * program of this computer can read it: it must not hold a secret. Rejects where there is no browser to open; resolves when the
 * program that opens it says that it did, or has not failed after five seconds.
 */
export async function openInBrowser(address: string): Promise<void> {
  // A window that nobody opens from here should not pay for it: it takes several MiB.
  const { default: open } = await import('open');
  const opener = await open(address, { wait: false });
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
