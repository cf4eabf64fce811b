/** English, because it stands in English sentences; points in time follow the person's own locale. */
const relative = once(() => new Intl.RelativeTimeFormat('en', { numeric: 'auto' }));
const pointInTime = once(
  () => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }),
);
const wholeDay = once(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }));

/** Made when it is first used: each takes a command as long as a third of Node's own start. */
function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

const steps = [
  { unit: 'second', seconds: 1, until: 60 },
  { unit: 'minute', seconds: 60, until: 3600 },
  { unit: 'hour', seconds: 3600, until: 86_400 },
  { unit: 'day', seconds: 86_400, until: Infinity },
] as const;

/** A point in time in the person's locale: «22 Nov 2026, 14:05». Takes ISO 8601. */
export function dateAndTime(iso: string): string {
  return pointInTime().format(new Date(iso));
}

/** A day in the person's locale: «22 Nov 2026». Takes ISO 8601. */
export function day(iso: string): string {
  return wholeDay().format(new Date(iso));
}

/** How far a point in time (ISO 8601) is from `now` (milliseconds): «2 minutes ago», «in 30 seconds», «just now». */
export function distanceInTime(iso: string, now: number): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  const size = Math.abs(seconds);
  if (seconds <= 0 && size < 10) return 'just now';
  const step = steps.find(({ until }) => size < until) ?? steps[3];
  return relative().format(Math.trunc(seconds / step.seconds), step.unit);
}

/** When something is tried again, as a sentence. */
export function nextTry(iso: string, now: number): string {
  return Date.parse(iso) <= now ? 'The next try is due now.' : `Next try ${distanceInTime(iso, now)}.`;
}

/** The time from `now` (milliseconds) to a point in time (ISO 8601), never negative: «9:42». */
export function countdown(iso: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(iso) - now) / 1000));
  return `${Math.floor(seconds / 60).toString()}:${(seconds % 60).toString().padStart(2, '0')}`;
}
