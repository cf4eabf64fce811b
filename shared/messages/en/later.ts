import * as help from './help.ts';
import * as settings from './settings.ts';

/** The English words of what the window loads once a person goes there. */
export const laterWords = { help, settings };
