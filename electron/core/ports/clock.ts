/** Time, so that tests can run an hour in a second. */
export interface Clock {
  now(): Date;
  /** Calls back once after `milliseconds`, unless the returned function is called first. */
  after(milliseconds: number, callback: () => void): () => void;
}
