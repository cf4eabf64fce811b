import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../build/layout.ts';
import { answerCommandLine, readWords, unknownName, type Words } from '../support/answer-command-line.ts';
import { faults } from './faults/faults.ts';
import { mutate, type Mutation, type NamedTest } from './mutation.ts';
import { runTest } from './run-test.ts';
import { security } from './security.ts';

/** `npm run prove:security` and `npm run prove:faults`: whether a test notices where what it stands for is taken away. */

const lists: Readonly<Record<string, readonly Mutation[]>> = {
  security,
  faults: faults.flatMap(({ row, mutations }) => mutations.map((mutation) => ({ row, ...mutation }))),
};

const [list = '', ...given] = process.argv.slice(2);
const mutations = lists[list] ?? [];
const rowNames = [...new Set(mutations.map(({ row }) => row))];

const helpText = `Takes each protection of SECURITY.md away, or what keeps each fault mended, in a copy of the project, and shows that its
test fails, having shown first that it passes. Ends with 1 where a test did not notice.

Usage: npm run prove:security [-- ROW…]
       npm run prove:faults [-- ROW…]

  ROW  tries these alone: ${rowNames.join(', ')}`;

await answerCommandLine(readWords(given, unknownName('row', rowNames)), helpText, run);

async function run({ words }: Words): Promise<void> {
  const chosen = mutations.filter(({ row }) => words.length === 0 || words.includes(row));
  const copy = copyProject();
  try {
    const wrong = (await brokenBefore(copy, chosen)) + (await notNoticed(copy, chosen));
    console.log(`${chosen.length.toString()} mutations, ${wrong.toString()} not as they should be`);
    process.exitCode = wrong === 0 ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** How many of the tests do not pass where nothing is taken away. */
async function brokenBefore(copy: string, chosen: readonly Mutation[]): Promise<number> {
  let broken = 0;
  for (const test of distinctTests(chosen)) {
    const result = await runTest(copy, test);
    if (result === 'passed') continue;
    broken += 1;
    console.log(`${result === 'failed' ? 'FAILS UNBROKEN' : 'DID NOT RUN'}  ${test.file}: ${test.title}`);
  }
  return broken;
}

/** How many of the mutations no test notices. */
async function notNoticed(copy: string, chosen: readonly Mutation[]): Promise<number> {
  /** What it says of a mutation when its test came out so. */
  const seen = { failed: 'noticed    ', passed: 'UNNOTICED  ', 'did-not-run': 'DID NOT RUN' } as const;
  let unnoticed = 0;
  for (const mutation of chosen) {
    const result = await underMutation(copy, mutation);
    if (result !== 'failed') unnoticed += 1;
    console.log(`${seen[result]}  ${mutation.row}: ${mutation.what}`);
  }
  return unnoticed;
}

async function underMutation(copy: string, mutation: Mutation): ReturnType<typeof runTest> {
  const path = join(copy, mutation.file);
  const whole = readFileSync(path, 'utf8');
  writeFileSync(path, mutate(whole, mutation));
  try {
    return await runTest(copy, mutation.test);
  } finally {
    writeFileSync(path, whole);
  }
}

/** What git knows of, in a folder of its own: nothing that is broken there can be left broken here. */
function copyProject(): string {
  const directory = mkdtempSync(join(tmpdir(), 'signoff-proof-'));
  // Where root runs this, an ordinary user runs what refuses root.
  chmodSync(directory, 0o755);
  // Root's checkout may well be somebody else's.
  const ofAnyone = ['-c', 'safe.directory=*'];
  const list = execFileSync(
    'git',
    [...ofAnyone, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root },
  );
  for (const file of list.toString('utf8').split('\0')) {
    if (file === '') continue;
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    copyFileSync(join(root, file), join(directory, file));
  }
  // A folder of its own, in which tools keep their caches: what has a dot and is not the programs is such a cache.
  mkdirSync(join(directory, 'node_modules'));
  for (const module of readdirSync(join(root, 'node_modules'))) {
    if (module.startsWith('.') && module !== '.bin') continue;
    symlinkSync(join(root, 'node_modules', module), join(directory, 'node_modules', module));
  }
  return directory;
}

function distinctTests(of: readonly Mutation[]): NamedTest[] {
  return [...new Map(of.map(({ test }) => [`${test.file}\n${test.title}`, test])).values()];
}
