import type { Clock } from './ports/clock.ts';

/** Does the work again and again, with a pause before each time, until the returned function is called. `milliseconds`: the pause. */
export function regularly(clock: Clock, milliseconds: number, work: () => void): () => void {
  let callOff: () => void = () => undefined;
  const next = (): void => {
    callOff = clock.after(milliseconds, () => {
      work();
      next();
    });
  };
  next();
  return () => {
    callOff();
  };
}
