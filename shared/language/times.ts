import { forLocale, spoken } from './spoken.ts';

const relative = forLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const pointInTime = forLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);
const wholeDay = forLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const wholeNumber = forLocale((locale) => new Intl.NumberFormat(locale, { useGrouping: false }));
const twoDigits = forLocale((locale) => new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 }));

const steps = [
  { unit: 'second', seconds: 1, until: 60 },
  { unit: 'minute', seconds: 60, until: 3600 },
  { unit: 'hour', seconds: 3600, until: 86_400 },
  { unit: 'day', seconds: 86_400, until: Infinity },
] as const;

/** A point in time as the language writes it: «22 Nov 2026, 14:05». Takes ISO 8601. */
export function dateAndTime(iso: string): string {
  return pointInTime().format(new Date(iso));
}

/** A day as the language writes it: «22 Nov 2026». Takes ISO 8601. */
export function day(iso: string): string {
  return wholeDay().format(new Date(iso));
}

/** How far a point in time (ISO 8601) is from `now` (milliseconds): «2 minutes ago», «in 30 seconds», «just now». */
export function distanceInTime(iso: string, now: number): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  const size = Math.abs(seconds);
  if (seconds <= 0 && size < 10) return spoken().words.justNow;
  const step = steps.find(({ until }) => size < until) ?? steps[3];
  return relative().format(Math.trunc(seconds / step.seconds), step.unit);
}

/** When something is tried again, as a sentence. */
export function nextTry(iso: string, now: number): string {
  const { words } = spoken();
  return Date.parse(iso) <= now ? words.nextTryNow : words.nextTry(distanceInTime(iso, now));
}

/** The time from `now` (milliseconds) to a point in time (ISO 8601), never negative: «9:42». */
export function countdown(iso: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(iso) - now) / 1000));
  return `${wholeNumber().format(Math.floor(seconds / 60))}:${twoDigits().format(seconds % 60)}`;
}
