import type { Mutation } from './mutation.ts';

/** Something that once went wrong in use, mended with its whole kind, and how its return would be noticed. */
export interface Fault {
  readonly row: string;
  /** What happened, and what is right, in a sentence. */
  readonly fault: string;
  /** Each takes away one thing that keeps it mended; none where it cannot be tried here. */
  readonly mutations: readonly Omit<Mutation, 'row'>[];
  /** Why there is no mutation. */
  readonly untried?: string;
}
