/** Longer than any service means; what it asks for beyond that is a mistake. */
const longest = 24 * 60 * 60 * 1000;

/**
 * How long a service asks to be left alone, in milliseconds; null: it does not say.
 * @param header Retry-After as it was written, in seconds or as a date
 */
export function readRetryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? '';
  const wait = /^\d{1,10}$/.test(text) ? Number(text) * 1000 : untilDate(text, now);
  return wait === null ? null : Math.min(Math.max(wait, 0), longest);
}

/** HTTP's dates begin with the name of the day; what else `Date.parse` takes for one is none. */
function untilDate(text: string, now: Date): number | null {
  if (!/^[A-Z][a-z]{2,8},? .{8,40}$/.test(text)) return null;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : date - now.getTime();
}
