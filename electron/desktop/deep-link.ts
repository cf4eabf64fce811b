/** Longer than any true one. */
const longest = 200;

/**
 * Reads `scheme://account/<id>`, exactly so; a slash at the end, which some systems add, is allowed. Gives the account's id; null:
 * it is no such link. A link only ever shows an account: anyone can make one.
 * @param scheme of the app's links, without the colon
 */
export function readDeepLink(text: string, scheme: string): string | null {
  const start = `${scheme}://account/`;
  if (text.length > longest || !text.startsWith(start)) return null;
  return /^([0-9a-z-]{1,64})\/?$/.exec(text.slice(start.length))?.[1] ?? null;
}

/** Whether a word of the command line means to be a link, good or bad. */
export function looksLikeDeepLink(word: string, scheme: string): boolean {
  return word.toLowerCase().startsWith(`${scheme}:`);
}
