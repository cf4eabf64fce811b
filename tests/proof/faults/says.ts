import type { Fault } from '../fault.ts';

/** It says more than is known, or less. */
export const says: readonly Fault[] = [];
