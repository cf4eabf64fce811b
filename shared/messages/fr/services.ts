import { productName } from '../../product-name.ts';
import type { WindowWords } from '../catalogue.ts';
import type { ServiceKind } from '../../service.ts';

/** What is said of each kind of service. */
const serviceKinds = {
  openbox: {
    address: { label: 'Adresse de l’API', hint: 'L’adresse de l’API OpenBox 1.0.' },
    ends: 'La session de cet ordinateur. Le service confirme lui-même qu’elle est terminée.',
    app: {
      name: 'la clé API',
      howToGive: `Saisissez la clé API dans les paramètres de ${productName}, ou définissez SIGNOFF_API_KEY et redémarrez ${productName}.`,
    },
  },
  oauth: {
    address: {
      label: 'Émetteur',
      hint: `L’adresse du fournisseur. ${productName} lui demande tout le reste.`,
    },
    ends: `Les jetons de cet ordinateur. ${productName} les essaie ensuite, pour s’assurer qu’ils ne fonctionnent plus.`,
    app: {
      name: 'l’ID client ou le secret client',
      howToGive: `Vérifiez l’ID client et le secret client dans les paramètres de ${productName}.`,
    },
  },
  nextcloud: {
    address: {
      label: 'Serveur',
      hint: 'L’adresse que vous voyez dans votre navigateur quand vous l’utilisez.',
    },
    ends: `Le mot de passe d’application de cet ordinateur. ${productName} l’essaie ensuite, pour s’assurer qu’il ne fonctionne plus.`,
    app: { name: 'l’autorisation', howToGive: 'Adressez-vous à la personne qui gère le serveur.' },
  },
} satisfies WindowWords['services']['serviceKinds'];

/** What this app is to a service whose kind is not known. */
const anyApp = {
  name: 'la clé API ou l’ID client',
  howToGive: `Vérifiez le service dans les paramètres de ${productName}.`,
};

/** By what a service knows this app; takes null where the service's kind is not known. */
export function appWords(kind: ServiceKind | null): { readonly name: string; readonly howToGive: string } {
  return kind === null ? anyApp : serviceKinds[kind].app;
}

export const services = {
  serviceKinds,
  /** What this app's own secret is called, as a label. */
  appSecrets: {
    'api-key': 'Clé API',
    'client-secret': 'Secret client',
  },
  /** Of a service that knows no smaller end. */
  endsEverywhere: `Ce service met alors fin aussi à ce que vous avez autorisé pour ${productName} sur vos autres ordinateurs.`,
  appWords,
} satisfies WindowWords['services'];
