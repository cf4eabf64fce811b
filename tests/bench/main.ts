import { spawnSync } from 'node:child_process';
import path from 'node:path';
import keytar from 'keytar';
import { ensureBuilt } from '../../build/ensure-built.ts';
import { root } from '../../build/layout.ts';
import { startPrivateKeyring } from '../keyring/private-keyring.ts';
import { answerCommandLine, readWords, unknownName, type Words } from '../support/answer-command-line.ts';
import { newDirectory, startTestApp } from '../support/test-app.ts';
import { allAccounts } from './all-accounts.ts';
import { besideOwner } from './beside-owner.ts';
import { commandStart } from './command-start.ts';
import { hostileAnswers } from './hostile-answers.ts';
import { memory } from './memory.ts';
import { oneCall } from './one-call.ts';
import { pageSize } from './page-size.ts';
import { print, type Figure } from './report.ts';
import { serviceKinds } from './service-kinds.ts';
import { startServiceProcess } from './service-process.ts';
import { wholeSignOut } from './whole-sign-out.ts';

/** `npm run bench`: every figure as a ratio against something that is run beside it. */

const sections = [
  'one-call',
  'service-kinds',
  'whole-sign-out',
  'all-accounts',
  'hostile-answers',
  'beside-owner',
  'command-start',
  'memory',
  'start-up',
  'desktop-memory',
  'page-size',
] as const;

const helpText = `Measures how fast and how small Signoff is, as ratios against something that is run beside it.
Ends with 1 where a limit was missed.

Usage: npm run bench [-- SECTION…]

  SECTION  measures this alone: ${sections.join(', ')}`;

await answerCommandLine(readWords(process.argv.slice(2), unknownName('section', sections)), helpText, run);

async function run({ words }: Words): Promise<void> {
  // Some figures are of the built programs.
  ensureBuilt();
  const keyring = await startPrivateKeyring();
  // keytar in this very process must find the same keyring; it connects at its first call.
  Object.assign(process.env, keyring.env);
  const directory = newDirectory();
  const service = await startServiceProcess();
  const app = await startTestApp({
    directory: directory.path,
    keyring: keyring.env,
    service: service.url,
    apiKey: service.apiKey,
    format: 'soap',
  });

  /** Each prints its figures and tells whether all limits were kept. */
  const measure: Readonly<Record<(typeof sections)[number], () => Promise<boolean>>> = {
    'one-call': () => printed(oneCall(service)),
    'service-kinds': () => printed(serviceKinds()),
    'whole-sign-out': () => printed(wholeSignOut(service, app, keytar)),
    'all-accounts': () => printed(allAccounts(service, app, keytar)),
    'hostile-answers': () => printed(Promise.resolve(hostileAnswers())),
    'beside-owner': () => printed(besideOwner(service, app, keyring.env)),
    'command-start': () => printed(commandStart(service, app, keyring.env)),
    memory: () => printed(memory(keyring.env)),
    'start-up': () => ofDesktop('start-up'),
    'desktop-memory': () => ofDesktop('memory'),
    'page-size': () => printed(Promise.resolve(pageSize())),
  };
  let allKept = true;
  try {
    for (const section of sections) {
      if (words.length > 0 && !words.includes(section)) continue;
      if (!(await measure[section]())) allKept = false;
    }
  } finally {
    await app.close();
    await service.close();
    await keyring.close();
    directory.remove();
  }
  process.exitCode = allKept ? 0 : 1;
}

async function printed(figures: Promise<Figure[]>): Promise<boolean> {
  const found = await figures;
  for (const figure of found) print(figure);
  return found.every(({ kept }) => kept);
}

/** Where root measures, the desktop is another user's: Electron's sandbox refuses root. */
function ofDesktop(section: 'start-up' | 'memory'): Promise<boolean> {
  // Seen from the project's folder, and by npm's PATH: the other user may reach it by another way.
  const program = path.join('tests', 'bench', 'desktop', 'figures.program.ts');
  const asOrdinaryUser = path.join(root, 'tests', 'run', 'as-ordinary-user.ts');
  const words = [asOrdinaryUser, 'node', program, section];
  return Promise.resolve(spawnSync(process.execPath, words, { stdio: 'inherit' }).status === 0);
}
