import { productName } from '../../product-name.ts';
import type { AppSecretKind } from '../../service-table.ts';
import type { HostWords } from '../catalogue.ts';

type Words = HostWords['commands'];

/*
 * What help, the manual page and completion say about the commands of the command line. Operands and options are named as
 * electron/cli/command-table.ts has them.
 */

export const commandWords = {
  'sign-in': {
    summary: 'auf der Seite des Dienstes anmelden',
    text: [
      `Gibt eine Adresse auf diesem Computer aus, die zur Seite des Dienstes führt, öffnet sie in Ihrem Browser, wartet, bis Sie sich dort angemeldet haben, und fragt „Sind Sie das?“, bevor etwas behalten wird. Ohne --service geht es zum ersten Dienst der Liste.`,
      'Strg+C bricht ab und beendet die Sitzung, die vielleicht begonnen hat.',
    ],
    options: {
      'no-browser':
        'die Adresse nur ausgeben; wo der Dienst es anbietet, auch einen Code für einen Browser irgendwo anders',
      yes: '„Sind Sie das?“ mit Ja beantworten, wo sicher ist, dass Sie selbst sich angemeldet haben',
    },
    examples: [
      'beim ersten Dienst der Liste anmelden',
      'bei einem Nextcloud-Server anmelden',
      'über SSH oder auf einem Computer ohne Browser',
    ],
  },
  status: {
    summary: 'alles auf einen Blick zeigen',
    text: [
      `Zeigt, welches ${productName} die Konten geöffnet hat, die Konten und ihren Zustand, Dienste, denen etwas fehlt, und was auf Sie wartet. Dafür wird kein Dienst gefragt.`,
      'Der Befehl endet mit dem Code des Kontos, das Ihre Aufmerksamkeit am meisten braucht.',
    ],
    options: {},
    examples: ['wie alles steht', 'nichts sagen; der Exit-Code sagt es'],
  },
  accounts: {
    summary: 'die Konten und ihren Zustand aufzählen',
    text: ['Fragt den Schlüsselbund, ob er benutzbar ist, aber keinen Dienst; das tut „signoff check“.'],
    options: {},
    examples: ['alle Konten', 'eine Zeile JSON für jedes'],
  },
  check: {
    summary: 'den Dienst fragen, ob Sitzungen noch offen sind',
    text: [
      'Ohne ACCOUNT wird nach jedem Konto gefragt. Nach einer Abmeldung, die wartet, wird nicht gefragt.',
    ],
    options: {},
    examples: ['nach jedem Konto fragen', 'nach einem fragen'],
  },
  'sign-out': {
    summary: 'abmelden: hier sofort, dann beim Dienst',
    text: [
      'Sie sind auf diesem Computer abgemeldet, bevor der Dienst gefragt wird. Was der Dienst nicht bestätigt hat, wenn der Befehl endet, wartet, und der Befehl sagt, wer es abschließt.',
      'Ein Konto zweimal abzumelden ist kein Fehler: Die Antwort ist dieselbe.',
    ],
    options: { all: 'jedes Konto; mit --service jedes Konto dort' },
    examples: [
      'ein Konto abmelden',
      'zwei Konten, eines mit dem Anfang seiner ID',
      'jedes Konto, mit einer Zeile JSON für jedes',
    ],
  },
  retry: {
    summary: 'mit Abmeldungen weitermachen, die nicht abgeschlossen sind',
    text: ['Ohne ACCOUNT wird mit allen weitergemacht und mit Anmeldungen, die unterbrochen wurden.'],
    options: {},
    examples: ['mit allem weitermachen, was wartet', 'mit einer weitermachen'],
  },
  forget: {
    summary: 'eine nicht abgeschlossene Abmeldung aufgeben; die Sitzung bleibt möglicherweise offen',
    text: [
      `Entfernt die gespeicherte Anmeldung von diesem Computer ohne Bestätigung des Dienstes. ${productName} kann diese Sitzung danach nie mehr beenden.`,
      'Ein Schlüsselbund mit Papierkorb, wie der von KeePassXC, behält dort möglicherweise eine Kopie.',
    ],
    options: {},
    examples: ['eine Abmeldung aufgeben'],
  },
  history: {
    summary: 'die Konten aufzählen, die abgemeldet wurden, die neuesten zuerst',
    text: [
      'Für alle, die nachweisen müssen, dass Sitzungen beendet sind. Zeiten sind in UTC. Die letzten tausend werden aufbewahrt.',
      '„ended“ und „already-ended“ hat der Dienst selbst gesagt. „open“ und „unknown“ stehen bei Konten, die aufgegeben wurden („signoff forget“).',
    ],
    options: {
      csv: 'als kommagetrennte Werte, mit den Spaltennamen in der ersten Zeile; jeder Wert steht in Anführungszeichen, und keiner ist eine Formel',
    },
    examples: ['zum Lesen', 'für eine Tabellenkalkulation', 'für ein Programm'],
  },
  notices: {
    summary: 'aufzählen, was eine Sitzung offen gelassen haben kann',
    text: [
      'Eine Anmeldung, die unterbrochen wurde, oder eine Kontenliste, die nicht gelesen werden konnte. Jeder Befehl meldet sie an seinem Ende.',
    ],
    options: {},
    examples: ['alle Hinweise, jeder mit seiner ID'],
  },
  dismiss: {
    summary: 'einen Hinweis als erledigt verwerfen',
    text: ['Das löscht keine Kontenliste und sagt, was möglicherweise offen bleibt.'],
    options: {},
    examples: ['mit der ID, die „signoff notices“ zeigt'],
  },
  services: {
    summary: 'die Dienste aufzählen, bei denen man sich anmelden kann',
    text: [],
    options: {},
    examples: ['alle Dienste, jeder mit Art, Adresse und Client-ID'],
  },
  'services add': {
    summary: 'einen Nextcloud-Server oder OAuth-2-Anbieter hinzufügen',
    text: [
      'KIND ist nextcloud oder oauth; ADDRESS ist ein Nextcloud-Server oder der Aussteller eines OAuth-2-Anbieters. Der OpenBox-Dienst ist eine einzige Adresse, in configuration.json oder durch --service.',
    ],
    options: {
      name: 'wie er heißen soll',
      'client-id': 'die ID, unter der ein OAuth-2-Anbieter diese App kennt',
      secret: 'das Client-Geheimnis aus der Standardeingabe lesen',
    },
    examples: ['ein Nextcloud-Server', 'ein OAuth-2-Anbieter'],
  },
  'services remove': {
    summary: 'einen Dienst aus der Liste entfernen',
    text: ['Einer, der Konten hat, bleibt: Melden Sie diese zuerst ab.'],
    options: {},
    examples: ['mit seinem Namen oder seiner Adresse'],
  },
  'services secret': {
    summary: 'einen API-Schlüssel oder ein Client-Geheimnis im Schlüsselbund aufbewahren',
    text: ['Es wird aus der Standardeingabe gelesen, nie aus einem Argument, und nie wieder angezeigt.'],
    options: { remove: 'es aus dem Schlüsselbund entfernen' },
    examples: ['es eintippen', 'es aus dem Schlüsselbund entfernen'],
  },
  serve: {
    summary: 'das Fenster in einem Browser zeigen, nur auf diesem Computer',
    text: ['Bis Strg+C. Die Adresse enthält ein Geheimnis, das bei jedem Start neu ist.'],
    options: {
      port: 'der Port; 0 oder keiner: ein freier',
      'no-open': 'die Adresse nur ausgeben',
    },
    examples: ['das Fenster zeigen', 'über SSH, mit ssh -L 8080:127.0.0.1:8080'],
  },
  completion: {
    summary: 'die Vervollständigung für eine Shell ausgeben',
    text: ['Das Debian-Paket bringt sie mit.'],
    options: {},
    examples: ['in der ~/.bashrc', 'in der ~/.zshrc, nach compinit', 'für fish, einmal'],
  },
  manual: {
    summary: 'die Handbuchseite ausgeben',
    text: ['In der Form, die das Programm man liest. Das Debian-Paket bringt sie mit: „man signoff“.'],
    options: {},
    examples: ['sie lesen'],
  },
  help: {
    summary: 'einen Befehl erklären, mit Beispielen',
    text: [],
    options: {},
    examples: ['die Liste der Befehle', 'ein Befehl'],
  },
} satisfies Words['commandWords'];

