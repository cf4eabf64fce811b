import type { Language } from '../language/languages.ts';
import { setSpoken, spoken } from '../language/spoken.ts';
import type { LaterWords, WindowWords } from '../messages/catalogue.ts';
import { loadLaterWords, loadWindowWords } from '../messages/load.ts';
import { speakAddAccount } from './add-account.ts';
import { speakHelp } from './help.ts';
import { speakOutcomes } from './outcomes.ts';
import { speakPage } from './page.ts';
import { speakProblems } from './problems.ts';
import { speakServices } from './services.ts';
import { speakSettings } from './settings.ts';
import { speakStates } from './states.ts';

/** Loads what the window shows itself with in a language, and speaks it from now on. */
export async function speak(language: Language): Promise<void> {
  speakWindowWords(language, await loadWindowWords(language));
}

/** Speaks these words of a language from now on. */
export function speakWindowWords(language: Language, words: WindowWords): void {
  setSpoken(language, words.basics);
  speakPage(words.page);
  speakAddAccount(words.addAccount);
  speakServices(words.services);
  speakProblems(words.problems);
  speakOutcomes(words.outcomes);
  speakStates(words.states);
}

/** Loads what the settings and the help say in the language that is spoken. */
export async function speakLater(): Promise<void> {
  speakLaterWords(await loadLaterWords(spoken().language));
}

/** Speaks these words of the settings and the help from now on. */
export function speakLaterWords(words: LaterWords): void {
  speakSettings(words.settings);
  speakHelp(words.help);
}
