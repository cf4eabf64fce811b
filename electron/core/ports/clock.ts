/** Time, so that tests can run an hour in a second. */
export interface Clock {
  /** What the computer's clock shows: for what a person reads, and for what outlives the process. Anybody may set it. */
  now(): Date;
  /** Milliseconds since some moment before this process's first call, by a clock that no one can set: for every wait. */
  elapsed(): number;
  /** Calls back once after `milliseconds`, unless the returned function is called first. */
  after(milliseconds: number, callback: () => void): () => void;
}
