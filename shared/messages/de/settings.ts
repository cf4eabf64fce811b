import { productName } from '../../product-name.ts';
import type { AppSecretKind } from '../../service-table.ts';
import type { LaterWords } from '../catalogue.ts';

type Words = LaterWords['settings'];

/** The words of the settings, and of adding a service: what the window loads once a person goes there. */

export const settings = {
  title: 'Einstellungen',
  openBox: 'OpenBox',
  address: 'Adresse des Dienstes',
  addressHint:
    'Wo die OpenBox-API zu finden ist, zum Beispiel https://www.box.net/api/1.0/. Das gilt ab der nächsten Anmeldung.',
  badAddress: `Das ist keine Adresse, die ${productName} verwenden kann. Sie muss mit https:// beginnen und darf keinen Benutzernamen, kein ? und kein # enthalten.`,
  format: 'Format der Anfragen',
  formatHint: `Wie ${productName} seine Anfragen schreibt.`,
  fixed: 'Für diesen Lauf auf der Befehlszeile festgelegt und daher hier nicht zu ändern.',
  save: 'Speichern',
  revert: 'Zurücksetzen',
  saved: 'Gespeichert.',
} satisfies Words['settings'];

/** In which language Signoff speaks. */
export const languageForm = {
  title: 'Sprache',
  label: 'Sprache dieser App',
  hint: 'Sie ändert sich sofort.',
  automatic: 'Die Ihres Systems',
  fixed: settings.fixed,
} satisfies Words['languageForm'];

/** What a person chooses about the app itself. */
export const general = {
  title: 'Allgemein',
  startAtLogin: 'Bei der Anmeldung am Computer starten',
  startAtLoginHint: `${productName} startet im Hintergrund, wenn Sie sich an diesem Computer anmelden, und schließt Abmeldungen ab, die noch warten.`,
  startAtLoginRefused: `${productName} konnte das nicht ändern: Das System hat es nicht zugelassen. Ändern Sie es in den Systemeinstellungen für Programme, die automatisch starten.`,
  notifications: 'Benachrichtigungen',
  notificationsHint: `Was ${productName} Ihnen mitteilt, solange das Fenster geschlossen ist. Das Symbol zeigt immer, wenn etwas Ihre Aufmerksamkeit braucht.`,
} satisfies Words['general'];

/** Each choice of notifications: its name and what choosing it means. */
export const notifications = {
  all: { name: 'Alle', means: 'Wie jede Abmeldung ausging, und alles, was Ihre Aufmerksamkeit braucht.' },
  problems: { name: 'Nur Probleme', means: 'Nur was nicht geklappt hat oder Ihre Aufmerksamkeit braucht.' },
  none: { name: 'Keine', means: 'Nichts. Sehen Sie auf das Symbol oder ins Fenster.' },
} satisfies Words['notifications'];

/** Each format's name and what choosing it means. */
export const formats = {
  automatic: {
    name: 'Automatisch',
    means: 'SOAP, oder XML, wo der Dienst kein SOAP hat. Für fast alle das Richtige.',
  },
  soap: { name: 'SOAP', means: 'Nur SOAP-Anfragen.' },
  xml: { name: 'XML', means: 'Nur einfache XML-Anfragen.' },
  rest: {
    name: 'REST',
    means:
      'Der API-Schlüssel und die gespeicherte Anmeldung stehen in der Adresse jeder Anfrage, und Proxys und Server schreiben Adressen in ihre Protokolle. Wählen Sie das nur, wenn Sie müssen.',
  },
} satisfies Words['formats'];

/** The list of services. */
export const services = {
  title: 'Dienste',
  hint: 'Wo Sie sich von diesem Computer aus anmelden können.',
  add: { nextcloud: 'Nextcloud hinzufügen\u00a0…', oauth: 'OAuth 2 hinzufügen\u00a0…' },
  address: 'Adresse',
  clientId: 'Client-ID',
  secretThere: 'Im Schlüsselbund dieses Computers',
  secretGiven:
    'Aus der Umgebung, der Konfigurationsdatei oder dem Programmpaket und daher hier nicht zu ändern',
  secretMissing: 'Fehlt: Ohne ihn kann sich niemand anmelden',
  secretNone: 'Keines',
  setSecret: (secret) =>
    bySecret(secret, 'API-Schlüssel hinzufügen\u00a0…', 'Client-Geheimnis hinzufügen\u00a0…'),
  replaceSecret: (secret) =>
    bySecret(secret, 'API-Schlüssel ersetzen\u00a0…', 'Client-Geheimnis ersetzen\u00a0…'),
  removeSecret: (secret) =>
    bySecret(secret, 'API-Schlüssel entfernen\u00a0…', 'Client-Geheimnis entfernen\u00a0…'),
  remove: 'Dienst entfernen\u00a0…',
} satisfies Words['services'];

