import type { WindowWords } from '../messages/catalogue.ts';

/* The words of choosing where to sign in. What is imported from here follows when another language is spoken, unless it is kept in a variable. */

type Words = WindowWords['addAccount'];

export let addAccount: Words['addAccount'];
export let addableKinds: Words['addableKinds'];

/** For speak.ts. */
export function speakAddAccount(words: Words): void {
  ({ addAccount, addableKinds } = words);
}
