const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text of at most so many characters: what is longer loses its middle, because an address is told apart by both ends. */
export function shorten(text: string, most: number): string {
  // No character is shorter than one of JavaScript's, and counting takes its time.
  if (text.length <= most) return text;
  const all = inPieces(text);
  if (sizeOf(all) <= most) return text;
  const start = Math.ceil((most - 1) / 2);
  return `${fitting(all, start).join('')}…${fitting(all.toReversed(), most - 1 - start)
    .toReversed()
    .join('')}`;
}

/** The characters of a text; one that is shown by its number is a piece of its own, which half of would mean nothing. */
function inPieces(text: string): readonly string[] {
  return text
    .split(/(‹U\+[0-9A-F]+›)/u)
    .flatMap((part) =>
      part.startsWith('‹U+') ? [part] : Array.from(characters.segment(part), ({ segment }) => segment),
    );
}

function sizeOf(pieces: readonly string[]): number {
  return pieces.reduce((size, piece) => size + (piece.startsWith('‹U+') ? piece.length : 1), 0);
}

/** As many of the first pieces as fit. */
function fitting(pieces: readonly string[], most: number): readonly string[] {
  let count = 0;
  for (let size = 0; count < pieces.length; count += 1) {
    size += sizeOf(pieces.slice(count, count + 1));
    if (size > most) break;
  }
  return pieces.slice(0, count);
}