/** The options that every command takes. */
export const commonOptionWords = {
  service:
    'ein Dienst der Liste, ein Nextcloud-Server (cloud.example.com) oder die Adresse einer OpenBox-API (https://www.box.net/api/1.0/); Befehle zu Konten lassen dann die anderer Dienste aus',
  format: 'das Format der Anfragen an eine OpenBox-API',
  'data-dir': 'der Ordner der Kontenliste, der Konfiguration und des Protokolls',
  lang: 'die Sprache; ohne Angabe die von LC_ALL, LC_MESSAGES oder LANG',
  json: 'Zeilen in JSON statt Worten: mindestens eine, auch bei einem Fehler',
  quiet: 'nur sagen, was nicht geklappt hat oder Ihre Aufmerksamkeit braucht',
  help: 'den Befehl erklären',
  version: 'die Version ausgeben',
} satisfies Words['commonOptionWords'];

export const helpMessages = {
  intro: `${productName} bewahrt Ihre Konten im Schlüsselbund auf und meldet sie so ab, dass die Sitzung wirklich endet.`,
  usage: 'Aufruf:',
  commands: 'Befehle:',
  options: 'Optionen:',
  commonOptions: 'Optionen für alle Befehle:',
  examples: 'Beispiele:',
  exitCodes: 'Exit-Codes:',
  choices: (values) => `(${values})`,
  account:
    'ACCOUNT ist die ID eines Kontos oder deren Anfang (mindestens vier Zeichen) oder ein Anmeldename, wo dieser ein einziges Konto bezeichnet; Groß- und Kleinschreibung spielt keine Rolle. SERVICE ist der Name eines Dienstes der Liste oder eine Adresse.',
  more: '„signoff help COMMAND“ erklärt einen Befehl, mit Beispielen.',
  moreOptions: '„signoff help“ zählt die Optionen auf, die jeder Befehl annimmt, und die Exit-Codes.',
  apiKey:
    'Der OpenBox-API-Schlüssel kommt aus SIGNOFF_API_KEY, aus dem Dateideskriptor, dessen Nummer in SIGNOFF_API_KEY_FD steht, aus configuration.json im Datenverzeichnis oder aus dem Schlüsselbund („signoff services secret“).',
  timer:
    'Die Pakete für Linux bringen einen Timer mit, der regelmäßig „signoff retry“ ausführt, solange Sie am Computer angemeldet sind. Er ist aus, bis Sie ihn einschalten: systemctl --user enable --now signoff-retry.timer',
} satisfies Words['helpMessages'];

