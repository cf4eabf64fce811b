import { commonOptionWords, exitCodeWords, helpMessages } from '../../shared/words/commands.ts';
import type { Command } from './command.ts';
import { commonOptions } from './common-options.ts';
import type { OperandSpec, OptionSpec, OptionSpecs } from './option-spec.ts';
import { textColumns, type Look } from './look.ts';
import { described, wrapped } from './wrapped.ts';

/** What `signoff --help` prints: every command in a line. */
export function helpForAll(table: readonly Command[], look: Look): string {
  const columns = textColumns(look);
  const { paint } = look;
  return paragraphs([
    wrapped(helpMessages.intro, columns),
    [paint('bold', helpMessages.usage), '  signoff COMMAND [OPTIONS]'],
    [
      paint('bold', helpMessages.commands),
      ...described(
        table.map(({ name, words }) => [name, words.summary] as const),
        columns,
      ),
    ],
    wrapped(helpMessages.more, columns),
    wrapped(helpMessages.account, columns),
    [
      paint('bold', helpMessages.commonOptions),
      ...described(optionEntries(commonOptions, commonOptionWords), columns),
    ],
    wrapped(helpMessages.apiKey, columns),
    [
      paint('bold', helpMessages.exitCodes),
      ...described(
        exitCodeWords.map((words, code) => [code.toString(), words] as const),
        columns,
      ),
    ],
  ]);
}

/** What `signoff help COMMAND` prints. */
export function helpForOne(command: Command, look: Look): string {
  const columns = textColumns(look);
  const { paint } = look;
  const { words, options, examples } = command;
  return paragraphs([
    wrapped(`signoff ${command.name} – ${words.summary}`, columns),
    [paint('bold', helpMessages.usage), ...wrapped(usageOf(command), columns, '      ', '  ')],
    ...words.text.map((text) => wrapped(text, columns)),
    ...(Object.keys(options).length === 0
      ? []
      : [
          [paint('bold', helpMessages.options), ...described(optionEntries(options, words.options), columns)],
        ]),
    [
      paint('bold', helpMessages.examples),
      ...examples.flatMap((line, index) => [
        ...wrapped(words.examples[index] ?? '', columns, '  ').map((text) => paint('dim', text)),
        `    ${line}`,
      ]),
    ],
    wrapped(helpMessages.moreOptions, columns),
  ]);
}

/** How a command is written: `signoff sign-out ACCOUNT... | --all`. */
export function usageOf({ name, operands, options }: Command): string {
  const inOperands = operands.map(({ unless }) => unless);
  const own = Object.entries(options).filter(([option]) => !inOperands.includes(option));
  return [
    `signoff ${name}`,
    ...own.map(([option, spec]) => `[${optionName(option, spec)}]`),
    ...operands.map(operandName),
  ].join(' ');
}

function operandName({ name, count, choices, unless }: OperandSpec): string {
  const shown = choices === undefined ? name : choices.join('|');
  const other = unless === undefined ? '' : ` | --${unless}`;
  switch (count) {
    case 'one':
      return shown + other;
    case 'at-most-one':
      return `[${shown}]`;
    case 'at-least-one':
      return `${shown}...${other}`;
    case 'any':
      return `[${shown}...]`;
  }
}

function optionName(name: string, { value }: OptionSpec): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

/** Options as help names them, each with its words. */
export function optionEntries(
  options: OptionSpecs,
  words: Readonly<Record<string, string>>,
): (readonly [string, string])[] {
  return Object.entries(options).map(([name, spec]) => {
    const short = spec.short === undefined ? '' : `-${spec.short}, `;
    const choices = spec.choices === undefined ? '' : ` ${helpMessages.choices(spec.choices.join(', '))}`;
    return [short + optionName(name, spec), `${words[name] ?? ''}${choices}`];
  });
}

function paragraphs(parts: readonly (readonly string[])[]): string {
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
