import stringWidth from 'string-width';

/** A very long name must not push every other row to the right. */
const widest = 40;

/** Rows as lines whose columns stand one under the other; the last column is as wide as it is. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length - 1));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.min(widest, Math.max(0, ...rows.map((row) => stringWidth(row[column] ?? '')))),
  );
  return rows.map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0)).join('  '));
}

/** Fills up with spaces to a width that a terminal counts: a Chinese character takes two columns, an accent of its own none. */
function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
