import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The person's browser, as far as the app knows of it: an `xdg-open` on the PATH that writes down what it is asked to open. A double;
 * `tests/e2e/session` has the true one and a real browser.
 */
export interface BrowserDouble {
  /** For the app's PATH. */
  readonly directory: string;
  /** What was handed to it, oldest first. */
  opened(): readonly string[];
  /** No program takes an address any more. */
  refuse(): void;
}

/** @param parent a folder that goes with the test */
export function installBrowser(parent: string): BrowserDouble {
  const directory = path.join(parent, 'bin');
  const list = path.join(parent, 'opened');
  const program = path.join(directory, 'xdg-open');
  const write = (script: string): void => {
    writeFileSync(program, `#!/bin/sh\n${script}\n`);
    chmodSync(program, 0o755);
  };
  mkdirSync(directory);
  rmSync(list, { force: true });
  write(`printf '%s\\n' "$1" >> '${list}'`);
  return {
    directory,
    opened: () => (existsSync(list) ? readFileSync(list, 'utf8').trimEnd().split('\n') : []),
    // «A required tool could not be found», as its manual says.
    refuse: () => write('exit 3'),
  };
}
