import { assertNever } from '../../shared/assert-never.ts';
import { languageTags } from '../../shared/language/languages.ts';
import { usageMessages } from '../../shared/words/command-line.ts';
import { commandNamed, parseArguments } from './arguments.ts';
import type { Command, Given } from './command.ts';
import { commandTable } from './command-table.ts';
import type { CommonOptions } from './common-options.ts';
import { helpForAll, helpForOne } from './help.ts';
import type { AskedLanguage } from './language.ts';
import type { Look } from './look.ts';

/** A command that is carried out, with what was given. */
export interface AskedCommand {
  readonly command: Exclude<Command, { needs: 'nothing' }>;
  readonly given: Given;
  readonly options: CommonOptions;
  readonly language: AskedLanguage;
}

/** What the words of a command line ask for. */
export type Asked =
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'refuse'; readonly message: string; readonly json: boolean }
  | { readonly kind: 'carry-out'; readonly asked: AskedCommand };

/** Reads a command line, and answers at once what needs nothing but the table of commands. */
export function readCommandLine(language: AskedLanguage, version: string, look: Look): Asked {
  const { words, unknown } = language;
  const json = words.includes('--json');
  const refuse = (message: string, command: string | null): Asked => ({
    kind: 'refuse',
    message: `${message}\n${usageMessages.seeHelp(command)}`,
    json,
  });
  const parsed = parseArguments(words, commandTable);
  switch (parsed.kind) {
    case 'version':
      return { kind: 'print', text: `${version}\n` };
    case 'help':
      return {
        kind: 'print',
        text: parsed.command === null ? helpForAll(commandTable, look) : helpForOne(parsed.command, look),
      };
    case 'wrong-usage':
      return refuse(parsed.message, parsed.command?.name ?? null);
    case 'command': {
      const { command, given, options } = parsed;
      if (unknown !== null) return refuse(usageMessages.badLanguage(languageTags), command.name);
      if (command.needs !== 'nothing')
        return { kind: 'carry-out', asked: { command, given, options, language } };
      const find = (named: readonly string[]): ReturnType<typeof commandNamed> =>
        commandNamed(named, commandTable);
      const text = command.text(given, { table: commandTable, version, look, find });
      return typeof text === 'string' ? { kind: 'print', text } : refuse(text.wrong, null);
    }
    default:
      return assertNever(parsed, 'command line');
  }
}
