import type { Fault } from '../fault.ts';
import { says } from './says.ts';

/** Every fault that was found in use, by kind. */
export const faults: readonly Fault[] = [...says];
