import type { Fault } from '../fault.ts';
import { answers } from './answers.ts';
import { desktop } from './desktop.ts';
import { environment } from './environment.ts';
import { goesOn } from './goes-on.ts';
import { keychains } from './keychains.ts';
import { others } from './others.ts';
import { person } from './person.ts';
import { reads } from './reads.ts';
import { saysInCommands } from './says-in-commands.ts';
import { says } from './says.ts';

/** Every fault that was found in use, by kind. */
export const faults: readonly Fault[] = [
  ...says,
  ...saysInCommands,
  ...goesOn,
  ...reads,
  ...environment,
  ...desktop,
  ...person,
  ...others,
  ...answers,
  ...keychains,
];
