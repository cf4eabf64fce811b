import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';

const plainLetters = /^[\x20-\x7E]*$/;
/** What stands on the character before it, or cannot be seen. */
const widthless = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/**
 * How many columns a text takes on a terminal: a Chinese character takes two, an accent of its own none. Characters that several make
 * up, such as some emoji, may be counted as too wide: what comes from elsewhere has them apart anyway (`plainText`).
 */
export function width(text: string): number {
  // Colours are codes between the words.
  const shown = stripVTControlCharacters(text);
  if (plainLetters.test(shown)) return shown.length;
  let columns = 0;
  for (const character of shown) {
    if (!widthless.test(character)) columns += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return columns;
}
