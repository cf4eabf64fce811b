import type { Fault } from '../fault.ts';
import { answers } from './answers.ts';
import { keychains } from './keychains.ts';
import { others } from './others.ts';
import { says } from './says.ts';

/** Every fault that was found in use, by kind. */
export const faults: readonly Fault[] = [...says, ...others, ...answers, ...keychains];
