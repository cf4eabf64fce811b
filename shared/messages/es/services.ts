import { productName } from '../../product-name.ts';
import type { ServiceKind } from '../../service.ts';
import type { WindowWords } from '../catalogue.ts';

type Words = WindowWords['services'];

/** The name of what an app is known by has its article, so that it can be a subject and an object. */
const serviceKinds: Words['serviceKinds'] = {
  openbox: {
    address: { label: 'Dirección de la API', hint: 'La dirección de la API 1.0 de OpenBox.' },
    ends: 'La sesión de este equipo. El propio servicio confirma que ha finalizado.',
    app: {
      name: 'la clave de API',
      howToGive: `Escriba la clave de API en los ajustes de ${productName}, o defina SIGNOFF_API_KEY y vuelva a iniciar ${productName}.`,
    },
  },
  oauth: {
    address: {
      label: 'Emisor',
      hint: `La dirección del proveedor. ${productName} le pregunta todo lo demás.`,
    },
    ends: `Los tokens de este equipo. Después, ${productName} los prueba para asegurarse de que ya no funcionan.`,
    app: {
      name: 'el ID de cliente o el secreto de cliente',
      howToGive: `Compruebe el ID de cliente y el secreto de cliente en los ajustes de ${productName}.`,
    },
  },
  nextcloud: {
    address: {
      label: 'Servidor',
      hint: 'La dirección que ve en su navegador cuando lo usa.',
    },
    ends: `La contraseña de aplicación de este equipo. Después, ${productName} la prueba para asegurarse de que ya no funciona.`,
    app: { name: 'el permiso', howToGive: 'Consulte a quien administra el servidor.' },
  },
};

const anyApp: ReturnType<Words['appWords']> = {
  name: 'la clave de API o el ID de cliente',
  howToGive: `Compruebe el servicio en los ajustes de ${productName}.`,
};

/** By what a service knows this app; takes null where the service's kind is not known. */
export function appWords(kind: ServiceKind | null): ReturnType<Words['appWords']> {
  return kind === null ? anyApp : serviceKinds[kind].app;
}

export const services = {
  serviceKinds,
  appSecrets: {
    'api-key': 'Clave de API',
    'client-secret': 'Secreto de cliente',
  },
  endsEverywhere: `Este servicio finaliza entonces también lo que usted permitió a ${productName} en sus otros equipos.`,
  appWords,
} satisfies Words;
