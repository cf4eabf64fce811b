import {
  commonOptionWords,
  environmentWords,
  exitCodeWords,
  fileWords,
  helpMessages,
} from '../../shared/words/commands.ts';
import type { Command } from './command.ts';
import { commonOptions } from './common-options.ts';
import { optionEntries, usageOf } from './help.ts';

/** The manual page of `signoff`, for man(1), in the language of roff. */
export function manualPage(table: readonly Command[], version: string): string {
  const lines = [
    `.TH SIGNOFF 1 "" "signoff ${plain(version)}" "User Commands"`,
    '.SH NAME',
    // The form that makewhatis reads.
    `signoff \\- ${plain('sign out of services, so that the session really ends')}`,
    '.SH SYNOPSIS',
    '.B signoff',
    plain('COMMAND [OPTIONS]'),
    '.SH DESCRIPTION',
    text(helpMessages.intro),
    '.PP',
    text(helpMessages.account),
    '.SH COMMANDS',
    ...table.flatMap(commandLines),
    '.SH OPTIONS',
    ...entries(optionEntries(commonOptions, commonOptionWords)),
    '.SH EXIT STATUS',
    ...entries(exitCodeWords.map((words, code) => [code.toString(), words] as const)),
    '.SH ENVIRONMENT',
    ...entries(Object.entries(environmentWords)),
    '.SH FILES',
    ...entries(Object.entries(fileWords)),
    '.SH NOTES',
    text(helpMessages.apiKey),
    '.PP',
    text(helpMessages.timer),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines({ words, ...command }: Command): string[] {
  const usage = usageOf({ words, ...command });
  return [
    `.SS ${plain(usage)}`,
    text(`${words.summary.charAt(0).toUpperCase()}${words.summary.slice(1)}.`),
    ...words.text.flatMap((paragraph) => ['.PP', text(paragraph)]),
    ...entries(optionEntries(command.options, words.options)),
    ...words.examples.flatMap(({ line, what }) => [
      '.PP',
      `${plain(what)}:`,
      '.PP',
      '.EX',
      plain(line),
      '.EE',
    ]),
  ];
}

function entries(named: readonly (readonly [string, string])[]): string[] {
  return named.flatMap(([name, words]) => ['.TP', `.B ${plain(name)}`, text(words)]);
}

/** Each sentence on a line of its own, as roff wants it. */
function text(words: string): string {
  return plain(words).replaceAll(/(?<=[.?!]) (?=[A-Z“\\])/g, '\n');
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

/** Words as roff shows them, whatever it would take for its own. */
function plain(words: string): string {
  return words.replaceAll(/[\\\-'’“”~^`]/g, (found) => special[found] ?? found).replaceAll(/^\./gm, '\\&.');
}