/** What the manual page says besides, with the headings that manual pages have in this language. */
export const manualWords = {
  section: 'Dienstprogramme für Benutzer',
  about: 'von Diensten abmelden, so dass die Sitzung wirklich endet',
  headings: {
    name: 'BEZEICHNUNG',
    synopsis: 'ÜBERSICHT',
    description: 'BESCHREIBUNG',
    commands: 'BEFEHLE',
    options: 'OPTIONEN',
    exitStatus: 'EXIT-STATUS',
    environment: 'UMGEBUNGSVARIABLEN',
    files: 'DATEIEN',
    notes: 'ANMERKUNGEN',
  },
} satisfies Words['manualWords'];

/** What each exit status means, in the order of their numbers. */
export const exitCodeWords: Words['exitCodeWords'] = [
  'fertig: jede Sitzung, nach der gefragt wurde, ist beendet, und im Schlüsselbund ist nichts übrig; bei sign-in: angemeldet',
  'etwas Unerwartetes, oder das Ergebnis konnte nicht geschrieben werden; bei sign-in auch: nicht angemeldet',
  'falscher Aufruf; bei sign-in und check auch: es fehlt, woran der Dienst diese App erkennt',
  'auf diesem Computer abgemeldet, aber der Dienst hat nicht bestätigt; bei check und sign-in: er hat nicht geantwortet',
  'der Dienst akzeptiert diese App nicht (ihren API-Schlüssel oder Client) oder kann keine einzelne Sitzung beenden: sie ist offen',
  'der Schlüsselbund konnte nicht gelesen oder nicht bereinigt werden',
  'wie 0, aber ein Hinweis wartet: möglicherweise ist eine Sitzung offen, die kein Konto zeigt',
];

/** What the environment decides. */
export const environmentWords = {
  SIGNOFF_API_KEY: 'der OpenBox-API-Schlüssel',
  SIGNOFF_API_KEY_FD: 'die Nummer eines offenen Dateideskriptors, aus dem dieser Schlüssel gelesen wird',
  'HTTPS_PROXY, NO_PROXY': 'der Proxy, und wo er nicht benutzt wird',
  NO_COLOR: 'keine Farbe, wenn es auf irgendetwas gesetzt ist',
  COLUMNS: 'wie viele Spalten die Ausgabe breit sein darf',
} satisfies Words['environmentWords'];

/** Where things lie. */
export const fileWords = {
  '~/.config/Signoff': 'das Datenverzeichnis, sofern XDG_CONFIG_HOME keinen anderen Ordner nennt',
  'configuration.json': 'im Datenverzeichnis: die Einstellungen',
  'accounts.json': 'im Datenverzeichnis: die Kontenliste, ohne jedes Geheimnis',
  'signoff.log': 'im Datenverzeichnis: das Protokoll, das man auch Fremden zeigen kann',
} satisfies Words['fileWords'];

export const statusMessages = {
  owner: {
    desktop: (directory) => `Die ${productName}-App läuft mit ${directory}.`,
    serve: (directory) => `„signoff serve“ läuft mit ${directory}.`,
    command: (directory) => `Ein anderer signoff-Befehl arbeitet mit ${directory}.`,
    nobody: (directory) => `${productName} läuft nicht. Das Datenverzeichnis ist ${directory}.`,
  },
  noAccounts: 'Kein Konto ist angemeldet.',
  /** `name`: as it stands in a sentence. */
  lacksSecret: (secret: AppSecretKind, name: string) =>
    secret === 'api-key'
      ? `${name}: Es gibt noch keinen API-Schlüssel.`
      : `${name}: Es gibt noch kein Client-Geheimnis.`,
} satisfies Words['statusMessages'];

export const historyMessages = {
  none: 'Noch kein Konto wurde abgemeldet.',
} satisfies Words['historyMessages'];

/** What finishes a sign-out that waits, once the command has ended. */
export const finisherMessages = {
  app: `  Die ${productName}-App läuft und macht von selbst damit weiter.`,
  serve: '  „signoff serve“ läuft und macht von selbst damit weiter.',
  timer: '  Der Timer signoff-retry.timer macht damit weiter.',
  nobody: `  Von selbst geht es damit nicht weiter, bis die ${productName}-App oder „signoff serve“ läuft.`,
  enableTimer: '  Um es erneut versuchen zu lassen: systemctl --user enable --now signoff-retry.timer',
} satisfies Words['finisherMessages'];
