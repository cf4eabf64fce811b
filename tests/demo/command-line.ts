import { parseArgs } from 'node:util';

export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }
  | { readonly kind: 'run'; readonly json: boolean };

/** Reads what stands behind `npm run demo --`. */
export function readCommandLine(words: readonly string[]): CommandLine {
  const options = {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  } as const;
  try {
    const { json, help } = parseArgs({ args: [...words], options }).values;
    return help ? { kind: 'help' } : { kind: 'run', json };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : 'The options cannot be read.' };
  }
}

/** What `--help` prints. */
export const helpText = `Signs in and out against local services of every kind, in every format and every case, and shows what came of it.
Ends with 1 where a row is not as its case says.

Usage: npm run demo -- [--json]

  --json  prints a line of JSON for each row, without the table`;
