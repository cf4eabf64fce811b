#!/usr/bin/env node
import packageFile from '../package.json' with { type: 'json' };
import { exitCodes } from '../shared/exit-codes.ts';
import { keepCompiled } from './system/compile-cache.ts';

/*
 * The command line. What a command needs is loaded where it is needed: `--version` answers from this file alone, help and the like from the
 * table of commands, and only a command that asks Signoff loads Signoff.
 */

/** Inside the packaged app, whose `signoff` puts `--` before what a person has typed. */
const isElectron = 'electron' in process.versions;
const words = isElectron ? process.argv.slice(process.argv.indexOf('--') + 1) : process.argv.slice(2);

/** Rejects where a part of the program cannot be loaded, or fails. */
export const ended = carryOut();

async function carryOut(): Promise<void> {
  if (words.length === 1 && words[0] === '--version') {
    process.stdout.write(`${packageFile.version}\n`);
    return end(exitCodes.done);
  }
  if (!isElectron) keepCompiled(process.env);
  const { carryOutWords } = await import('./command-line.ts');
  return end(await carryOutWords({ words, isElectron, programs: import.meta.dirname }));
}

/** Ends as soon as what was written is out: all that a command opens is closed by now, and Node takes its time to free its memory. */
async function end(code: number): Promise<void> {
  process.exitCode = code;
  const exit = isElectron
    ? (await import('./desktop/command-runtime.ts')).endElectron
    : (): void => process.exit();
  process.stdout.write('', () => process.stderr.write('', exit));
}
