import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { formatChoices, type FormatChoice } from '../../shared/wire-format.ts';
import { usageMessages } from '../../shared/messages/command-line.ts';

export interface CommonOptions {
  readonly service: string | null;
  readonly format: FormatChoice | null;
  readonly dataDirectory: string | null;
  readonly json: boolean;
}

export type Command =
  | { readonly kind: 'sign-in'; readonly browser: boolean; readonly yes: boolean }
  | { readonly kind: 'accounts' }
  /** `account` null: all. */
  | { readonly kind: 'check'; readonly account: string | null }
  | { readonly kind: 'sign-out'; readonly account: string }
  | { readonly kind: 'sign-out-all' }
  | { readonly kind: 'retry'; readonly account: string | null }
  | { readonly kind: 'forget'; readonly account: string }
  | { readonly kind: 'notices' }
  | { readonly kind: 'dismiss'; readonly notice: string }
  | { readonly kind: 'serve'; readonly port: number; readonly open: boolean };

export type Parsed =
  | { readonly kind: 'command'; readonly command: Command; readonly options: CommonOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong-usage'; readonly message: string };

const commonOptions = {
  service: { type: 'string' },
  format: { type: 'string' },
  'data-dir': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

const ownOptions = {
  'sign-in': { 'no-browser': { type: 'boolean' }, yes: { type: 'boolean', short: 'y' } },
  accounts: {},
  check: {},
  'sign-out': { all: { type: 'boolean' } },
  retry: {},
  forget: {},
  notices: {},
  dismiss: {},
  serve: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
} as const satisfies Record<string, ParseArgsOptionsConfig>;

type CommandName = keyof typeof ownOptions;

const allOptions = Object.assign({}, commonOptions, ...Object.values(ownOptions)) as ParseArgsOptionsConfig;

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Reads the command line's words, without the program's own name. */
export function parseArguments(words: readonly string[]): Parsed {
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...words], options: allOptions, allowPositionals: true }) as typeof parsed;
  } catch (error) {
    const { message } = error instanceof Error ? error : { message: '' };
    const [, unknown] = /^Unknown option '(.*?)'(?:\.|$)/s.exec(message) ?? [];
    if (unknown !== undefined) return wrong(usageMessages.unknownOption(unknown));
    // Here parseArgs names an option of ours, and never its value.
    return wrong(usageMessages.badOptions(message));
  }
  const { values, positionals } = parsed;
  if (values['help'] === true) return { kind: 'help' };
  if (values['version'] === true) return { kind: 'version' };
  const [name, ...operands] = positionals;
  if (name === undefined) return wrong(usageMessages.noCommand);
  if (name === 'help') return { kind: 'help' };
  if (!Object.hasOwn(ownOptions, name)) return wrong(usageMessages.unknownCommand(name));
  return command(name as CommandName, operands, values);
}

function command(name: CommandName, operands: string[], values: Values): Parsed {
  const foreign = Object.keys(values).find(
    (option) => !Object.hasOwn(commonOptions, option) && !Object.hasOwn(ownOptions[name], option),
  );
  if (foreign !== undefined) return wrong(usageMessages.notForThisCommand(foreign, name));

  const format = values['format'] ?? null;
  if (format !== null && !formatChoices.some((choice) => choice === format)) {
    return wrong(usageMessages.badFormat(formatChoices));
  }
  const dataDirectory = values['data-dir'] ?? null;
  if (dataDirectory === '') return wrong(usageMessages.emptyDataDirectory);

  const made = make(name, operands, values);
  if ('wrong' in made) return wrong(made.wrong);
  return {
    kind: 'command',
    command: made,
    options: {
      service: (values['service'] ?? null) as string | null,
      format: format as FormatChoice | null,
      dataDirectory: dataDirectory as string | null,
      json: values['json'] === true,
    },
  };
}

function make(name: CommandName, operands: string[], values: Values): Command | { readonly wrong: string } {
  const [operand = null, ...more] = operands;
  const all = values['all'] === true;
  const takesOperand = !['sign-in', 'accounts', 'notices', 'serve'].includes(name);
  if (more.length > 0 || (!takesOperand && operand !== null)) return { wrong: usageMessages.tooMany(name) };
  switch (name) {
    case 'sign-in':
      return { kind: name, browser: values['no-browser'] !== true, yes: values['yes'] === true };
    case 'accounts':
    case 'notices':
      return { kind: name };
    case 'check':
    case 'retry':
      return { kind: name, account: operand };
    case 'sign-out':
      if (all && operand !== null) return { wrong: usageMessages.accountOrAll };
      if (all) return { kind: 'sign-out-all' };
      return operand === null ? { wrong: usageMessages.whichAccountOrAll } : { kind: name, account: operand };
    case 'forget':
      return operand === null
        ? { wrong: usageMessages.whichAccount(name) }
        : { kind: name, account: operand };
    case 'dismiss':
      return operand === null ? { wrong: usageMessages.whichNotice } : { kind: name, notice: operand };
    case 'serve': {
      const port = values['port'] ?? '0';
      const isPort = typeof port === 'string' && /^\d{1,5}$/.test(port) && Number(port) <= 65_535;
      return isPort
        ? { kind: name, port: Number(port), open: values['no-open'] !== true }
        : { wrong: usageMessages.badPort };
    }
  }
}

function wrong(message: string): Parsed {
  return { kind: 'wrong-usage', message };
}
