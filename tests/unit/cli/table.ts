import { commandTable } from '../../../electron/cli/command-table.ts';
import { readLanguage } from '../../../electron/cli/language.ts';
import { unpainted, type Look } from '../../../electron/cli/look.ts';
import { readCommandLine, type Asked } from '../../../electron/cli/read-command-line.ts';

/** As on a terminal of eighty columns that knows no colours. */
const plainLook: Look = { columns: 80, paint: unpainted };

/** What some words ask for. */
export function ask(...words: readonly string[]): Asked {
  return askOn(plainLook, ...words);
}

/** What some words ask for on a terminal that looks like this. */
export function askOn(look: Look, ...words: readonly string[]): Asked {
  return readCommandLine(
    readLanguage(words, {}, () => null),
    '1.2.3',
    look,
  );
}

/** What some words print. */
export function printed(...words: readonly string[]): string {
  const asked = ask(...words);
  if (asked.kind !== 'print') throw new Error(`signoff ${words.join(' ')} prints nothing`);
  return asked.text;
}

export const commandNames = commandTable.map(({ name }) => name);
