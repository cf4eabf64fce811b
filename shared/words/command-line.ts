import type { HostWords } from '../messages/catalogue.ts';

/* The words of the command line. What is imported from here follows when another language is spoken, unless it is kept in a variable. */

type Words = HostWords['commandLine'];

export let usageMessages: Words['usageMessages'];
export let hostMessages: Words['hostMessages'];
export let ownerMessages: Words['ownerMessages'];
export let accountMessages: Words['accountMessages'];
export let servicesMessages: Words['servicesMessages'];
export let noticeMessages: Words['noticeMessages'];
export let signInMessages: Words['signInMessages'];
export let signOutMessages: Words['signOutMessages'];
export let checkMessages: Words['checkMessages'];
export let serveMessages: Words['serveMessages'];
export let linkFileMessages: Words['linkFileMessages'];
export let returnPageMessages: Words['returnPageMessages'];

/** For speak.ts. */
export function speakCommandLine(words: Words): void {
  ({
    usageMessages,
    hostMessages,
    ownerMessages,
    accountMessages,
    servicesMessages,
    noticeMessages,
    signInMessages,
    signOutMessages,
    checkMessages,
    serveMessages,
    linkFileMessages,
    returnPageMessages,
  } = words);
}
