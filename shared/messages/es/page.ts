import { assertNever } from '../../assert-never.ts';
import { isKnownOpen } from '../../outcome.ts';
import { productName } from '../../product-name.ts';
import type { ConfigurationFault } from '../../snapshot.ts';
import { isolated, loginInSentence, nameInSentence } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { serviceName } from '../../language/service-name.ts';
import type { WindowWords } from '../catalogue.ts';
import { fileTrouble } from './files.ts';
import { keychainNotice, keychainWords } from './keychain.ts';

export const page = {
  product: {
    name: productName,
    opening: 'Abriendo…',
    lostTitle: `${productName} no responde`,
    lost: `Esta ventana ha perdido la conexión con ${productName}, por lo que no muestra nada que pueda estar desactualizado. Se vuelve a conectar por sí sola en cuanto ${productName} responde. Si ${productName} ya no está en marcha, vuelva a iniciarlo: retoma lo que quedó sin terminar, en una dirección nueva.`,
    noAnswer: `${productName} aún no ha respondido, por lo que puede haberlo hecho o no. Si lo ha hecho, lo verá aquí.`,
    failed: `${productName} no ha podido hacerlo debido a un error interno. Inténtelo de nuevo. Los detalles están en su archivo de registro.`,
    notNow: 'Eso no se puede hacer en este momento.',
    noSuchAccount: 'Esa cuenta ya no está en la lista.',
  },
  navigation: {
    label: 'Cuentas y ajustes',
    skip: 'Saltar al contenido',
    back: 'Todas las cuentas',
    accounts: 'Cuentas',
    noAccounts: 'No hay cuentas',
    needAttention: (count) =>
      plural(count, {
        one: (one) => `${one} cuenta requiere atención`,
        other: (several) => `${several} cuentas requieren atención`,
      }),
    find: 'Buscar una cuenta',
    found: (count, all, wanted) =>
      count === 0
        ? `Ninguna cuenta coincide con «${nameInSentence(wanted)}».`
        : plural(count, {
            one: (one) => `Coincide ${one} de ${number(all)} cuentas.`,
            other: (several) => `Coinciden ${several} de ${number(all)} cuentas.`,
          }),
    addAccount: 'Añadir cuenta',
    signOutAll: 'Cerrar sesión en todas las cuentas…',
    history: 'Cierres de sesión recientes',
    settings: 'Ajustes',
    help: 'Ayuda',
    notices: 'Avisos',
    announcement: 'Lo que acaba de ocurrir',
    signInUnderWay: 'Iniciando sesión…',
    signInQuestion: '¿Es usted?',
  },
  pageTitle: (what) => `${what} – ${productName}`,
  accountActions: {
    'sign-out': 'Cerrar sesión…',
    remove: 'Quitar…',
    check: 'Comprobar sesión',
    'try-now': 'Intentar ahora',
    'try-again': 'Reintentar',
    'ask-keychain': 'Reintentar',
    unlock: 'Desbloquear y reintentar',
    'unlock-and-finish': 'Desbloquear y terminar',
    'sign-in-again': 'Volver a iniciar sesión',
    'end-on-web': 'Finalizar en la web',
    forget: 'Olvidar sesión…',
    'take-off-list': 'Quitar de la lista…',
  },
  actions: {
    checking: 'Comprobando…',
    cancel: 'Cancelar',
    close: 'Cerrar',
    dismiss: 'Descartar',
    about: (name) => `(${isolated(name)})`,
    opensInBrowser: '(se abre en el navegador)',
  },
  facts: {
    label: 'Detalles',
    space: 'Espacio de almacenamiento',
    lastConfirmed: 'Última confirmación de la sesión',
    checking: 'Comprobando…',
    notConfirmed: `Ninguna desde que se inició ${productName}`,
    savedSignIn: 'Credenciales guardadas',
    savedInKeychain: 'En el llavero de este equipo',
    savedInMemory: `En memoria hasta salir de ${productName}`,
    signedInAt: 'Fecha de inicio de sesión',
    signOutAsked: 'Fecha de cierre de sesión',
    signOutFinished: 'Cierre de sesión terminado',
    endNoticed: 'Detectado el',
    session: (service) => `Sesión en ${serviceName(service)}`,
    sessionEnded: 'Finalizada',
    service: 'Tipo de servicio',
    address: 'Dirección del servicio',
    ends: 'Qué finaliza al cerrar sesión',
  },
  account: {
    checkFailed: 'La última comprobación no pudo determinar si la sesión está abierta.',
    syncFailed: 'Sus archivos no se están sincronizando.',
    syncFailedHint: `El motor de sincronización no se ha iniciado para esta cuenta. ${productName} sigue intentándolo.`,
    noNextTry: `${productName} no lo vuelve a intentar por sí solo.`,
    steps: 'Cierre de sesión en curso',
    filesStay: 'Sus archivos permanecen en este equipo.',
    memory: (service) =>
      `Este equipo no tiene llavero, por lo que estas credenciales se guardan en memoria y se pierden al salir de ${productName}. Cierre sesión antes; de lo contrario, la sesión podría quedar abierta en ${serviceName(service)}.`,
    goneTitle: 'Sesión cerrada',
    notListed: (service) =>
      `${serviceName(service)} ya no está en la lista de servicios. Añádalo a ella para volver a iniciar sesión.`,
  },
  stepWords: (step, service) => {
    switch (step) {
      case 'recording':
        return 'Cerrar sesión en este equipo';
      case 'stopping-sync':
        return 'Detener la sincronización';
      case 'asking-service':
        return `Finalizar la sesión en ${serviceName(service)}`;
      case 'removing-credentials':
        return 'Eliminar de este equipo las credenciales guardadas';
      default:
        return assertNever(step, 'step');
    }
  },
  stepStatus: { done: '(hecho)', current: '(en curso)', upcoming: '(pendiente)' },
  signOutDialog: {
    title: (login) => `¿Cerrar la sesión de ${loginInSentence(login)}?`,
    what: (service) =>
      `${productName} finaliza la sesión en ${serviceName(service)} y elimina de este equipo las credenciales guardadas.`,
    confirm: 'Cerrar sesión',
    titleAll: (count) =>
      plural(count, {
        one: (one) => `¿Cerrar la sesión de ${one} cuenta?`,
        other: (several) => `¿Cerrar la sesión de ${several} cuentas?`,
      }),
    whatAll: `${productName} finaliza cada una de las sesiones y elimina de este equipo las credenciales guardadas.`,
  },
  removeDialog: {
    title: (login) => `¿Quitar ${loginInSentence(login)} de la lista?`,
    what: (service) =>
      `La sesión de esta cuenta en ${serviceName(service)} ya ha finalizado. ${productName} elimina de este equipo lo que queda de la cuenta.`,
    confirm: 'Quitar',
  },
  takeOffListDialog: {
    title: (login) => `¿Quitar ${loginInSentence(login)} de la lista?`,
    what: (service, known) =>
      `En este equipo no queda nada de esta cuenta. La sesión en ${serviceName(service)} ${isKnownOpen(known) ? 'sigue abierta, a menos que usted la haya finalizado allí' : 'podría seguir abierta'}, y ${productName} no puede finalizarla.`,
    confirm: 'Quitar de la lista',
  },
  discardDialog: {
    title: '¿Descartar lo que ha escrito?',
    what: 'No se ha guardado.',
    confirm: 'Descartar',
    cancel: 'Seguir editando',
  },
  forgetDialog: {
    title: (login) => `¿Olvidar la sesión de ${loginInSentence(login)}?`,
    what: (service, known) =>
      `${productName} elimina de este equipo las credenciales guardadas y deja de preguntar. La sesión en ${serviceName(service)} ${isKnownOpen(known) ? 'queda abierta' : 'podría quedar abierta indefinidamente'}, y sin las credenciales guardadas ${productName} nunca podrá finalizarla. Un llavero con papelera, como el de KeePassXC, puede conservar allí una copia.`,
    where: (service) =>
      `Para finalizarla por su cuenta, inicie sesión en ${serviceName(service)} y finalícela allí.`,
    confirm: 'Olvidar sesión',
  },
  signIn: {
    title: (service) => `Iniciar sesión en ${serviceName(service)}`,
    welcome: 'No hay ninguna cuenta con la sesión iniciada',
    welcomeText: (service) =>
      `Inicie sesión en ${serviceName(service)} en su navegador. ${productName} nunca ve su contraseña.`,
    welcomeKeychain: 'Las credenciales se guardan en el llavero de este equipo.',
    otherService: 'Otro servicio…',
    starting: (service) => `Solicitando a ${serviceName(service)} una página de inicio de sesión…`,
    waiting: (service) =>
      `Inicie sesión en la página de ${serviceName(service)} en su navegador y vuelva después aquí. ${productName} espera y continúa por sí solo.`,
    open: 'Abrir la página de inicio de sesión',
    code: 'Su código',
    codeSaid: (code) => `Su código es ${code}.`,
    codeHint:
      'Escriba este código en esa página. Si la página ya muestra un código, continúe solo si es el mismo. Sirve cualquier dispositivo que tenga la página abierta.',
    copyCode: 'Copiar el código',
    codeCopied: 'Copiado.',
    validFor: (left) => `Esperando su inicio de sesión. La página es válida durante ${left}.`,
    confirmLead: (service) => `${serviceName(service)} indica que usted ha iniciado sesión como`,
    confirmTitle: (login) => `Sesión iniciada como ${loginInSentence(login)}: ¿es usted?`,
    question: '¿Es usted?',
    confirmHint:
      'Es posible que el navegador aún tenga iniciada la sesión de otra persona. No se guarda nada hasta que usted lo acepte.',
    confirmMemory: `Este equipo no tiene llavero: las credenciales se guardarían en memoria hasta salir de ${productName}.`,
    yes: 'Sí, soy yo',
    no: 'No',
    keeping: (login) => `Guardando las credenciales de ${loginInSentence(login)}…`,
    undoing: (service) => `Deshaciendo el inicio de sesión en ${serviceName(service)}…`,
    failed: 'No se ha podido iniciar sesión',
    done: (login) => `Sesión iniciada como ${loginInSentence(login)}.`,
  },
  history: {
    title: 'Cierres de sesión recientes',
    empty: 'Aquí se muestran las cuentas cuya sesión ha cerrado.',
  },
  noticeSaid: (title) => `${title}.`,
  noticeWords: (notice) => {
    switch (notice.kind) {
      case 'keychain':
        return { title: keychainWords[notice.reason].title, text: keychainNotice(notice.reason) };
      case 'registry-quarantined':
        return {
          title: 'No se ha podido leer la lista de cuentas',
          text: `${productName} ha trasladado la lista dañada a ${nameInSentence(notice.file)} y ha restaurado lo que ha podido a partir de ella y de su última copia en buen estado. No se ha borrado nada, pero pueden faltar cuentas, y sus sesiones podrían seguir abiertas. Finalice esas sesiones en su servicio y descarte después este aviso.`,
        };
      case 'registry-not-saved':
        return {
          title: 'Los cambios no se están guardando',
          text: `${productName} no puede escribir su lista de cuentas: puede que el disco esté lleno o que la carpeta sea de solo lectura. Lo que ve aquí solo se mantiene hasta salir de ${productName}.`,
        };
      case 'configuration-unreadable':
        return {
          title:
            notice.field === null
              ? 'No se ha podido leer el archivo de configuración'
              : 'No se ha podido leer un ajuste',
          text: configurationWords(notice),
        };
      case 'sign-in-unfinished':
        return {
          title: 'Un inicio de sesión no se terminó',
          text: `Se interrumpió, y ${productName} aún no sabe si comenzó una sesión en ${serviceName(notice.service)}. En cuanto pueda acceder a ${serviceName(notice.service)} y al llavero, lo averigua y finaliza esa sesión. Si descarta este aviso, ya no podrá hacerlo.`,
        };
      case 'sign-in-interrupted':
        return {
          title: 'Un inicio de sesión se interrumpió',
          text: `Puede que en ${serviceName(notice.service)} haya comenzado una sesión que ${productName} no puede finalizar. Si inició sesión allí, finalice esa sesión en la web.`,
        };
      default:
        return assertNever(notice, 'notice');
    }
  },
  severalSignedOut: (over, notOver) => {
    if (notOver === 0) {
      return plural(over, {
        one: (done) => `Se ha cerrado la sesión de ${done} cuenta.`,
        other: (done) => `Se ha cerrado la sesión de ${done} cuentas.`,
      });
    }
    const here = plural(over + notOver, {
      one: (done) => `Se ha cerrado la sesión de ${done} cuenta en este equipo.`,
      other: (done) => `Se ha cerrado la sesión de ${done} cuentas en este equipo.`,
    });
    const left = plural(notOver, {
      one: (count) => `Aún queda ${count} de ellas sin terminar.`,
      other: (count) => `Aún quedan ${count} de ellas sin terminar.`,
    });
    return `${here} ${left}`;
  },
} satisfies WindowWords['page'];

function configurationWords({ file, field, line, code }: ConfigurationFault): string {
  const name = nameInSentence(file);
  const place = line === null ? name : `${name}, línea ${number(line)}`;
  const over = `${productName} lo nota por sí solo cuando usted lo ha corregido.`;
  if (code !== null)
    return `${fileTrouble(file, code)} Hasta entonces, ${productName} usa sus valores predeterminados; el archivo se ha dejado como está.`;
  return field === null
    ? `${productName} no puede leer ${place}, por lo que usa sus valores predeterminados y ha dejado el archivo como está. ${over}`
    : `${productName} no puede usar «${nameInSentence(field)}» en ${place}, por lo que usa en su lugar el valor predeterminado; el resto del archivo sí se usa. ${over}`;
}
