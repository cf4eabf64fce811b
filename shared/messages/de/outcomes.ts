import { loginInSentence } from '../../language/names.ts';
import { productName } from '../../product-name.ts';
import type { WindowWords } from '../catalogue.ts';

type Words = WindowWords['outcomes'];

/** How an attempt to sign out ended. */

/** In two or three words, for lists. */
export const outcomeLabels = {
  signedOut: 'Abgemeldet',
  notConfirmed: 'Noch nicht bestätigt',
  notRemoved: 'Gespeicherte Anmeldung nicht entfernt',
  finishing: 'Wird abgeschlossen',
} satisfies Words['outcomeLabels'];

/** As an entry of a menu that goes on with it. */
export const outcomeEntries = {
  signedOut: (login) => `${loginInSentence(login)} ist abgemeldet`,
  waitsForKeychain: (login) =>
    `Abmeldung von ${loginInSentence(login)} wartet auf den Schlüsselbund: jetzt versuchen`,
  notConfirmed: (login) => `Abmeldung von ${loginInSentence(login)} noch nicht bestätigt: jetzt versuchen`,
  refused: (login) => `Abmeldung von ${loginInSentence(login)} vom Dienst abgelehnt: erneut versuchen`,
  cannotEnd: (login, isOpen) =>
    `Sitzung von ${loginInSentence(login)} ist beim Dienst ${stillOpen(isOpen)}: wo Sie sie beenden können`,
  notRemoved: (login) =>
    `Abmeldung von ${loginInSentence(login)} nicht abgeschlossen, die gespeicherte Anmeldung ist noch hier: jetzt versuchen`,
} satisfies Words['outcomeEntries'];

/** In one or two sentences. */
export const outcomeSentences = {
  signedOut: (login) => `${loginInSentence(login)} ist abgemeldet.`,
  hadEnded: (login) => `${loginInSentence(login)} ist abgemeldet. Die Sitzung war bereits beendet.`,
  signedOutHere: ({ login, host, isOpen }) =>
    `${loginInSentence(login)} ist auf diesem Computer abgemeldet. Die Sitzung bei ${host} ist ${stillOpen(isOpen)}.`,
  forgotten: ({ login, host, isOpen }) =>
    `${loginInSentence(login)} ist auf diesem Computer abgemeldet. Die Sitzung bei ${host} ist ${stillOpen(isOpen)}, und nur ${host} kann sie jetzt noch beenden.`,
  sessionIsOver: (host) => `Auf diesem Computer abgemeldet, und die Sitzung bei ${host} ist beendet.`,
  notConfirmed: (host, goesOn) =>
    goesOn === 'by-itself'
      ? `Auf diesem Computer abgemeldet. ${host} hat das noch nicht bestätigt; ${productName} schließt die Abmeldung ab, sobald eine Antwort kommt.`
      : `Auf diesem Computer abgemeldet. ${host} hat das noch nicht bestätigt.`,
  /** The session is over, and the saved sign-in is still there. */
  overNotRemoved: (waitsForKeychain) => `Die Sitzung ist beendet, ${notRemoved(waitsForKeychain)}.`,
  notRemoved: ({ host, isOpen }, waitsForKeychain) =>
    `Auf diesem Computer abgemeldet, ${notRemoved(waitsForKeychain)}. Die Sitzung bei ${host} ist ${stillOpen(isOpen)}.`,
  /** Behind the account that it is about. */
  aboutAccount: (login, sentence) => `${loginInSentence(login)}: ${sentence}`,
} satisfies Words['outcomeSentences'];

/** No more than is known. */
function stillOpen(isOpen: boolean): string {
  return isOpen ? 'noch offen' : 'möglicherweise noch offen';
}

function notRemoved(waitsForKeychain: boolean): string {
  return waitsForKeychain
    ? `aber der Schlüsselbund hat ${productName} die gespeicherte Anmeldung nicht entfernen lassen`
    : `aber ${productName} hat die gespeicherte Anmeldung noch nicht entfernt`;
}
