/** The longest wait that is believed: a service that asks for more is asked again after a day. In milliseconds. */
const longest = 24 * 60 * 60 * 1000;

/**
 * How long a service asks to be left alone, in milliseconds.
 * @param header Retry-After as it was written, in seconds or as a date; null: none
 * @param now what the computer's clock shows
 * @returns undefined where it says nothing that can be read
 */
export function readRetryAfter(header: string | null, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text) * 1000, longest);
  // RFC 9110's date, and not everything that the engine takes for one.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined;
  const wait = Date.parse(text) - now.getTime();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), longest);
}
