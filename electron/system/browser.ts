import open from 'open';

/**
 * Opens an address in the person's browser. The address stands in the arguments of the program that opens it, where every
 * program of this computer can read it: it must not hold a secret. Rejects where there is no browser to open.
 */
export async function openInBrowser(address: string): Promise<void> {
  const opener = await open(address, { wait: false });
  // Without a listener a missing program would end this process.
  opener.on('error', () => undefined);
}
