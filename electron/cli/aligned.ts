import { width } from './width.ts';

/** A very long name must not push every other row to the right. */
const widest = 40;

/**
 * Rows as lines whose columns stand one under the other; the last column is as wide as it is. Where a line would be longer than the
 * terminal is wide, each cell has a line of its own below the first: nothing is cut off, because an id is there to be copied.
 */
export function aligned(rows: readonly (readonly string[])[], columns: number): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length - 1));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.min(widest, Math.max(0, ...rows.map((row) => width(row[column] ?? '')))),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  if (lines.every((line) => width(line) <= columns)) return lines;
  return rows.flatMap(([first = '', ...rest]) => [
    first,
    ...rest.filter((cell) => cell !== '').map((cell) => `  ${cell}`),
  ]);
}

/** Fills up with spaces to a width that a terminal counts. */
function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}
