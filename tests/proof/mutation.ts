/** An edit of a source. */
export interface Edit {
  /** Relative to the repository. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** What a protection or a mended fault depends on, taken away by one edit, and the test that must notice. */
export interface Mutation extends Edit {
  /** Which row of SECURITY.md or of `faults/` it belongs to. */
  readonly row: string;
  /** The edit in words. */
  readonly what: string;
  readonly test: NamedTest;
}

export interface NamedTest {
  /** Relative to the repository: a Playwright spec, or a test of Vitest. */
  readonly file: `tests/${string}.spec.ts` | `tests/${string}.test.ts`;
  /** The test's whole title, without those of the groups around it. */
  readonly title: string;
}

/**
 * The file's text with the edit made in it.
 * @throws Error where the text to replace is not there exactly once: the code has moved on, and the edit has not.
 */
export function mutate(text: string, { file, find, replace }: Edit): string {
  const parts = text.split(find);
  if (parts.length !== 2) {
    throw new Error(`In ${file} this stands ${(parts.length - 1).toString()} times and not once: ${find}`);
  }
  return parts.join(replace);
}