/** One of two texts: the secrets differ in gender. */
function bySecret(secret: AppSecretKind, ofApiKey: string, ofClientSecret: string): string {
  return secret === 'api-key' ? ofApiKey : ofClientSecret;
}

/** The question before a service is taken off the list. */
export const removeServiceDialog = {
  title: (name) => `${name} aus der Liste entfernen?`,
  what: 'Sie können den Dienst jederzeit wieder hinzufügen.',
  hasAccounts:
    'Er hat hier Konten. Melden Sie diese zuerst ab: Was ihre Sitzungen beendet, hängt vielleicht am Dienst.',
  confirm: 'Entfernen',
} satisfies Words['removeServiceDialog'];

/** Typing in this app's own secret for a service. */
export const secretForm = {
  hint: 'Die Eingabe kommt in den Schlüsselbund dieses Computers und wird nie wieder angezeigt.',
  empty: (secret) =>
    bySecret(secret, 'Geben Sie zuerst den API-Schlüssel ein.', 'Geben Sie zuerst das Client-Geheimnis ein.'),
  save: 'Speichern',
  saved: { 'api-key': 'API-Schlüssel gespeichert.', 'client-secret': 'Client-Geheimnis gespeichert.' },
  removed: { 'api-key': 'API-Schlüssel entfernt.', 'client-secret': 'Client-Geheimnis entfernt.' },
  removeTitle: (secret, name) =>
    bySecret(secret, `API-Schlüssel für ${name} entfernen?`, `Client-Geheimnis für ${name} entfernen?`),
  removeWhat: `Danach kann ${productName} sich dort möglicherweise nicht anmelden und auch die Sitzungen von Konten nicht beenden, die dort angemeldet sind.`,
  removeConfirm: 'Entfernen',
} satisfies Words['secretForm'];

/** The form that adds a service. */
export const serviceForm = {
  title: { nextcloud: 'Nextcloud-Server hinzufügen', oauth: 'OAuth-2-Anbieter hinzufügen' },
  lead: {
    nextcloud: `Sie melden sich in Ihrem Browser auf der Seite des Servers an. ${productName} sieht Ihr Passwort nie.`,
    oauth: `${productName} muss beim Anbieter als native App registriert sein, mit der Weiterleitungsadresse http://127.0.0.1/callback auf beliebigem Port. Die Client-ID bekommen Sie vom Betreiber.`,
  },
  name: 'Name',
  nameHint: 'Wie Sie den Dienst nennen. Bleibt das leer, gilt seine Adresse.',
  clientId: 'Client-ID',
  clientIdHint: `Unter der ${productName} beim Anbieter bekannt ist.`,
  secretHint:
    'Nur wenn der Anbieter Ihnen eines gegeben hat. Es kommt in den Schlüsselbund dieses Computers und wird nie wieder angezeigt.',
  optional: '(optional)',
  noAddress: 'Geben Sie zuerst eine Adresse ein.',
  badAddress: `Das ist keine Adresse, die ${productName} verwenden kann. Sie muss https verwenden und darf keinen Benutzernamen, kein ? und kein # enthalten.`,
  noClientId: 'Geben Sie zuerst die Client-ID ein.',
  secretNotSaved: 'Der Dienst steht jetzt auf der Liste, aber sein Client-Geheimnis wurde nicht gespeichert.',
  notAdded: 'Der Dienst wurde nicht hinzugefügt.',
  busy: 'Wird hinzugefügt\u00a0…',
  submit: { 'add-account': 'Weiter zur Anmeldung', settings: 'Dienst hinzufügen' },
} satisfies Words['serviceForm'];

/** The configuration file could not be written. */
export const settingsNotSaved = `${productName} konnte die Konfigurationsdatei nicht schreiben: Vielleicht ist der Datenträger voll oder der Ordner schreibgeschützt. Schaffen Sie Platz oder machen Sie den Ordner beschreibbar und versuchen Sie es erneut.`;
