import {
  commonOptionWords,
  environmentWords,
  exitCodeWords,
  fileWords,
  helpMessages,
  manualWords,
} from '../../shared/words/commands.ts';
import type { Command } from './command.ts';
import { commonOptions } from './common-options.ts';
import { betweenLetters } from './wrapped.ts';
import { optionEntries, usageOf } from './help.ts';

/** The manual page of `signoff`, for man(1), in the language of roff. */
export function manualPage(table: readonly Command[], version: string): string {
  const { section, about, headings } = manualWords;
  const lines = [
    `.TH SIGNOFF 1 "" "signoff ${plain(version)}" "${escaped(section)}"`,
    // roff would break words as English does, and names of options too.
    '.nh',
    '.ad l',
    `.SH ${escaped(headings.name)}`,
    // The form that makewhatis reads.
    `signoff \\- ${escaped(about)}`,
    `.SH ${escaped(headings.synopsis)}`,
    '.B signoff',
    plain('COMMAND [OPTIONS]'),
    `.SH ${escaped(headings.description)}`,
    plain(helpMessages.intro),
    '.PP',
    plain(helpMessages.account),
    `.SH ${escaped(headings.commands)}`,
    ...table.flatMap(commandLines),
    `.SH ${escaped(headings.options)}`,
    ...entries(optionEntries(commonOptions, commonOptionWords)),
    `.SH ${escaped(headings.exitStatus)}`,
    ...entries(exitCodeWords.map((words, code) => [code.toString(), words] as const)),
    `.SH ${escaped(headings.environment)}`,
    ...entries(Object.entries(environmentWords)),
    `.SH ${escaped(headings.files)}`,
    ...entries(Object.entries(fileWords)),
    `.SH ${escaped(headings.notes)}`,
    plain(helpMessages.apiKey),
    '.PP',
    plain(helpMessages.timer),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines({ words, ...command }: Command): string[] {
  const usage = usageOf({ words, ...command });
  return [
    `.SS ${plain(usage)}`,
    plain(words.summary),
    ...words.text.flatMap((paragraph) => ['.PP', plain(paragraph)]),
    ...entries(optionEntries(command.options, words.options)),
    ...command.examples.flatMap((line, index) => [
      '.PP',
      plain(words.examples[index] ?? ''),
      '.RS',
      '.EX',
      plain(line),
      '.EE',
      '.RE',
    ]),
  ];
}

function entries(named: readonly (readonly [string, string])[]): string[] {
  return named.flatMap(([name, words]) => ['.TP', `.B ${plain(name)}`, plain(words)]);
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '’': '\\(cq',
  '“': '\\(lq',
  '”': '\\(rq',
  '~': '\\(ti',
  '^': '\\(ha',
  '`': '\\(ga',
};

/** Words as roff shows them, with the places where a line may end. */
function plain(words: string): string {
  return escaped(words).split(betweenLetters).join('\\:');
}

/** Words in which roff takes nothing for its own. */
function escaped(words: string): string {
  return words.replaceAll(/[\\\-'’“”~^`]/g, (found) => special[found] ?? found).replaceAll(/^\./gm, '\\&.');
}
