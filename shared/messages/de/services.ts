import { productName } from '../../product-name.ts';
import type { ServiceKind } from '../../service.ts';
import type { WindowWords } from '../catalogue.ts';

type Words = WindowWords['services'];

/** What is said of each kind of service. */

/** What the app is known by has its article, in the nominative. */
export const serviceKinds = {
  openbox: {
    address: { label: 'API-Adresse', hint: 'Die Adresse der OpenBox-API 1.0.' },
    ends: 'Die Sitzung dieses Computers. Der Dienst bestätigt selbst, dass sie beendet ist.',
    app: {
      name: 'der API-Schlüssel',
      howToGive: `Geben Sie den API-Schlüssel in den Einstellungen von ${productName} ein, oder setzen Sie SIGNOFF_API_KEY und starten Sie ${productName} neu.`,
    },
  },
  oauth: {
    address: {
      label: 'Aussteller',
      hint: `Die Adresse des Anbieters. Alles Weitere erfragt ${productName} dort.`,
    },
    ends: `Die Tokens dieses Computers. ${productName} probiert sie danach aus, um sicher zu sein, dass sie nicht mehr gelten.`,
    app: {
      name: 'die Client-ID oder das Client-Geheimnis',
      howToGive: `Prüfen Sie die Client-ID und das Client-Geheimnis in den Einstellungen von ${productName}.`,
    },
  },
  nextcloud: {
    address: {
      label: 'Serveradresse',
      hint: 'Die Adresse, die Sie im Browser sehen, wenn Sie ihn benutzen.',
    },
    ends: `Das App-Passwort dieses Computers. ${productName} probiert es danach aus, um sicher zu sein, dass es nicht mehr gilt.`,
    app: { name: 'die Berechtigung', howToGive: 'Fragen Sie den Betreiber des Servers.' },
  },
} satisfies Words['serviceKinds'];

/** What this app's own secret is called, as a label. */
export const appSecrets = {
  'api-key': 'API-Schlüssel',
  'client-secret': 'Client-Geheimnis',
} satisfies Words['appSecrets'];

/** Of a service that knows no smaller end. */
export const endsEverywhere = `Dieser Dienst beendet dann auch, was Sie ${productName} auf Ihren anderen Computern erlaubt haben.`;

/** What this app is to a service whose kind is not known. */
const anyApp = {
  name: 'der API-Schlüssel oder die Client-ID',
  howToGive: `Prüfen Sie den Dienst in den Einstellungen von ${productName}.`,
};

/** By what a service knows this app; takes null where the service's kind is not known. */
export function appWords(kind: ServiceKind | null): ReturnType<Words['appWords']> {
  return kind === null ? anyApp : serviceKinds[kind].app;
}
