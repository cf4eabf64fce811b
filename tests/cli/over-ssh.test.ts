import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { branding } from '../../build/branding.ts';
import { headlessHost, root } from '../../build/layout.ts';
import { Readme } from '../journey/readme.ts';
import { newDirectory } from '../support/test-app.ts';

/** The README's lines for a keychain over SSH, as they are typed: no desktop, no session bus and an empty home. */

let directory: ReturnType<typeof newDirectory>;
beforeEach(() => {
  directory = newDirectory();
});
afterEach(() => directory.remove());

/** Uses the keychain, and asks no service anything. */
const keepSecret = `printf 'a-key\\n' | "$NODE" "$SIGNOFF" services secret ${branding.service}`;

/** What shells print that read these lines one after the other. */
async function type(lines: readonly string[]): Promise<string> {
  const runtime = path.join(directory.path, 'runtime');
  mkdirSync(runtime, { mode: 0o700 });
  const shell = spawn('bash', [], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      PATH: process.env['PATH'],
      HOME: directory.path,
      XDG_RUNTIME_DIR: runtime,
      NODE: process.execPath,
      SIGNOFF: headlessHost,
    },
  });
  shell.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const [said] = await Promise.all([text(shell.stdout), once(shell, 'exit')]);
  return said;
}

it('the README’s lines make a keychain, where there was none', async () => {
  const block = new Readme(root)
    .block('dbus-run-session -- bash')
    .filter((line) => line !== 'signoff status');
  const lines = block.flatMap((line) => (line.startsWith('read ') ? [line, 'a new password'] : [line]));
  const keep = `${keepSecret} >&2; echo "code $?"`;
  expect(await type([keep, ...lines, keep])).toBe('code 5\ncode 0\n');
});
