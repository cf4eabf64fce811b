import type { HostWords } from '../catalogue.ts';
import * as commandLine from './command-line.ts';
import * as commands from './commands.ts';
import * as desktop from './desktop.ts';

/** The German words of the command line and the desktop app, besides those of the window. */
export const hostWords: HostWords = { commandLine, commands, desktop };

// With them in one file, a host loads one.
export { laterWords } from './later.ts';
export { windowWords } from './window.ts';
