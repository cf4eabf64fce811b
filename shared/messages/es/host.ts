import type { HostWords } from '../catalogue.ts';
import { commandLine } from './command-line.ts';
import { commands } from './commands.ts';
import { desktop } from './desktop.ts';

/** The Spanish words of the command line and the desktop app, besides those of the window. */
export const hostWords = { commandLine, commands, desktop } satisfies HostWords;
