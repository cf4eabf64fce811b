import type { HostWords } from '../messages/catalogue.ts';

/* What is said about the commands of the command line. What is imported from here follows when another language is spoken, unless it is kept in a variable. */

type Words = HostWords['commands'];

export let commandWords: Words['commandWords'];
export let commonOptionWords: Words['commonOptionWords'];
export let helpMessages: Words['helpMessages'];
export let manualWords: Words['manualWords'];
export let exitCodeWords: Words['exitCodeWords'];
export let environmentWords: Words['environmentWords'];
export let fileWords: Words['fileWords'];
export let statusMessages: Words['statusMessages'];
export let historyMessages: Words['historyMessages'];
export let finisherMessages: Words['finisherMessages'];

/** For speak.ts. */
export function speakCommands(words: Words): void {
  ({
    commandWords,
    commonOptionWords,
    helpMessages,
    manualWords,
    exitCodeWords,
    environmentWords,
    fileWords,
    statusMessages,
    historyMessages,
    finisherMessages,
  } = words);
}
