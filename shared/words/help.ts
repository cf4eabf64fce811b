import type { LaterWords } from '../messages/catalogue.ts';

/* The words of the help. What is imported from here follows when another language is spoken, unless it is kept in a variable. */

type Words = LaterWords['help'];

export let help: Words['help'];

/** For speak.ts. */
export function speakHelp(words: Words): void {
  ({ help } = words);
}
