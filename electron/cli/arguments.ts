import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { usageMessages } from '../../shared/words/command-line.ts';
import type { FormatChoice } from '../../shared/wire-format.ts';
import type { Command, FoundCommand, Given } from './command.ts';
import { commonOptions, type CommonOptions } from './common-options.ts';
import { nearest } from './nearest.ts';
import type { OperandSpec, OptionSpec, OptionSpecs } from './option-spec.ts';

export type Parsed =
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly given: Given;
      readonly options: CommonOptions;
    }
  /** Of one command, or, null, of all. */
  | { readonly kind: 'help'; readonly command: Command | null }
  | { readonly kind: 'version' }
  /** `command`: the one whose help says more; null: none was recognized. */
  | { readonly kind: 'wrong-usage'; readonly message: string; readonly command: Command | null };

/** An option as it stands on the command line. */
interface WrittenOption {
  readonly name: string;
  /** With its dashes. */
  readonly rawName: string;
  readonly value?: string | undefined;
  /** Whether the value stands behind an equals sign. */
  readonly inlineValue?: boolean | undefined;
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Reads the command line's words, without the program's own name, by the table of commands. */
export function parseArguments(words: readonly string[], table: readonly Command[]): Parsed {
  const options: ParseArgsOptionsConfig = {};
  for (const specs of [commonOptions, ...table.map((each) => each.options)]) {
    for (const [name, { type, short }] of Object.entries(specs as OptionSpecs)) {
      options[name] = { type, ...(short !== undefined && { short }) };
    }
  }
  // Strictly it would say in English what is wrong.
  const parsed = parseArgs({ args: [...words], options, strict: false, tokens: true });
  const { command } = findCommand(parsed.positionals, table);
  for (const token of parsed.tokens) {
    const why = token.kind === 'option' ? whyWrongOption(token, options, command) : null;
    if (why !== null) return wrong(why, command);
  }
  return read(parsed.positionals, parsed.values, table);
}

/** What is wrong with an option as it was written; its value is never repeated, because it may be a secret. */
function whyWrongOption(
  { name, rawName, value, inlineValue }: WrittenOption,
  options: ParseArgsOptionsConfig,
  command: Command | null,
): string | null {
  const type = Object.hasOwn(options, name) ? options[name]?.type : undefined;
  switch (type) {
    case undefined:
      return usageMessages.unknownOption(rawName, nearOptions(rawName, command));
    case 'boolean':
      return value === undefined ? null : usageMessages.takesNoValue(rawName);
    case 'string': {
      // «--name --secret» is more likely a value forgotten than one that begins so.
      const isMissing = value === undefined || (inlineValue === false && value.startsWith('-'));
      return isMissing ? usageMessages.needsValue(rawName) : null;
    }
  }
}

function read(positionals: readonly string[], values: Values, table: readonly Command[]): Parsed {
  const { command, operands } = findCommand(positionals, table);
  if (values['version'] === true) return { kind: 'version' };
  if (positionals.length === 0) {
    return values['help'] === true ? { kind: 'help', command: null } : wrong(usageMessages.noCommand, null);
  }
  if (command === null) return wrong(unknownCommand(positionals, table), null);
  if (values['help'] === true) return { kind: 'help', command };
  const why = whyWrong(command, operands, values, table);
  if (why !== null) return wrong(why, command);
  const given = { operands, options: valuesOf(command.options, values) };
  const options = commonOf(values);
  const refused = command.wrong?.(given, options) ?? null;
  if (refused !== null) return wrong(refused, command);
  return { kind: 'command', command, given, options };
}

/** The command that the first words name, the one of two words before that of one. */
function findCommand(
  words: readonly string[],
  table: readonly Command[],
): { readonly command: Command | null; readonly operands: readonly string[] } {
  for (const length of [2, 1]) {
    const command = table.find(({ name }) => name === words.slice(0, length).join(' '));
    if (command !== undefined) return { command, operands: words.slice(length) };
  }
  return { command: null, operands: [] };
}

/** The command that these words name, with none left over. */
export function commandNamed(words: readonly string[], table: readonly Command[]): FoundCommand {
  const { command, operands } = findCommand(words, table);
  return command === null || operands.length > 0
    ? { kind: 'wrong-usage', message: unknownCommand(words, table) }
    : { kind: 'command', command };
}

function whyWrong(
  command: Command,
  operands: readonly string[],
  values: Values,
  table: readonly Command[],
): string | null {
  const { name } = command;
  const foreign = Object.keys(values).find(
    (option) => !Object.hasOwn(commonOptions, option) && !Object.hasOwn(command.options, option),
  );
  if (foreign !== undefined) return usageMessages.notForThisCommand(foreign, name);
  for (const [option, spec] of Object.entries<OptionSpec>({ ...commonOptions, ...command.options })) {
    const value = values[option];
    if (typeof value === 'string' && spec.choices?.includes(value) === false) {
      return usageMessages.badChoice(`--${option}`, spec.choices);
    }
  }
  if (values['data-dir'] === '') return usageMessages.emptyDataDirectory;
  return whyWrongOperands(command, operands, values, table);
}

function whyWrongOperands(
  command: Command,
  operands: readonly string[],
  values: Values,
  table: readonly Command[],
): string | null {
  let left = [...operands];
  for (const spec of command.operands) {
    const isMany = spec.count === 'any' || spec.count === 'at-least-one';
    const own = isMany ? left : left.slice(0, 1);
    left = left.slice(own.length);
    const why = whyWrongOperand(spec, own, values);
    if (why !== null) return why;
  }
  const [first] = left;
  if (first === undefined) return null;
  // A second word was tried.
  const hasSecond = table.some(({ name }) => name.startsWith(`${command.name} `));
  return hasSecond ? unknownCommand([command.name, first], table) : usageMessages.tooMany(command.name);
}

function whyWrongOperand(spec: OperandSpec, own: readonly string[], values: Values): string | null {
  const { count, unless, choices, missing, name } = spec;
  const isReplaced = unless !== undefined && values[unless] === true;
  if (isReplaced && own.length > 0) return usageMessages.operandOrOption(name, unless);
  const isNeeded = (count === 'one' || count === 'at-least-one') && !isReplaced;
  if (isNeeded && own.length === 0) return missing ?? usageMessages.missing(name);
  const isUnknown = choices !== undefined && own.some((word) => !choices.includes(word));
  return isUnknown ? (missing ?? usageMessages.badChoice(name, choices)) : null;
}

function valuesOf(specs: OptionSpecs, values: Values): Given['options'] {
  return Object.fromEntries(
    Object.entries(specs).map(([name, { type }]) => [
      name,
      type === 'boolean' ? values[name] === true : (values[name] ?? null),
    ]),
  );
}

function commonOf(values: Values): CommonOptions {
  return {
    service: (values['service'] ?? null) as string | null,
    format: (values['format'] ?? null) as FormatChoice | null,
    dataDirectory: (values['data-dir'] ?? null) as string | null,
    json: values['json'] === true,
    quiet: values['quiet'] === true,
  };
}

/** With what was likely meant. */
function unknownCommand(words: readonly string[], table: readonly Command[]): string {
  const names = table.map(({ name }) => name);
  const [first = '', second] = words;
  const both = second === undefined ? first : `${first} ${second}`;
  const near = nearest(both, names);
  const isFirstKnown = names.includes(first);
  return usageMessages.unknownCommand(
    isFirstKnown ? both : first,
    near.length > 0 || isFirstKnown ? near : nearest(first, names),
  );
}

function nearOptions(unknown: string, command: Command | null): string[] {
  const known = Object.keys({ ...commonOptions, ...command?.options });
  return nearest(unknown.replace(/^-+/, ''), known).map((name) => `--${name}`);
}

function wrong(message: string, command: Command | null): Parsed {
  return { kind: 'wrong-usage', message, command };
}
