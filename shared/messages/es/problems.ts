import { day } from '../../language/times.ts';
import { hasLapsed } from '../../lapsing.ts';
import type { LapsingSession } from '../../problem.ts';
import type { ProblemWordsTable } from '../../problem-words.ts';
import { productName } from '../../product-name.ts';
import type { ServiceKind } from '../../service.ts';
import type { WindowWords } from '../catalogue.ts';
import { keychainWords } from './keychain.ts';
import { appWords } from './services.ts';
import { tlsWords } from './tls.ts';

/** Of most problems: the service's answer is missing, and Signoff asks again by itself. */
const notConfirmed = { label: () => 'Aún sin confirmar', waiting: null } as const;

const makeRoom =
  'puede que el disco esté lleno o que la carpeta sea de solo lectura. Libere espacio o permita la escritura en la carpeta, e inténtelo de nuevo.';

const listWasChanged = `Algo ha modificado la lista de cuentas de ${productName} (accounts.json). Corrija allí la dirección e inténtelo de nuevo, o finalice la sesión en las páginas del servicio en el que inició sesión.`;

const notKnown = `por lo que no se sabe si ha hecho lo que ${productName} le pidió`;
const signedOutHere = 'Se ha cerrado la sesión en este equipo';
const stillOpen = 'Sigue abierta en el servicio';
const checkNetworkPage =
  'Si esta red le pide que inicie sesión en una página web, hágalo primero; en caso contrario, compruebe la dirección del servicio.';
const cannotRead = (_problem: unknown, host: string): string =>
  cannotTell(`${productName} no puede leer lo que responde ${host}`);

/** No more than is known of a session. */
function session(isOpen: boolean): string {
  return isOpen ? 'sigue abierta' : 'podría seguir abierta';
}

function cannotTell(why: string): string {
  return `${why}, por lo que ${productName} no puede saber si usted ha iniciado sesión allí. Sigue preguntando hasta que la página caduque.`;
}

function lapses(at: string | null): string {
  return at === null
    ? 'Finaliza por sí sola al cabo de un tiempo que decide el servicio.'
    : `Finaliza por sí sola el ${day(at)}.`;
}

/** What is known of such a session. */
function wasToLapse(session: LapsingSession, host: string): string {
  const { lapsesAt } = session;
  return lapsesAt !== null && hasLapsed(session)
    ? `${host} no ofrece a las aplicaciones ninguna forma de finalizar una sola sesión; esta debía finalizar por sí sola el ${day(lapsesAt)}.`
    : `${host} no ofrece a las aplicaciones ninguna forma de finalizar una sola sesión, por lo que la sesión allí sigue abierta.`;
}

/** What a person can do who wants to know whether it has. */
function toBeSure(host: string): string {
  return `${productName} no puede preguntar si lo ha hecho. Para asegurarse, compruébelo en las páginas de ${host}.`;
}

/** When asking a service that does not accept this app can have another answer. */
function onlyOnceChanged(kind: ServiceKind | null): string {
  return `Volver a intentarlo solo sirve cuando haya cambiado ${appWords(kind).name}, o lo que el servicio permite hacer a esta aplicación; consulte a quien le proporciona ${productName}.`;
}

/** HTTP's ways to say that nothing is to be found at an address. */
const notFound: readonly number[] = [404, 410];

