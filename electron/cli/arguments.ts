import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { serviceKinds, type ServiceKind } from '../../shared/service.ts';
import { formatChoices, type FormatChoice } from '../../shared/wire-format.ts';
import { usageMessages } from '../../shared/words/command-line.ts';

export interface CommonOptions {
  readonly service: string | null;
  readonly format: FormatChoice | null;
  readonly dataDirectory: string | null;
  readonly json: boolean;
}

export type Command =
  | { readonly kind: 'services' }
  | {
      readonly kind: 'services-add';
      readonly service: ServiceKind;
      readonly address: string;
      readonly name: string;
      readonly clientId: string | null;
      /** Whether this app's own secret comes by standard input. */
      readonly secret: boolean;
    }
  | { readonly kind: 'services-remove'; readonly name: string }
  | { readonly kind: 'services-secret'; readonly name: string }
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
  services: { name: { type: 'string' }, 'client-id': { type: 'string' }, secret: { type: 'boolean' } },
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
  if (name === 'services') return makeServices(operands, values);
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

/** `signoff services`, and what changes the list. */
function makeServices(operands: string[], values: Values): Command | { readonly wrong: string } {
  const [action = null, first = null, second = null, ...more] = operands;
  const {
    name = '',
    'client-id': clientId = null,
    secret = false,
  } = values as {
    readonly name?: string;
    readonly 'client-id'?: string;
    readonly secret?: boolean;
  };
  const isAdd = action === 'add';
  const foreign = isAdd ? undefined : Object.keys(ownOptions.services).find((option) => option in values);
  if (foreign !== undefined) return { wrong: usageMessages.notForThisCommand(foreign, 'services') };
  if (more.length > 0 || (second !== null && !isAdd)) return { wrong: usageMessages.tooMany('services') };
  switch (action) {
    case null:
      return { kind: 'services' };
    case 'add': {
      const service = serviceKinds.find((kind) => kind === first);
      if (service === undefined || service === 'openbox') return { wrong: usageMessages.whichKind };
      if (second === null) return { wrong: usageMessages.whichAddress };
      return { kind: 'services-add', service, address: second, name, clientId, secret };
    }
    case 'remove':
      return first === null
        ? { wrong: usageMessages.whichService }
        : { kind: 'services-remove', name: first };
    case 'secret':
      return first === null
        ? { wrong: usageMessages.whichService }
        : { kind: 'services-secret', name: first };
    default:
      return { wrong: usageMessages.unknownCommand(`services ${action}`) };
  }
}

function wrong(message: string): Parsed {
  return { kind: 'wrong-usage', message };
}
