/**
 * Words of the program's own that begin or end with a sign, such as an option or an address, as they stand in an Arabic sentence: the
 * sign stays where it belongs. A whole command needs it not, and is copied without it.
 */
export function leftToRight(text: string): string {
  return `\u2066${text}\u2069`;
}
