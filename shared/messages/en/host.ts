import * as commandLine from './command-line.ts';
import * as commands from './commands.ts';
import * as desktop from './desktop.ts';

/** The English words of the command line and the desktop app, besides those of the window. */
export const hostWords = { commandLine, commands, desktop };
