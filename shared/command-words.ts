/** The words of one command of the command line, in each language. */
export interface CommandWords<Option extends string = string> {
  /** What it does, in a few words and without a full stop: for the list of all commands. */
  readonly summary: string;
  /** What else a person should know, in paragraphs. */
  readonly text: readonly string[];
  readonly options: Readonly<Record<Option, string>>;
  /** What each of its examples does, in the order in which the command has them. */
  readonly examples: readonly string[];
}
