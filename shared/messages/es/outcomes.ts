import { loginInSentence } from '../../language/names.ts';
import { productName } from '../../product-name.ts';
import type { WindowWords } from '../catalogue.ts';

export const outcomes = {
  outcomeLabels: {
    signedOut: 'Sesión cerrada',
    notConfirmed: 'Aún sin confirmar',
    notRemoved: 'Credenciales sin eliminar',
    finishing: 'Terminando',
  },
  outcomeEntries: {
    signedOut: (login) => `Sesión de ${loginInSentence(login)} cerrada`,
    waitsForKeychain: (login) =>
      `El cierre de sesión de ${loginInSentence(login)} espera al llavero: intentar ahora`,
    notConfirmed: (login) =>
      `Cierre de sesión de ${loginInSentence(login)} aún sin confirmar: intentar ahora`,
    refused: (login) => `Cierre de sesión de ${loginInSentence(login)} rechazado por el servicio: reintentar`,
    cannotEnd: (login, isOpen) =>
      `La sesión de ${loginInSentence(login)} ${session(isOpen)} en el servicio: dónde finalizarla`,
    notRemoved: (login) =>
      `Cierre de sesión de ${loginInSentence(login)} sin terminar, sus credenciales guardadas siguen aquí: intentar ahora`,
  },
  outcomeSentences: {
    signedOut: (login) => `Se ha cerrado la sesión de ${loginInSentence(login)}.`,
    hadEnded: (login) =>
      `Se ha cerrado la sesión de ${loginInSentence(login)}. La sesión ya había finalizado.`,
    signedOutHere: ({ login, host, isOpen }) =>
      `Se ha cerrado la sesión de ${loginInSentence(login)} en este equipo. La sesión en ${host} ${session(isOpen)}.`,
    forgotten: ({ login, host, isOpen }) =>
      `Se ha cerrado la sesión de ${loginInSentence(login)} en este equipo. La sesión en ${host} ${session(isOpen)}, y ahora solo ${host} puede finalizarla.`,
    sessionIsOver: (host) => `Se ha cerrado la sesión en este equipo, y la sesión en ${host} ha finalizado.`,
    notConfirmed: (host, goesOn) =>
      goesOn === 'by-itself'
        ? `Se ha cerrado la sesión en este equipo. ${host} aún no ha confirmado que la sesión haya finalizado allí; ${productName} terminará en cuanto responda.`
        : `Se ha cerrado la sesión en este equipo. ${host} aún no ha confirmado que la sesión haya finalizado allí.`,
    overNotRemoved: (waitsForKeychain) => `La sesión ha finalizado, ${notRemoved(waitsForKeychain)}.`,
    notRemoved: ({ host, isOpen }, waitsForKeychain) =>
      `Se ha cerrado la sesión en este equipo, ${notRemoved(waitsForKeychain)}. La sesión en ${host} ${session(isOpen)}.`,
    aboutAccount: (login, sentence) => `${loginInSentence(login)}: ${sentence}`,
  },
} satisfies WindowWords['outcomes'];

/** No more than is known. */
function session(isOpen: boolean): string {
  return isOpen ? 'sigue abierta' : 'podría seguir abierta';
}

function notRemoved(waitsForKeychain: boolean): string {
  return waitsForKeychain
    ? `pero el llavero no ha permitido a ${productName} eliminar las credenciales guardadas`
    : `pero ${productName} aún no ha eliminado las credenciales guardadas`;
}
