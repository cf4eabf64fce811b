import { assertNever } from '../../assert-never.ts';
import { productName } from '../../product-name.ts';
import { serviceRow } from '../../service-table.ts';
import { fewOf, list } from '../../language/lists.ts';
import { canBeRepeated, loginInSentence, nameInSentence, plainText } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { serviceName } from '../../language/service-name.ts';
import type { HostWords } from '../catalogue.ts';
import { fileTrouble } from './files.ts';

/** What was likely meant, as a question. */
function meant(near: readonly string[]): string {
  return `¿Quería decir ${fewOf(near.map((word) => `«${word}»`))}?`;
}

/** A sentence that says that a word is unknown, and what was likely meant. */
function unknown(sentence: string, near: readonly string[]): string {
  return near.length === 0 ? sentence : `${sentence} ${meant(near)}`;
}

export const commandLine = {
  usageMessages: {
    unknownOption: (option, near) =>
      unknown(canBeRepeated(option) ? `No existe la opción «${option}».` : 'No existe tal opción.', near),
    needsValue: (option) =>
      `${option} necesita un valor detrás. Si el valor empieza por un guion, escriba ${option}=VALOR.`,
    takesNoValue: (option) => `${option} no admite ningún valor.`,
    noCommand: 'Indique qué hacer, por ejemplo: signoff status',
    unknownCommand: (name, near) =>
      unknown(
        canBeRepeated(name) ? `No existe la orden «${plainText(name)}».` : 'No existe tal orden.',
        near,
      ),
    notForThisCommand: (option, command) => `--${option} no se puede usar con «${command}».`,
    tooMany: (command) => `Hay demasiadas palabras después de «${command}».`,
    missing: (operand) => `Falta ${operand}.`,
    operandOrOption: (operand, option) => `Indique ${operand} o --${option}, no ambas cosas.`,
    badChoice: (what, choices) => `${what} admite uno de estos valores: ${choices.join(', ')}.`,
    whichAccountOrAll:
      'Indique en qué cuenta cerrar sesión, o --all. «signoff accounts» muestra las cuentas.',
    whichAccount: (command) => `Indique la cuenta para «${command}». «signoff accounts» muestra las cuentas.`,
    whichNotice: 'Indique qué aviso descartar, por su identificador. «signoff notices» muestra los avisos.',
    whichKind:
      'Indique de qué tipo es: «signoff services add nextcloud ADDRESS» o «signoff services add oauth ISSUER».',
    whichAddress: 'Indique la dirección: un servidor Nextcloud, o el emisor de un proveedor OAuth 2.',
    whichService:
      'Indique qué servicio, por su nombre o dirección. «signoff services» muestra los servicios.',
    whichShell: (shells) => `Indique para qué intérprete de órdenes: ${shells.join(', ')}.`,
    badPort: '--port admite un número de 0 a 65535; 0 elige uno libre.',
    badFormat: (formats) => `--format admite uno de estos valores: ${formats.join(', ')}.`,
    badLanguage: (tags) => `--lang admite uno de estos valores: ${list(tags)}.`,
    badService:
      '--service admite el nombre de un servicio o una dirección https (http solo para este mismo equipo), sin nombre de usuario, ? ni #.',
    emptyDataDirectory: '--data-dir admite un directorio.',
    jsonOrCsv: 'Indique --json o --csv, no ambas cosas.',
    seeHelp: (command) =>
      command === null
        ? '«signoff help» muestra las órdenes.'
        : `«signoff help ${command}» explica esa orden.`,
  },
  hostMessages: {
    noHome: `${productName} no sabe dónde está su carpeta personal. Defina HOME, o indique con --data-dir dónde está el directorio de datos.`,
    dataDirectory: (directory, code) =>
      `El directorio de datos no se puede usar. ${fileTrouble(directory, code)} --data-dir indica otro.`,
    lock: (file, code) =>
      `El bloqueo del directorio de datos no se puede usar, por lo que no se ha hecho nada. ${fileTrouble(file, code)}`,
    registryUnreadable: (file, code) =>
      `La lista de cuentas no se puede leer, y no se ha cambiado nada. ${fileTrouble(file, code)}`,
    refusedVariable: (name) =>
      `${name} está definida, y con ella se anotarían secretos. Inicie ${productName} sin ella.`,
    registryNewer: (file) =>
      `La lista de cuentas, ${file}, la escribió un ${productName} más reciente. No se ha cambiado nada. Use esa versión.`,
    notSaved:
      'No se ha podido escribir la lista de cuentas: puede que el disco esté lleno o que la carpeta sea de solo lectura. Lo que se indica arriba no se ha guardado.',
    unexpected: (kind) =>
      `${productName} ha terminado por un error interno (${kind}). Los cierres de sesión que estaban en curso se terminan al iniciar la aplicación o «signoff serve», o con «signoff retry».`,
    oldNode: (version) => `${productName} necesita Node 22.13 o posterior, y este es Node ${version}.`,
    notPrinted: 'No se ha podido escribir la salida, por lo que el resultado no está completo.',
    noPage: 'La página no se ha generado. Ejecute: npm run build',
    portTaken: (port) => `El puerto ${port.toString()} lo ocupa otro programa. Elija otro con --port.`,
    portNotAllowed: (port) =>
      `Este equipo no le permite usar el puerto ${port.toString()}: los puertos inferiores al 1024 suelen estar reservados para el sistema. Elija otro con --port.`,
  },
  ownerMessages: {
    foreignSocket: (path, code) =>
      code === 'FOREIGN_OWNER'
        ? `${plainText(path)} pertenece a otro usuario, por lo que ${productName} no se ha conectado. Haga que lo eliminen, o elija otro directorio de datos.`
        : `No se puede preguntar al ${productName} en marcha. ${fileTrouble(path, code)}`,
    otherVersion: (running, own) =>
      `Está en marcha ${productName} ${plainText(running)}, y este es ${productName} ${own}: los dos no pueden comunicarse, por lo que no se ha hecho nada. Termine el que está en marcha, o use su versión.`,
    noAnswer: (directory) =>
      `Otro proceso de ${productName} está usando ${plainText(directory)} y no responde, por lo que no se ha hecho nada. Termínelo e inténtelo de nuevo.`,
    ended: `El ${productName} en marcha ha terminado antes de responder, por lo que no se sabe si ha hecho lo que se le pidió. «signoff accounts» muestra cómo están sus cuentas; si no está hecho, ejecute la orden de nuevo.`,
    nextOwner: `El ${productName} en marcha ha terminado antes de responder. Esta orden continúa sin él.`,
    failed: `El ${productName} en marcha no ha podido hacerlo por un error interno.`,
    formatPassedOver: `${productName} ya está en marcha, y sus propios ajustes deciden el formato de las solicitudes, por lo que --format no cambia nada aquí.`,
    runsAsApp: `La aplicación ${productName} ya está en marcha en este directorio de datos. Se muestra su ventana.`,
    runsAsServe:
      'Ya hay otro «signoff serve» en marcha en este directorio de datos. Está abriendo su ventana en el navegador.',
    runsAsServeInDialog:
      '«signoff serve» está en marcha en este directorio de datos. Su ventana está en el navegador; para usar la aplicación en su lugar, termine antes «signoff serve».',
    commandRuns:
      'Otra orden de signoff sigue trabajando en este directorio de datos. Espere a que haya terminado e inténtelo de nuevo.',
  },
  accountMessages: {
    none: 'No hay ninguna cuenta con la sesión iniciada. Para iniciar sesión: signoff sign-in',
    noSuchAccount: (account, near) => {
      const none = canBeRepeated(account)
        ? `No existe la cuenta «${loginInSentence(account)}», por lo que no se ha hecho nada.`
        : 'No existe tal cuenta, por lo que no se ha hecho nada.';
      return near.length > 0
        ? `${none} ${meant(near.map(loginInSentence))}`
        : `${none} «signoff accounts» muestra las que hay.`;
    },
    noneAt: (service) => `No hay ninguna cuenta con la sesión iniciada en ${serviceName(service)}.`,
    elsewhere: (services) =>
      `Hay cuentas en ${fewOf(services.map(serviceName))}; --service las ha omitido, por lo que no se ha hecho nada con ellas.`,
    noSuchAccountAt: (account, service, { logins, near }) => {
      const host = serviceName(service);
      const lacks = canBeRepeated(account)
        ? `No existe la cuenta «${loginInSentence(account)}» en ${host}, por lo que no se ha hecho nada.`
        : `No existe tal cuenta en ${host}, por lo que no se ha hecho nada.`;
      const there =
        logins.length === 0
          ? 'Allí no hay ninguna cuenta con la sesión iniciada.'
          : `Hay: ${fewOf(logins.map(loginInSentence))}.`;
      return near.length > 0 ? `${lacks} ${meant(near.map(loginInSentence))}` : `${lacks} ${there}`;
    },
    ambiguous: (account, ids) =>
      `«${loginInSentence(account)}» corresponde a varias cuentas. Use uno de los identificadores: ${ids.join(', ')}`,
  },
  servicesMessages: {
    noSuchService: (name) =>
      canBeRepeated(name)
        ? `No existe el servicio «${nameInSentence(name)}». «signoff services» muestra los que hay.`
        : 'No existe tal servicio. «signoff services» muestra los que hay.',
    ambiguous: (name, addresses) =>
      `«${nameInSentence(name)}» corresponde a varios servicios. Use una de las direcciones: ${fewOf(addresses)}`,
    added: (name, asWord) =>
      `${nameInSentence(name)} está en la lista. Para iniciar sesión: signoff sign-in --service ${asWord}`,
    removed: (name) => `${nameInSentence(name)} ya no está en la lista.`,
    inUse: (name) =>
      `${nameInSentence(name)} permanece en la lista porque tiene cuentas. Cierre antes sus sesiones.`,
    staysOnList: (name) =>
      `${nameInSentence(name)} permanece en la lista: venía con ${productName}, o es el servicio OpenBox de los ajustes.`,
    badAddress:
      'Esta dirección no se puede usar: solo https (http solo para este mismo equipo), sin nombre de usuario, ? ni #.',
    noClientId:
      'Un proveedor OAuth 2 conoce una aplicación por un ID de cliente. Registre uno allí e indíquelo con --client-id.',
    noUseFor: (option, kind) =>
      `--${option} no significa nada para un servicio del tipo ${serviceRow(kind).name}.`,
    takesNoSecret: (name) =>
      `${nameInSentence(name)} no conoce ningún secreto de ${productName}: allí no hace falta más que su dirección.`,
    secretIsGiven: (name) =>
      `El secreto para ${nameInSentence(name)} procede del entorno, de configuration.json o del propio ${productName}, y se usa antes que uno del llavero. No se ha cambiado nada.`,
    secretAsked: (secret, name) =>
      secret === 'api-key'
        ? `Clave de API para ${nameInSentence(name)}: `
        : `Secreto de cliente para ${nameInSentence(name)}: `,
    emptySecret: 'Estaba vacío.',
    secretKept: 'Ya está en el llavero, y no se vuelve a mostrar nunca.',
    secretRemoved: (name) => `El secreto para ${nameInSentence(name)} ya no está en el llavero.`,
    noSecretToRemove: (name) =>
      `No hay ningún secreto para ${nameInSentence(name)} en el llavero, por lo que no se ha cambiado nada.`,
    noSecret: 'No ha llegado nada por la entrada estándar, por lo que no se ha cambiado nada.',
  },
  noticeMessages: {
    none: 'No hay avisos.',
    noSuchNotice: 'No existe tal aviso. «signoff notices» muestra los que hay.',
    dismissed: (notice, path) => {
      switch (notice.kind) {
        case 'registry-quarantined':
          return `Descartado. La lista antigua no se ha borrado; ahora es ${path}. Las sesiones de las cuentas que no están en ninguna otra lista quedan abiertas hasta que usted las finalice en su servicio.`;
        case 'sign-in-unfinished':
          return `Descartado. ${productName} ha eliminado lo que tenía de ese inicio de sesión, por lo que ya no puede finalizar su sesión: si comenzó una, queda abierta hasta que usted la finalice en ${serviceName(notice.service)}.`;
        case 'sign-in-interrupted':
          return `Descartado. Si comenzó una sesión, queda abierta hasta que usted la finalice en ${serviceName(notice.service)}.`;
        default:
          return assertNever(notice, 'notice');
      }
    },
  },
  signInMessages: {
    code: (code) => `En esa página, introduzca este código: ${plainText(code)}\n`,
    open: (link) => `Para iniciar sesión, abra esta página en un navegador de este equipo:\n\n  ${link}\n`,
    byAnotherComputer: (forwarding) =>
      `Para usar el navegador de otro equipo, ejecute antes allí lo siguiente, con el nombre de este equipo al final:\n\n  ssh -N ${forwarding} <este equipo>\n\nDéjelo en marcha y abra allí la misma dirección.\n`,
    answersAgain: (service) => `${serviceName(service)} vuelve a responder.`,
    waiting: 'Esperando a que inicie sesión allí. Ctrl-C cancela.',
    answers: { yes: ['s', 'sí', 'si'], no: ['n', 'no'] },
    question: (login) => `Sesión iniciada como ${loginInSentence(login)}: ¿es usted? [s/n] `,
    somebodyElse:
      'No es seguro que haya sido usted quien ha iniciado sesión, por lo que --yes no se tiene en cuenta.',
    yesOrNo: 'Responda s o n.',
    signedIn: (login, service) =>
      `Sesión iniciada como ${loginInSentence(login)} en ${serviceName(service)}.`,
    undone:
      'No se ha iniciado sesión. No se ha guardado nada, y la sesión que hubiera comenzado se ha finalizado.',
    undoneLater:
      'No se ha iniciado sesión. No consta aún que haya finalizado una sesión que había comenzado. «signoff retry» lo intenta de nuevo.',
    busy: 'Hay otro inicio de sesión en curso.',
  },
  signOutMessages: {
    nothingWaits: 'No hay ningún cierre de sesión en espera.',
    endedEverywhere: `  Este servicio no conoce un final más limitado: lo que usted permitió a ${productName} en sus otros equipos también ha finalizado.`,
    notWaiting: (login) =>
      `No hay ningún cierre de sesión de ${loginInSentence(login)} en espera. Para cerrar sesión: signoff sign-out`,
    signOutFirst: (login) =>
      `La sesión de ${loginInSentence(login)} está iniciada. Cierre sesión antes; olvidar es para los cierres de sesión que no se pueden terminar.`,
    progress: (done, all) => `Cerrando sesión: ${number(done)} de ${number(all)} cuentas`,
    whatNext: (id) => `  Para intentarlo ahora: signoff retry ${id}     Para renunciar: signoff forget ${id}`,
  },
  checkMessages: {
    open: (login, service) =>
      `La sesión de ${loginInSentence(login)} en ${serviceName(service)} está abierta.`,
    notSignedIn: (login) =>
      `La sesión de ${loginInSentence(login)} no está iniciada, por lo que no hay nada que comprobar.`,
  },
  serveMessages: {
    address: (address) => `${productName} está en\n\n  ${address}\n\nsolo en este equipo. Ctrl-C lo termina.`,
    expired:
      'Esta dirección no es válida o ha caducado.\nInicie de nuevo «signoff serve» y abra la dirección que muestra.',
    linkUsed:
      'Este enlace de inicio de sesión ya se ha usado o ya no es válido.\nAbra el que Signoff muestra ahora, o empiece de nuevo a iniciar sesión.',
    otherUser:
      'Otro usuario de este equipo ha iniciado Signoff aquí. Solo ese usuario puede abrir esta dirección.',
    noBrowser: 'No se ha podido abrir ningún navegador: abra usted la dirección.',
    endingMemory: (count) =>
      plural(count, {
        one: (accounts) =>
          `Cerrando la sesión de ${accounts} cuenta cuyas credenciales solo están en memoria…`,
        other: (accounts) =>
          `Cerrando la sesión de ${accounts} cuentas cuyas credenciales solo están en memoria…`,
      }),
    stayedOpen: (count) =>
      plural(count, {
        one: (accounts) =>
          `La sesión de ${accounts} cuenta no se ha podido finalizar y podría quedar abierta. El próximo inicio indica dónde finalizarla.`,
        other: (accounts) =>
          `Las sesiones de ${accounts} cuentas no se han podido finalizar y podrían quedar abiertas. El próximo inicio indica dónde finalizarlas.`,
      }),
    ending:
      'Terminando. Lo que no está terminado continúa cuando se vuelve a iniciar la aplicación o «signoff serve».',
  },
  linkFileMessages: {
    goOn: `Continuar a ${productName}`,
    hostNotFound: (host) =>
      `Este navegador no encuentra ${host}, una dirección de este equipo que ${productName} usa solo para esta ejecución.`,
    goOnOtherwise: `Continuar a ${productName} en 127.0.0.1 en su lugar. Es posible que los sitios web que otros programas ofrecieron desde este equipo hayan dejado allí algo que puede ver la ventana.`,
  },
  /** What the browser shows once the service has sent it back. */
  returnPageMessages: {
    answered: { title: `Puede volver a ${productName}`, text: 'Ya puede cerrar esta página.' },
    /** For anything else. */
    notHere: { title: 'Aquí no hay nada', text: `Empiece de nuevo desde ${productName}.` },
  },
} satisfies HostWords['commandLine'];
