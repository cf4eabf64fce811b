import { width } from './width.ts';

/**
 * A text in lines of at most so many columns, each behind an indent. A word that is longer has a line of its own.
 * @param first what the first line begins with, in place of the indent
 */
export function wrapped(text: string, columns: number, indent = '', first = indent): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && width(line) + 1 + width(word) > columns) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/**
 * Names with what they mean beside them, or below where a name is too long for that.
 * @param indent what every line begins with
 */
export function described(
  entries: readonly (readonly [name: string, meaning: string])[],
  columns: number,
  indent = '  ',
): string[] {
  // On a narrow terminal everything stands below its name.
  const widest = Math.floor(columns / 3);
  const widths = entries.map(([name]) => width(name)).filter((each) => each <= widest);
  const column = Math.max(0, ...widths) + 2;
  const beside = indent + ' '.repeat(column);
  return entries.flatMap(([name, meaning]) => {
    const taken = width(name);
    if (taken > widest) return [indent + name, ...wrapped(meaning, columns, `${indent}    `)];
    return wrapped(meaning, columns, beside, indent + name + ' '.repeat(column - taken));
  });
}
