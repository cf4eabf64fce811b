import type { CommandWords } from '../../shared/command-words.ts';
import type { ExitCode } from '../../shared/exit-codes.ts';
import type { CommonOptions } from './common-options.ts';
import type { CommandContext } from './context.ts';
import type { Look } from './look.ts';
import type { OperandSpec, OptionSpec, OptionSpecs } from './option-spec.ts';
import type { ServeContext } from './serve-context.ts';

type ValueOf<Type extends OptionSpec['type']> = Type extends 'boolean' ? boolean : string | null;

/** The options of a command as they were given; null: a value that was not. */
type ValuesOf<Options extends OptionSpecs> = {
  readonly [Name in keyof Options]: ValueOf<Options[Name]['type']>;
};

/** What was given with a command. */
export interface Given<Options extends OptionSpecs = OptionSpecs> {
  readonly operands: readonly string[];
  readonly options: ValuesOf<Options>;
}

/** What is known of every command: help, the manual page, completion and the reading of arguments come from it. */
interface CommandShape<Options extends OptionSpecs> {
  /** One word, or two: `services add`. */
  readonly name: string;
  readonly operands: readonly OperandSpec[];
  readonly options: Options;
  /** Lines that can be typed as they stand. */
  readonly examples: readonly string[];
  readonly words: CommandWords<Extract<keyof Options, string>>;
  /** What is wrong with what was given; null, or left out: nothing. */
  readonly wrong?: (given: Given<Options>, common: CommonOptions) => string | null;
}

/** It prints a text that depends on nothing but the table of commands. */
interface TextCommand<Options extends OptionSpecs> extends CommandShape<Options> {
  readonly needs: 'nothing';
  /** Gives the text, or what is wrong with what was given. */
  readonly text: (given: Given<Options>, about: AboutCommands) => string | { readonly wrong: string };
}

export type FoundCommand =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'wrong-usage'; readonly message: string };

/** What is known of the commands as a whole. */
export interface AboutCommands {
  readonly table: readonly Command[];
  readonly version: string;
  readonly look: Look;
  /** The command that some words name, or what is wrong with them. */
  readonly find: (words: readonly string[]) => FoundCommand;
}

/** It asks Signoff, in this process or in the one that owns the data directory. */
interface AskingCommand<Options extends OptionSpecs> extends CommandShape<Options> {
  readonly needs: 'signoff';
  readonly run: (context: CommandContext, given: Given<Options>) => Promise<ExitCode> | ExitCode;
  /** It waits for a person for minutes: no other command's process should have to stay for it, and Ctrl-C ends it well. */
  readonly waitsForPerson?: true;
  /** It says itself which notices wait. */
  readonly listsNotices?: true;
}

/** It stays, and owns the data directory. */
interface StayingCommand<Options extends OptionSpecs> extends CommandShape<Options> {
  readonly needs: 'window';
  readonly run: (context: ServeContext, given: Given<Options>) => Promise<ExitCode>;
  /** Whether it brings the window before the person; where another process shows it, that one is asked to. */
  readonly opensWindow: (given: Given<Options>) => boolean;
}

type CommandWith<Options extends OptionSpecs> =
  TextCommand<Options> | AskingCommand<Options> | StayingCommand<Options>;

/** A row of the table of commands. */
export type Command = CommandWith<OptionSpecs>;

/** That each example has its words. */
interface ExamplesWithWords<Examples extends readonly string[]> {
  readonly examples: Examples;
  readonly words: { readonly examples: { readonly [Index in keyof Examples]: string } };
}

/** Gives a command as a row of the table; its own options and examples are checked where it is written. */
export function command<const Options extends OptionSpecs, const Examples extends readonly string[]>(
  definition: CommandWith<Options> & ExamplesWithWords<Examples>,
): Command {
  // What was read with these options is what it is given; the table does not know which they are.
  return definition as unknown as Command;
}
