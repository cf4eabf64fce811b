import type { HostWords } from '../catalogue.ts';
import { commandLine } from './command-line.ts';
import { commands } from './commands.ts';
import { desktop } from './desktop.ts';

/** The Spanish words of the command line and the desktop app, besides those of the window. */
export const hostWords = { commandLine, commands, desktop } satisfies HostWords;

// With them in one file, a host loads one.
export { laterWords } from './later.ts';
export { windowWords } from './window.ts';
