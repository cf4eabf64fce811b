import { width } from './width.ts';

/** Where a line may end inside a word: between letters of a script that writes no spaces, unless one opens or the next one closes. */
export const betweenLetters =
  /(?<=[\u3001-\u30FF\p{sc=Han}\uFF01-\uFF60])(?<![（「『])(?![、。，．）」』？！：；ー・…ぁぃぅぇぉっゃゅょァィゥェォッャュョ])/u;

/**
 * A text in lines of at most so many columns, each behind an indent. A word that is longer has a line of its own.
 * @param first what the first line begins with, in place of the indent
 */
export function wrapped(text: string, columns: number, indent = '', first = indent): string[] {
  const pieces = text
    .split(' ')
    .flatMap((word) => word.split(betweenLetters).map((piece, index) => [index === 0 ? ' ' : '', piece]));
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const [gap = '', piece = ''] of pieces) {
    if (!isEmpty && width(line + gap + piece) > columns) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? piece : gap + piece;
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
