import type { LaterWords } from '../catalogue.ts';
import * as help from './help.ts';
import * as settings from './settings.ts';

/** The Arabic words of what the window loads once a person goes there. */
export const laterWords: LaterWords = { help, settings };
