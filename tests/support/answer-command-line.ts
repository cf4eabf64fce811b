/** How the words behind one of the project's own programs were read. */
type CommandLine<Run> =
  { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly message: string } | Run;

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
