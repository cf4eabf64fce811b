import { loadHostWords } from '../../shared/messages/load-host.ts';
import { loadLaterWords, loadWindowWords } from '../../shared/messages/load.ts';
import { speakHostWords } from '../../shared/words/speak-as-host.ts';
import { speakLaterWords, speakWindowWords } from '../../shared/words/speak.ts';
import { pseudo } from './pseudo-language.ts';

/** Has this process speak the pseudo-language, with English numbers and dates, until it speaks another. */
export async function speakPseudo(): Promise<void> {
  speakWindowWords('en', pseudo(await loadWindowWords('en')));
  speakLaterWords(pseudo(await loadLaterWords('en')));
  speakHostWords(pseudo((await loadHostWords('en')).hostWords));
}
