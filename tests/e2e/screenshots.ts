import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../build/layout.ts';

/**
 * `npm run screenshots`: takes pictures for people to look at, light and dark, into out/screenshots: the page in every state
 * of the gallery, and photographs of a desktop with the app's window, tray, dialogs and notifications.
 * `npm run screenshots -- WORD …` takes only the scenes with a WORD in their names, and `--sheets` instead one picture of each of
 * the gallery's scenes in every language, light and dark.
 */

// Outside the checkout, where the ordinary user who takes the pictures cannot write.
const made = mkdtempSync('/tmp/signoff-pictures-');
chmodSync(made, 0o777);
try {
  const asOrdinaryUser = path.join(root, 'tests/run/as-ordinary-user.ts');
  const program = 'tests/e2e/take-pictures.program.ts';
  const { status } = spawnSync(
    process.execPath,
    [asOrdinaryUser, process.execPath, program, made, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  const folder = path.join(root, 'out', 'screenshots');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(made)) cpSync(path.join(made, name), path.join(folder, name));
  console.log(`${readdirSync(made).length.toString()} pictures in out/screenshots`);
  process.exitCode = status ?? 1;
} finally {
  rmSync(made, { recursive: true });
}
