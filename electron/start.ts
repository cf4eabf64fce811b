import { productName } from '../shared/product-name.ts';
import { keepNothing } from './desktop/command-folder.ts';

/*
 * What Electron starts: the desktop app, or, where the package's `signoff` asks for it, the command line. Each is a file of its own, so that
 * neither loads the other. What stands behind `--` is a person's own, and decides nothing here.
 */

const words = process.argv.slice(1);
const end = words.indexOf('--');
const isCommand = words.slice(0, end === -1 ? words.length : end).includes('--command-line');
if (isCommand) {
  keepNothing();
  // Not awaited: Electron is ready only once this file has been evaluated, and a command waits for that.
  import(new URL('headless.cjs', import.meta.url).href)
    .then(({ ended }: { readonly ended: Promise<void> }) => ended)
    .catch(endDamaged);
} else {
  // Awaited: the app has to say things before Electron is ready.
  await import(new URL('main.js', import.meta.url).href);
}

/** Electron would stay for ever. The sentence is in English, because the words of every language are loaded later. */
function endDamaged(error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  process.stderr.write(
    `${productName} ended because of an internal error (${name}). A part of it may be damaged. Install ${productName} again.\n`,
  );
  process.exit(1);
}
