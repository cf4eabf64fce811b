import type { Language } from '../language/languages.ts';
import { setSpoken } from '../language/spoken.ts';
import type { WindowWords } from '../messages/catalogue.ts';
import { loadWindowWords } from '../messages/load.ts';
import { speakAddAccount } from './add-account.ts';
import { speakHelp } from './help.ts';
import { speakOutcomes } from './outcomes.ts';
import { speakPage } from './page.ts';
import { speakProblems } from './problems.ts';
import { speakServices } from './services.ts';
import { speakSettings } from './settings.ts';
import { speakStates } from './states.ts';

/** Loads what the window says in a language, and speaks it from now on. */
export async function speak(language: Language): Promise<void> {
  speakWindowWords(language, await loadWindowWords(language));
}

/** Speaks these words of a language from now on. */
export function speakWindowWords(language: Language, words: WindowWords): void {
  setSpoken(language, words.basics);
  speakPage(words.page);
  speakAddAccount(words.addAccount);
  speakSettings(words.settings);
  speakHelp(words.help);
  speakServices(words.services);
  speakProblems(words.problems);
  speakOutcomes(words.outcomes);
  speakStates(words.states);
}
