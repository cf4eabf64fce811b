/** What a process runs, out of `/proc/PID/cmdline`: the interpreter, where there is one, and the program. */
export function nameOfProgram(commandLine: string): string {
  return commandLine.split('\0').slice(0, 2).join(' ');
}
