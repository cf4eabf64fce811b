import { answerCommandLine } from '../support/answer-command-line.ts';
import { inParallel } from '../../electron/core/in-parallel.ts';
import { helpText, readCommandLine, type CommandLine } from './command-line.ts';
import { chooseKeychain } from './keychain.ts';
import { openboxCases } from './openbox.ts';
import { nextcloudCases, oauthCases } from './others.ts';
import { runRow, type Row } from './row.ts';

/**
 * `npm run demo`: signs in and out against local services of every kind, in every format and every case, and shows what came of it.
 * `-- --json` prints a line of JSON for each row instead. Ends with 1 where a row is not as its case says.
 */

const rowsAtATime = 7;
const cases = [...openboxCases, ...oauthCases, ...nextcloudCases];

await answerCommandLine(readCommandLine(process.argv.slice(2)), helpText, run);

async function run({ json }: Extract<CommandLine, { kind: 'run' }>): Promise<void> {
  const keychain = await chooseKeychain();
  if (!json) {
    console.log(`Signing in and out against local services of every kind, ${String(cases.length)} times.`);
    console.log(`Keychain: ${keychain.words}.\n`);
  }
  try {
    const rows = await inParallel(cases, rowsAtATime, (one) => runRow(one, keychain.env));
    for (const line of json ? rows.map(asJson) : asTable(rows)) console.log(line);
    process.exitCode = rows.every((row) => row.asExpected) ? 0 : 1;
  } finally {
    await keychain.close();
  }
}

function asJson({ asExpected, ...row }: Row): string {
  return JSON.stringify(row);
}

function asTable(rows: readonly Row[]): string[] {
  const columns = ['service', 'format', 'case', 'outcome', 'session', 'credentials', 'keychain'] as const;
  const cells = rows.map((row) => [
    ...columns.map((column) => row[column]),
    row.asExpected ? 'as designed' : 'WRONG',
  ]);
  const all = [[...columns, ''], ...cells];
  const widths = columns.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const wrong = rows.filter((row) => !row.asExpected).length;
  return [
    ...all.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    '',
    `${String(rows.length)} rows, ${wrong === 0 ? 'all as designed' : `${String(wrong)} not as designed`}.`,
  ];
}
