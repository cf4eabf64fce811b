/** How the words behind one of the project's own programs were read. */
export type CommandLine<Run> =
  { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly message: string } | Run;

/** Words that are all of one kind, such as the names of sections. */
export interface Words {
  readonly kind: 'run';
  readonly words: readonly string[];
}

/** Reads words that are all of one kind. @param fault what is wrong with them; null where nothing is */
export function readWords(
  words: readonly string[],
  fault: (words: readonly string[]) => string | null,
): CommandLine<Words> {
  if (words.includes('--help') || words.includes('-h')) return { kind: 'help' };
  const message = fault(words);
  return message === null ? { kind: 'run', words } : { kind: 'wrong', message };
}

/** What is wrong with words of which each must be one of these names, where there is something. */
export function unknownName(
  what: string,
  names: readonly string[],
): (words: readonly string[]) => string | null {
  return (words) => {
    const unknown = words.find((word) => !names.includes(word));
    return unknown === undefined ? null : `There is no ${what} ${unknown}. There are: ${names.join(' ')}`;
  };
}

/** What is wrong with words of any kind beside these options, where there is something. */
export function unknownOption(options: readonly string[]): (words: readonly string[]) => string | null {
  return (words) => {
    const unknown = words.find((word) => word.startsWith('-') && !options.includes(word));
    return unknown === undefined ? null : `Not understood: ${unknown}`;
  };
}

/** What is wrong with words that must be at most so many whole numbers, where there is something. */
export function noNumbers(atMost: number): (words: readonly string[]) => string | null {
  return (words) => {
    const wrong = words.find((word, index) => index >= atMost || !/^\d{1,9}$/.test(word));
    return wrong === undefined ? null : `Not understood: ${wrong}`;
  };
}

/** Prints the help, says what is wrong (exit code 2), or runs the program. */
export async function answerCommandLine<Run extends { readonly kind: 'run' }>(
  commandLine: CommandLine<Run>,
  help: string,
  run: (given: Run) => Promise<void>,
): Promise<void> {
  switch (commandLine.kind) {
    case 'help':
      console.log(help);
      break;
    case 'wrong':
      console.error(`${commandLine.message}\nSee --help.`);
      process.exitCode = 2;
      break;
    case 'run':
      await run(commandLine);
  }
}
