import { productName } from '../../product-name.ts';
import type { WindowWords } from '../catalogue.ts';
import { keychainWords } from './keychain.ts';

export const states = {
  signedIn: {
    label: 'Sesión iniciada',
    here: 'Tiene la sesión iniciada en este equipo.',
    confirmed: (host) => `Tiene la sesión iniciada en este equipo, y ${host} la ha confirmado.`,
  },
  unusable: {
    absent: {
      label: 'Faltan las credenciales guardadas',
      message: (host) =>
        `El llavero no tiene credenciales guardadas para esta cuenta. La sesión en ${host} podría seguir abierta.`,
      hint: 'Cierre sesión aquí y finalice la sesión en la web, o vuelva a iniciar sesión.',
    },
    altered: {
      label: 'Credenciales modificadas',
      message: (host) =>
        `Las credenciales guardadas para esta cuenta no son las que almacenó ${productName}, por lo que no se envía nada a ${host}. La sesión allí podría seguir abierta.`,
      hint: 'Algo las ha modificado en este equipo. Cierre sesión aquí y finalice la sesión en la web, o vuelva a iniciar sesión.',
    },
    'for-other-service': {
      label: 'Guardadas para otro servicio',
      message: (host) =>
        `Las credenciales guardadas para esta cuenta las dio otro servicio, no ${host}, por lo que no se envía nada. La sesión a la que pertenecen podría seguir abierta.`,
      hint: `Algo ha modificado la lista de cuentas de ${productName} (accounts.json). Corrija allí la dirección, o finalice la sesión en las páginas del servicio en el que inició sesión.`,
    },
    'not-understood': {
      label: 'Se desconoce',
      message: (host) =>
        `${productName} no puede leer lo que su lista de cuentas dice de esta cuenta; puede que lo haya escrito una versión más reciente. La sesión en ${host} podría estar abierta. Cierre sesión para finalizarla, o use la versión más reciente.`,
      hint: null,
    },
  },
  unreachable: {
    label: (reason) => `Sesión iniciada · ${keychainWords[reason].label}`,
    message: (reason, host) =>
      `Tiene la sesión iniciada en este equipo. ${keychainWords[reason].condition}, por lo que ${productName} no puede acceder a las credenciales guardadas ni comprobar la sesión en ${host}.`,
    hint: (reason) => keychainWords[reason].remedy,
  },
  sessionEnded: {
    label: 'Sesión finalizada',
    elsewhere: (host) => `La sesión en ${host} se finalizó en otro lugar.`,
    removed: (host) =>
      `La sesión en ${host} se finalizó en otro lugar. Las credenciales guardadas se han eliminado de este equipo.`,
    kept: (host) =>
      `La sesión en ${host} se finalizó en otro lugar. ${productName} aún no ha eliminado las credenciales guardadas; ya no sirven para nada.`,
    hint: 'Vuelva a iniciar sesión para continuar, o quite la cuenta de esta lista.',
  },
  signingOut: {
    label: 'Cerrando sesión…',
    message: 'Cerrando sesión.',
    goesOn: `Cerrando sesión. Puede cerrar esta ventana; ${productName} continúa.`,
  },
} satisfies WindowWords['states'];
