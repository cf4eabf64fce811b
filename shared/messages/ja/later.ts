import type { LaterWords } from '../catalogue.ts';
import { help } from './help.ts';
import { settings } from './settings.ts';

/** The Japanese words of what the window loads once a person goes there. */
export const laterWords: LaterWords = { help, settings };
