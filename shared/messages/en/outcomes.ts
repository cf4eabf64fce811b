import type { GoesOn } from '../../problem-words.ts';
import { loginInSentence } from '../../language/names.ts';
import { productName } from '../../product-name.ts';

/** How an attempt to sign out ended. */

/** In two or three words, for lists. */
export const outcomeLabels = {
  signedOut: 'Signed out',
  notConfirmed: 'Not confirmed yet',
  notRemoved: 'Saved sign-in not removed',
  finishing: 'Finishing',
} as const;

/** As an entry of a menu that goes on with it. */
export const outcomeEntries = {
  signedOut: (login: string): string => `Signed out of ${loginInSentence(login)}`,
  waitsForKeychain: (login: string): string =>
    `Sign-out of ${loginInSentence(login)} waits for the keychain: try now`,
  notConfirmed: (login: string): string => `Sign-out of ${loginInSentence(login)} not confirmed yet: try now`,
  refused: (login: string): string =>
    `Sign-out of ${loginInSentence(login)} refused by the service: try again`,
  cannotEnd: (login: string, isOpen: boolean): string =>
    `${loginInSentence(login)} ${session(isOpen)} at the service: where to end it`,
  notRemoved: (login: string): string =>
    `Sign-out of ${loginInSentence(login)} not finished, its saved sign-in is still here: try now`,
} as const;

/** A session that is not known to be over. */
interface OpenSession {
  readonly login: string;
  readonly host: string;
  /** Whether it is known to be open; if not, it may still be. */
  readonly isOpen: boolean;
}

/** In one or two sentences. */
export const outcomeSentences = {
  signedOut: (login: string): string => `Signed out of ${loginInSentence(login)}.`,
  hadEnded: (login: string): string =>
    `Signed out of ${loginInSentence(login)}. The session had already ended.`,
  signedOutHere: ({ login, host, isOpen }: OpenSession): string =>
    `Signed out of ${loginInSentence(login)} on this computer. The session at ${host} ${session(isOpen)}.`,
  forgotten: ({ login, host, isOpen }: OpenSession): string =>
    `Signed out of ${loginInSentence(login)} on this computer. The session at ${host} ${session(isOpen)}, and only ${host} can end it now.`,
  sessionIsOver: (host: string): string => `Signed out on this computer, and the session at ${host} is over.`,
  notConfirmed: (host: string, goesOn: GoesOn): string =>
    `Signed out on this computer. ${host} has not confirmed yet${goesOn === 'by-itself' ? `; ${productName} will finish as soon as it answers` : ''}.`,
  /** The session is over, and the saved sign-in is still there. */
  overNotRemoved: (waitsForKeychain: boolean): string =>
    `The session is over, ${notRemoved(waitsForKeychain)}.`,
  notRemoved: ({ host, isOpen }: OpenSession, waitsForKeychain: boolean): string =>
    `Signed out on this computer, ${notRemoved(waitsForKeychain)}. The session at ${host} ${session(isOpen)}.`,
  /** Behind the account that it is about. */
  aboutAccount: (login: string, sentence: string): string => `${loginInSentence(login)}: ${sentence}`,
} as const;

/** No more than is known. */
function session(isOpen: boolean): string {
  return isOpen ? 'is still open' : 'may still be open';
}

function notRemoved(waitsForKeychain: boolean): string {
  return waitsForKeychain
    ? `but the keychain did not let ${productName} remove the saved sign-in`
    : `but ${productName} has not removed the saved sign-in yet`;
}
