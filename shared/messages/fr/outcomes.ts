import { loginInSentence } from '../../language/names.ts';
import { productName } from '../../product-name.ts';
import type { WindowWords } from '../catalogue.ts';

/** How an attempt to sign out ended. */
export const outcomes = {
  /** In two or three words, for lists. */
  outcomeLabels: {
    signedOut: 'Déconnecté',
    notConfirmed: 'Pas encore confirmé',
    notRemoved: 'Connexion enregistrée non supprimée',
    finishing: 'Finalisation',
  },

  /** As an entry of a menu that goes on with it. */
  outcomeEntries: {
    signedOut: (login) => `Déconnexion de ${loginInSentence(login)} effectuée`,
    waitsForKeychain: (login) =>
      `La déconnexion de ${loginInSentence(login)} attend le trousseau de clés : essayer maintenant`,
    notConfirmed: (login) =>
      `Déconnexion de ${loginInSentence(login)} pas encore confirmée : essayer maintenant`,
    refused: (login) => `Déconnexion de ${loginInSentence(login)} refusée par le service : réessayer`,
    cannotEnd: (login, isOpen) =>
      isOpen
        ? `Session de ${loginInSentence(login)} encore ouverte sur le service : où y mettre fin`
        : `Session de ${loginInSentence(login)} peut-être encore ouverte sur le service : où y mettre fin`,
    notRemoved: (login) =>
      `Déconnexion de ${loginInSentence(login)} inachevée, sa connexion enregistrée est encore ici : essayer maintenant`,
  },

  /** In one or two sentences. */
  outcomeSentences: {
    signedOut: (login) => `Déconnexion de ${loginInSentence(login)} effectuée.`,
    hadEnded: (login) =>
      `Déconnexion de ${loginInSentence(login)} effectuée. La session était déjà terminée.`,
    signedOutHere: ({ login, host, isOpen }) =>
      `Déconnexion de ${loginInSentence(login)} effectuée sur cet ordinateur. La session sur ${host} ${session(isOpen)}.`,
    forgotten: ({ login, host, isOpen }) =>
      `Déconnexion de ${loginInSentence(login)} effectuée sur cet ordinateur. La session sur ${host} ${session(isOpen)}, et seul ${host} peut maintenant y mettre fin.`,
    sessionIsOver: (host) =>
      `Déconnexion effectuée sur cet ordinateur, et la session sur ${host} est terminée.`,
    notConfirmed: (host, goesOn) =>
      goesOn === 'by-itself'
        ? `Déconnexion effectuée sur cet ordinateur. ${host} n’a pas encore confirmé ; ${productName} terminera dès que ce service répondra.`
        : `Déconnexion effectuée sur cet ordinateur. ${host} n’a pas encore confirmé.`,
    /** The session is over, and the saved sign-in is still there. */
    overNotRemoved: (waitsForKeychain) => `La session est terminée, ${notRemoved(waitsForKeychain)}.`,
    notRemoved: ({ host, isOpen }, waitsForKeychain) =>
      `Déconnexion effectuée sur cet ordinateur, ${notRemoved(waitsForKeychain)}. La session sur ${host} ${session(isOpen)}.`,
    /** Behind the account that it is about. */
    aboutAccount: (login, sentence) => `${loginInSentence(login)} : ${sentence}`,
  },
} satisfies WindowWords['outcomes'];

/** No more than is known. */
function session(isOpen: boolean): string {
  return isOpen ? 'est encore ouverte' : 'est peut-être encore ouverte';
}

function notRemoved(waitsForKeychain: boolean): string {
  return waitsForKeychain
    ? `mais le trousseau de clés n’a pas laissé ${productName} supprimer la connexion enregistrée`
    : `mais ${productName} n’a pas encore supprimé la connexion enregistrée`;
}
