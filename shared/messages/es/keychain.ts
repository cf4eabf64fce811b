import type { KeychainReason } from '../../problem.ts';
import { productName } from '../../product-name.ts';

interface KeychainWords {
  /** How it is, as the beginning of a sentence. */
  readonly condition: string;
  /** The same in two or three words, for lists. */
  readonly label: string;
  /** The same as a title. */
  readonly title: string;
  /** What a person can do about it. */
  readonly remedy: string;
}

/** What is said of a keychain that cannot be used. */
export const keychainWords: Readonly<Record<KeychainReason, KeychainWords>> = {
  locked: {
    condition: 'El llavero está bloqueado',
    label: 'Llavero bloqueado',
    title: 'Su llavero está bloqueado',
    remedy: 'No se ha perdido nada: desbloquéelo e inténtelo de nuevo.',
  },
  'no-answer': {
    condition: 'El llavero no responde',
    label: 'El llavero no responde',
    title: 'El llavero no responde',
    remedy:
      'Quizá le esté esperando en otra ventana: busque una petición para desbloquearlo e inténtelo de nuevo.',
  },
  missing: {
    condition: 'No se encuentra ningún llavero en este equipo',
    label: 'Sin llavero',
    title: 'No hay llavero en este equipo',
    remedy: 'Si debería haber uno en marcha, inícielo e inténtelo de nuevo.',
  },
  failing: {
    condition: 'El llavero notifica un error',
    label: 'Error del llavero',
    title: 'El llavero notifica un error',
    remedy:
      'No consta que se haya perdido nada: inténtelo de nuevo y, si no sirve, salga del sistema de este equipo y vuelva a entrar.',
  },
  'too-long': {
    condition: 'El llavero de este equipo no admite un elemento tan largo como el que necesita este servicio',
    label: 'Demasiado largo para el llavero',
    title: 'Demasiado largo para el llavero',
    remedy: 'Quien administra el servicio puede acortar sus tokens; volver a intentarlo no sirve de nada.',
  },
};

/** What the keychain's condition means for the accounts, and what a person can do about it. */
export function keychainNotice(reason: KeychainReason): string {
  const meaning =
    reason === 'missing'
      ? `Las cuentas nuevas se guardan en memoria y se pierden al salir de ${productName}. No se puede acceder a las credenciales que se guardaron en un llavero.`
      : `${productName} no puede acceder a las credenciales guardadas de sus cuentas.`;
  return `${meaning} ${keychainWords[reason].remedy}`;
}