const table: ProblemWordsTable = {
  unreachable: {
    ...notConfirmed,
    message: (_, host) =>
      `${productName} no ha podido conectarse a ${host}, por lo que no le ha pedido nada. Compruebe la conexión de red e inténtelo de nuevo.`,
    trouble: (_, host) => cannotTell(`${productName} no puede conectarse a ${host}`),
  },
  timeout: {
    ...notConfirmed,
    message: (_, host) =>
      `${host} no ha respondido a tiempo, ${notKnown}. Inténtelo de nuevo dentro de unos minutos.`,
    trouble: (_, host) => cannotTell(`${host} no responde a tiempo`),
  },
  'connection-lost': {
    ...notConfirmed,
    message: (_, host) =>
      `La conexión con ${host} se ha interrumpido antes de que llegara toda su respuesta, ${notKnown}. Inténtelo de nuevo.`,
    trouble: (_, host) =>
      cannotTell(`La conexión con ${host} se interrumpe antes de que llegue su respuesta`),
  },
  tls: {
    ...notConfirmed,
    message: ({ reason }, host) =>
      reason === undefined
        ? `La conexión con ${host} no es segura, por lo que no se ha enviado nada. Compruebe la dirección del servicio y la red en la que está, e inténtelo de nuevo.`
        : tlsWords[reason](host),
    trouble: (_, host) => cannotTell(`La conexión con ${host} no es segura`),
  },
  'insecure-address': {
    ...notConfirmed,
    message: (_, host) =>
      `La dirección de ${host} no es segura, por lo que no se ha enviado nada. ${productName} solo se conecta por https; corrija la dirección en los ajustes.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. La dirección de ${host} no es segura, por lo que ${productName} no le ha pedido que finalice la sesión, que ${session(isOpen)}.`,
      remedy: (_, host) =>
        `${productName} solo se conecta por https. La sesión se puede finalizar en las páginas de ${host}.`,
    },
    trouble: (_, host) => cannotTell(`La dirección de ${host} no es segura`),
  },
  'http-error': {
    ...notConfirmed,
    message: ({ status }, host) =>
      `${host} ha respondido con el error HTTP ${status.toString()}, ${notKnown}. ${notFound.includes(status) ? 'Compruebe la dirección del servicio.' : 'Inténtelo de nuevo más tarde.'}`,
    trouble: ({ status }, host) => cannotTell(`${host} responde con el error HTTP ${status.toString()}`),
  },
  redirect: {
    ...notConfirmed,
    message: ({ status }, host) =>
      `${host} ha remitido a ${productName} a otra dirección (HTTP ${status.toString()}). Por su seguridad, ${productName} no la sigue, por lo que no consta que se haya hecho nada. ${checkNetworkPage}`,
    trouble: (_, host) => cannotTell(`${host} remite a ${productName} a otra dirección`),
  },
  fault: {
    ...notConfirmed,
    message: (_, host) =>
      `${host} ha respondido que no ha podido procesar la solicitud (un «SOAP Fault»), ${notKnown}. Inténtelo de nuevo más tarde, o elija otro formato en los ajustes.`,
    trouble: (_, host) => cannotTell(`${host} responde que no puede procesar la solicitud (un «SOAP Fault»)`),
  },
  'too-large': {
    ...notConfirmed,
    message: (_, host) =>
      `${host} ha enviado mucho más de lo que cabe en una respuesta, por lo que ${productName} ha dejado de leer y no se sabe qué ha hecho el servicio. Compruebe la dirección del servicio.`,
    trouble: cannotRead,
  },
  malformed: {
    ...notConfirmed,
    message: (_, host) =>
      `Lo que ha llegado de ${host} no es una respuesta que ${productName} pueda leer, ${notKnown}. ${checkNetworkPage}`,
    trouble: cannotRead,
  },
  'unknown-status': {
    ...notConfirmed,
    message: (_, host) =>
      `${host} ha respondido con un estado que ${productName} no conoce, ${notKnown}. Inténtelo de nuevo más tarde.`,
    trouble: cannotRead,
  },
  'not-ended': {
    ...notConfirmed,
    label: () => stillOpen,
    message: (_, host) =>
      `${host} ha respondido que ha finalizado la sesión, pero aún acepta las credenciales guardadas de esta cuenta, por lo que la sesión sigue abierta. Inténtelo de nuevo más tarde, o finalícela en las páginas de ${host}.`,
    waiting: {
      sentence: (_, { host }) =>
        `${signedOutHere}. ${host} ha respondido que ha finalizado la sesión, pero no lo ha hecho: la sesión sigue abierta.`,
      remedy: (_, host) => `Inténtelo de nuevo más tarde, o finalice la sesión en las páginas de ${host}.`,
    },
    trouble: cannotRead,
  },
  restricted: {
    ...notConfirmed,
    label: () => 'Rechazado por el servicio',
    message: (_, host, kind) =>
      `${host} no acepta esta aplicación, por lo que no ha hecho nada. ${onlyOnceChanged(kind)}`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, pero ${host} ya no acepta esta aplicación, por lo que la sesión allí ${session(isOpen)}.`,
      remedy: (_, _host, kind) => onlyOnceChanged(kind),
    },
  },
  'no-api-key': {
    ...notConfirmed,
    message: (_, host, kind) => {
      const { name, howToGive } = appWords(kind);
      return `${productName} no tiene ${name} para ${host}, por lo que no puede pedirle nada. ${howToGive}`;
    },
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. ${productName} no tiene lo que necesita para pedir a ${host} que finalice la sesión, que ${session(isOpen)}.`,
      remedy: (_, _host, kind) => {
        const { name, howToGive } = appWords(kind);
        return `Falta ${name}. ${howToGive}`;
      },
    },
  },
  keychain: {
    ...notConfirmed,
    label: ({ reason }) => `Sesión cerrada · ${keychainWords[reason].label}`,
    message: ({ reason }) =>
      `${keychainWords[reason].condition}, por lo que ${productName} no puede acceder a las credenciales guardadas de sus cuentas. ${keychainWords[reason].remedy}`,
    waiting: {
      sentence: ({ reason }, { host, isOpen }) =>
        `${signedOutHere}. ${keychainWords[reason].condition}, por lo que la sesión en ${host} ${session(isOpen)}.`,
      remedy: ({ reason }) => keychainWords[reason].remedy,
    },
  },
  'credentials-missing': {
    ...notConfirmed,
    message: (_, host) =>
      `El llavero ya no tiene credenciales guardadas para esta cuenta, por lo que ${productName} no puede pedir nada a ${host} en su nombre. La sesión allí se puede finalizar en la web.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, pero el llavero no tiene credenciales guardadas para esta cuenta, por lo que ${productName} no puede finalizar la sesión en ${host}, que ${session(isOpen)}.`,
      remedy: (_, host) => `La sesión se puede finalizar en las páginas de ${host}.`,
    },
  },
  'credentials-altered': {
    ...notConfirmed,
    label: () => 'Credenciales modificadas',
    message: (_, host) =>
      `Las credenciales guardadas para esta cuenta no son las que almacenó ${productName}, por lo que no se ha enviado nada a ${host}. Algo las ha modificado en este equipo. La sesión allí se puede finalizar en la web.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, pero las credenciales guardadas no son las que almacenó ${productName}, por lo que no se han enviado, y la sesión en ${host} ${session(isOpen)}.`,
      remedy: (_, host) =>
        `Algo las ha modificado en este equipo. Si puede devolver al llavero las originales, inténtelo de nuevo; en caso contrario, finalice la sesión en las páginas de ${host}.`,
    },
  },
  'credentials-for-other-service': {
    ...notConfirmed,
    label: () => 'Guardadas para otro servicio',
    message: (_, host) =>
      `Las credenciales guardadas para esta cuenta las dio otro servicio, no ${host}, por lo que no se ha enviado nada. ${listWasChanged}`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, pero las credenciales guardadas las dio otro servicio, no ${host}, por lo que no se ha enviado nada. La sesión a la que pertenecen ${session(isOpen)}.`,
      remedy: () => listWasChanged,
    },
  },
  'cannot-end-session': {
    ...notConfirmed,
    label: (problem) => (hasLapsed(problem) ? 'Ya debería haber finalizado' : stillOpen),
    message: (problem, host) =>
      hasLapsed(problem)
        ? `${wasToLapse(problem, host)} ${toBeSure(host)}`
        : `${wasToLapse(problem, host)} ${lapses(problem.lapsesAt)} Puede finalizarla en las páginas de ${host}.`,
    waiting: {
      sentence: (problem, { host }) =>
        `${signedOutHere}, y se han eliminado las credenciales guardadas. ${wasToLapse(problem, host)}`,
      remedy: (problem, host) =>
        hasLapsed(problem)
          ? toBeSure(host)
          : `Finalícela en las páginas de ${host}. ${lapses(problem.lapsesAt)}`,
    },
  },
  'credentials-used-up': {
    ...notConfirmed,
    label: () => 'Podría seguir abierta',
    message: (_, host) =>
      `Se ha perdido una respuesta de ${host} que renovaba las credenciales guardadas, y ya no acepta las anteriores, por lo que ${productName} no puede pedirle nada para esta cuenta. La sesión allí se puede finalizar en la web.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. ${host} ha renovado las credenciales guardadas, pero su respuesta se ha perdido. Lo que queda no sirve para nada y se ha eliminado, por lo que ${productName} no puede finalizar la sesión allí, que ${session(isOpen)}.`,
      remedy: (_, host) => `Finalice la sesión en las páginas de ${host}.`,
    },
  },
  'not-saved': {
    ...notConfirmed,
    message: () => `${productName} no ha podido escribir su lista de cuentas: ${makeRoom}`,
    waiting: {
      sentence: (_, { host, isOpen, goesOn }) =>
        goesOn === 'by-itself'
          ? `La sesión está cerrada hasta salir de ${productName}, pero ${productName} no ha podido guardarlo. La sesión en ${host} ${session(isOpen)}.`
          : `${productName} no ha podido guardar que usted ha cerrado sesión, por lo que la cuenta puede seguir apareciendo con la sesión iniciada. La sesión en ${host} ${session(isOpen)}.`,
      remedy: () => `No ha podido escribir su lista de cuentas: ${makeRoom}`,
    },
  },
  unknown: {
    ...notConfirmed,
    message: (_, host) =>
      `Un ${productName} más reciente se ha encontrado con un problema con ${host} que esta versión no conoce. Inténtelo de nuevo, o use la versión más reciente.`,
  },
};

export const problems = {
  problems: table,
  signInProblems: {
    expired: (host) =>
      `No ha iniciado sesión a tiempo en ${host}, por lo que la página ya no es válida. No se ha guardado nada. Inténtelo de nuevo.`,
    declined: (host) =>
      `No ha permitido que ${productName} inicie sesión en la página de ${host}. No se ha guardado nada.`,
    rejected: (host) =>
      `${host} ya no conoce este inicio de sesión. No se ha guardado nada. Inténtelo de nuevo.`,
  },
} satisfies WindowWords['problems'];
