import { countdown, dateAndTime, distanceInTime, nextTry } from '../../shared/language/times.ts';
import { useTicking } from '../state/clock.ts';

interface TimeProps {
  /** ISO 8601. */
  readonly at: string;
}

/** A point in time in the person's locale. */
export function PointInTime({ at }: TimeProps) {
  return <time dateTime={at}>{dateAndTime(at)}</time>;
}

/** How far away a point in time is, kept up to date. */
export function Distance({ at }: TimeProps) {
  const text = useTicking((now) => distanceInTime(at, now));
  return (
    <time dateTime={at} title={dateAndTime(at)}>
      {text}
    </time>
  );
}

/** When something is tried again, as a sentence that is kept up to date. */
export function NextTry({ at }: TimeProps) {
  const text = useTicking((now) => nextTry(at, now));
  return (
    <time dateTime={at} title={dateAndTime(at)}>
      {text}
    </time>
  );
}

interface CountdownProps extends TimeProps {
  /** The sentence in which the minutes and seconds stand. */
  readonly words: (left: string) => string;
}

/** A sentence with the minutes and seconds until a point in time, kept up to date. */
export function Countdown({ at, words }: CountdownProps) {
  const text = useTicking((now) => words(countdown(at, now)));
  return (
    <time className="countdown" dateTime={at}>
      {text}
    </time>
  );
}
