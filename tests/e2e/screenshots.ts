import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../build/layout.ts';
import { answerCommandLine, readWords, unknownOption, type Words } from '../support/answer-command-line.ts';

/** `npm run screenshots`. */

const helpText = `Takes pictures for people to look at, light and dark, into out/screenshots: the page in every state of the
gallery, and photographs of a desktop with the app's window, tray, dialogs and notifications.

Usage: npm run screenshots [-- [--sheets] [WORD…]]

  WORD      takes only the scenes with this in their names
  --sheets  takes instead one picture of each of the gallery's scenes in every language, light and dark`;

await answerCommandLine(readWords(process.argv.slice(2), unknownOption(['--sheets'])), helpText, take);

function take({ words }: Words): Promise<void> {
  // Outside the checkout, where the ordinary user who takes the pictures cannot write.
  const made = mkdtempSync('/tmp/signoff-pictures-');
  chmodSync(made, 0o777);
  try {
    const asOrdinaryUser = path.join(root, 'tests/run/as-ordinary-user.ts');
    const program = 'tests/e2e/take-pictures.program.ts';
    const call = [asOrdinaryUser, process.execPath, program, made, ...words];
    const { status } = spawnSync(process.execPath, call, { stdio: 'inherit' });
    const folder = path.join(root, 'out', 'screenshots');
    mkdirSync(folder, { recursive: true });
    const names = readdirSync(made);
    for (const name of names) cpSync(path.join(made, name), path.join(folder, name));
    console.log(`${names.length.toString()} pictures in out/screenshots`);
    process.exitCode = names.length === 0 ? 1 : (status ?? 1);
  } finally {
    rmSync(made, { recursive: true });
  }
  return Promise.resolve();
}
