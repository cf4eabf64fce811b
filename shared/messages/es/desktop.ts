import { isolated, loginInSentence, nameInSentence, plainText } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { productName } from '../../product-name.ts';
import type { HostWords } from '../catalogue.ts';

const quit = `Salir de ${productName}`;

export const desktop = {
  startMessages: {
    refusedSwitch: (name) =>
      `${productName} no se inicia con --${name}, porque eso lo dejaría abierto a otros programas.`,
    unknownWord: `La ventana de ${productName} no conoce órdenes. En la línea de comandos son para «signoff»: «signoff help» las muestra.`,
    badLink: `${productName} no puede abrir ese enlace.`,
    root: `${productName} no se ejecuta como root, porque el aislamiento de su ventana (sandbox) no funciona así. Inícielo como un usuario normal.`,
    notStartedAnew: (code) =>
      `${productName} no ha podido reiniciarse sin SIGNOFF_API_KEY en su entorno (${code}). Ponga la clave de API en su archivo de configuración.`,
    license: (name) => `Licencia: ${name}`,
    noLock: (directory) =>
      `${productName} no ha podido averiguar si ya está en marcha, por lo que no se ha iniciado. Compruebe que se puede escribir en ${nameInSentence(directory)}.`,
  },
  menuWords: {
    open: `Abrir ${productName}`,
    addAccount: 'Añadir cuenta…',
    signingIn: 'Iniciando sesión…',
    isThisYou: (login) => `¿Es usted ${loginInSentence(login)}?`,
    signInFailed: 'No se ha podido iniciar sesión…',
    settings: 'Ajustes…',
    exportDiagnostics: 'Exportar diagnóstico…',
    quit,
    nobody: 'No hay ninguna sesión iniciada',
    accounts: (count) => `Cuentas (${number(count)})`,
    moreAccounts: (count) =>
      plural(count, {
        one: (one) => `${one} más en la ventana…`,
        other: (several) => `${several} más en la ventana…`,
      }),
    leave: {
      'sign-out': (login) => `Cerrar la sesión de ${loginInSentence(login)}…`,
      remove: (login) => `Quitar ${loginInSentence(login)}…`,
    },
    signOutAll: 'Cerrar sesión en todas las cuentas…',
    show: 'Mostrar',
    file: 'Archivo',
    edit: 'Editar',
    view: 'Ver',
    window: 'Ventana',
    help: 'Ayuda',
    helpPage: `Ayuda de ${productName}`,
    reportProblem: 'Informar de un problema…',
    roles: {
      about: `Acerca de ${productName}`,
      hide: `Ocultar ${productName}`,
      hideOthers: 'Ocultar otros',
      unhide: 'Mostrar todo',
      undo: 'Deshacer',
      redo: 'Rehacer',
      cut: 'Cortar',
      copy: 'Copiar',
      paste: 'Pegar',
      selectAll: 'Seleccionar todo',
      resetZoom: 'Tamaño real',
      zoomIn: 'Acercar',
      zoomOut: 'Alejar',
      togglefullscreen: 'Pantalla completa',
      toggleDevTools: 'Herramientas de desarrollo',
      minimize: 'Minimizar',
      zoom: 'Zoom',
      close: 'Cerrar ventana',
      front: 'Traer todo al frente',
    },
    account: (name, state) => `${isolated(name)} – ${state}`,
  },
  tooltipWords: {
    nobody: `${productName}: no hay ninguna sesión iniciada`,
    signedIn: (login) => `${productName}: sesión iniciada como ${loginInSentence(login)}`,
    severalSignedIn: (count) =>
      plural(count, {
        one: (one) => `${productName}: ${one} cuenta con la sesión iniciada`,
        other: (several) => `${productName}: ${several} cuentas con la sesión iniciada`,
      }),
    signingOut: (login) => `${productName}: cerrando la sesión de ${loginInSentence(login)}…`,
    severalSigningOut: (count) =>
      plural(count, {
        one: (one) => `${productName}: cerrando la sesión de ${one} cuenta…`,
        other: (several) => `${productName}: cerrando la sesión de ${several} cuentas…`,
      }),
    attention: (login, label) => `${productName}: ${loginInSentence(login)}: ${plainText(label)}`,
    severalAttention: (count) =>
      plural(count, {
        one: (one) => `${productName}: ${one} cuenta requiere atención`,
        other: (several) => `${productName}: ${several} cuentas requieren atención`,
      }),
    notice: `${productName}: algo requiere atención`,
    ending: `${productName}: terminando…`,
  },
  browserWords: {
    none: 'No se ha podido abrir ningún navegador',
    whatToDo: 'Abra esta dirección en un navegador de este equipo:',
    copy: 'Copiar dirección',
  },
  closedToTray: (onMac) => ({
    title: `${productName} sigue en marcha`,
    body: onMac
      ? `Permanece en la barra de menús cuando cierra la ventana. Para salir, elija «${quit}» allí.`
      : `Permanece en la bandeja del sistema cuando cierra la ventana. Para salir, elija «${quit}» allí.`,
  }),
  brokenPage: `La ventana de ${productName} fallaba una y otra vez, por lo que se ha cerrado. ${productName} sigue en marcha: abra la ventana para intentarlo de nuevo.`,
  diagnosticsWords: {
    title: 'Exportar diagnóstico',
    fileType: 'Texto',
    saved:
      'Se ha guardado el diagnóstico. No contiene nombres de usuario, credenciales guardadas ni claves de API.',
    failed: (reason) =>
      `No se ha podido guardar el diagnóstico (${reason}). Elija otra carpeta, o libere espacio, e inténtelo de nuevo.`,
  },
} satisfies HostWords['desktop'];
