/** A file's path as it is typed into a shell of POSIX. */
export function shellWord(path: string): string {
  return /^[\w/.,:@%+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
