import { useState } from 'react';

/** What a person chose, which shows at once, and then what the host says. */
export interface Chosen<Value> {
  readonly shown: Value;
  /** Shows the choice until the host has made it true; `makeTrue` gives whether it will. */
  readonly choose: (next: Value, makeTrue: () => Promise<boolean>) => Promise<void>;
}

/** @param value what the host says */
export function useChosen<Value>(value: Value): Chosen<Value> {
  const [chosen, setChosen] = useState<{ readonly next: Value } | null>(null);
  if (chosen !== null && chosen.next === value) setChosen(null);
  return {
    shown: chosen === null ? value : chosen.next,
    choose: async (next, makeTrue) => {
      setChosen({ next });
      if (!(await makeTrue())) setChosen(null);
    },
  };
}
