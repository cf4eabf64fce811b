import { number, plural } from '../../language/numbers.ts';
import type { WindowWords } from '../catalogue.ts';

export const addAccount = {
  addAccount: {
    title: 'Añadir una cuenta',
    where: '¿Dónde está su cuenta?',
    services: 'Servicios',
    find: 'Buscar un servicio',
    found: (count, all) =>
      count === 0
        ? 'No coincide ningún servicio.'
        : plural(count, {
            one: (one) => `Coincide ${one} de ${number(all)} servicios.`,
            other: (several) => `Coinciden ${several} de ${number(all)} servicios.`,
          }),
    other: 'Otro servicio',
    lacks: {
      'api-key': 'Necesita antes su clave de API',
      'client-secret': 'Necesita antes su secreto de cliente',
    },
  },
  addableKinds: {
    nextcloud: {
      title: 'Nextcloud',
      takes: 'Basta con la dirección de su servidor.',
    },
    oauth: {
      title: 'Proveedor OAuth 2 u OpenID',
      takes: 'Requiere la dirección del proveedor y un ID de cliente.',
    },
  },
} satisfies WindowWords['addAccount'];
