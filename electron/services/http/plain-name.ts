/** The longest address that e-mail allows. */
const longestName = 320;

/**
 * A name of a person as a service sent it, to be shown; empty where it cannot be: invisible characters, and those that turn the
 * direction of writing, could make one name look like another.
 */
export function plainName(text: string): string {
  const isPlain =
    text.length <= longestName && /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text);
  return isPlain ? text : '';
}
