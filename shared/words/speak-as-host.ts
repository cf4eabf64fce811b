import type { Language } from '../language/languages.ts';
import type { HostWords } from '../messages/catalogue.ts';
import { loadHostWords } from '../messages/load-host.ts';
import { speakCommandLine } from './command-line.ts';
import { speakCommands } from './commands.ts';
import { speakDesktop } from './desktop.ts';
import { speakLaterWords, speakWindowWords } from './speak.ts';

/** Loads what the command line, the desktop app and the window say in a language, and speaks it from now on. */
export async function speakAsHost(language: Language): Promise<void> {
  const { windowWords, laterWords, hostWords } = await loadHostWords(language);
  speakWindowWords(language, windowWords);
  speakLaterWords(laterWords);
  speakHostWords(hostWords);
}

/**
 * Speaks these words of the command line and the desktop app from now on.
 * @internal the tests use it by itself
 */
export function speakHostWords(host: HostWords): void {
  speakCommandLine(host.commandLine);
  speakCommands(host.commands);
  speakDesktop(host.desktop);
}
