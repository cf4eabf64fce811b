/**
 * Runs a command with a private, unlocked keyring: `node tests/keyring/with-keyring.ts COMMAND [ARGUMENT…]`. Ends with
 * the command's exit code; 69 when the programs that a keyring needs are missing.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { describeMissing, keyringPrograms, missingOf } from '../run/prerequisites.ts';
import { startPrivateKeyring } from './private-keyring.ts';

const exitUsage = 2;
/** EX_UNAVAILABLE of sysexits.h. */
const exitUnavailable = 69;

const [command, ...args] = process.argv.slice(2);
const missing = describeMissing(missingOf(keyringPrograms));
if (command === undefined) {
  console.error('usage: node tests/keyring/with-keyring.ts COMMAND [ARGUMENT…]');
  process.exitCode = exitUsage;
} else if (missing !== '') {
  console.error(missing);
  process.exitCode = exitUnavailable;
} else {
  process.exitCode = await runWithKeyring(command, args);
}

async function runWithKeyring(program: string, programArguments: readonly string[]): Promise<number> {
  const keyring = await startPrivateKeyring();
  // Ctrl-C reaches the command as well: it decides how to end, and the keyring is closed after it.
  process.on('SIGINT', () => undefined);
  try {
    return await new Promise<number>((resolve) => {
      const child = spawn(program, programArguments, { env: keyring.env, stdio: 'inherit' });
      process.on('SIGTERM', () => child.kill('SIGTERM'));
      child.on('error', (error) => {
        console.error(`${program}: ${error.message}`);
        resolve(127);
      });
      child.on('exit', (code, signal) => {
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
    });
  } finally {
    await keyring.close();
  }
}
