import { isolated, loginInSentence, nameInSentence } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { productName } from '../../product-name.ts';
import type { HostWords } from '../catalogue.ts';

type Words = HostWords['desktop'];

/** The words of the desktop app that it does not share with the window and the command line. */

export const startMessages = {
  refusedSwitch: (name) =>
    `${productName} startet nicht mit --${name}, weil das ${productName} für andere Programme öffnen würde.`,
  unknownWord: `Das Fenster von ${productName} kennt keine Befehle. Auf der Befehlszeile sind sie für „signoff“: „signoff help“ zählt sie auf.`,
  badLink: `${productName} kann diesen Link nicht öffnen.`,
  root: `${productName} läuft nicht als root, weil die Sandbox des Fensters dort nicht funktioniert. Starten Sie ${productName} als gewöhnlicher Benutzer.`,
  notStartedAnew: (code) =>
    `${productName} konnte nicht ohne SIGNOFF_API_KEY in der Umgebung neu starten (${code}). Tragen Sie den API-Schlüssel stattdessen in die Konfigurationsdatei ein.`,
  license: (name) => `Lizenz: ${name}`,
  noLock: (directory) =>
    `${productName} konnte nicht feststellen, ob es schon läuft, und wurde daher nicht gestartet. Prüfen Sie, ob in ${nameInSentence(directory)} geschrieben werden kann.`,
} satisfies Words['startMessages'];

export const menuWords = {
  open: `${productName} öffnen`,
  addAccount: 'Konto hinzufügen\u00a0…',
  signingIn: 'Anmeldung läuft\u00a0…',
  isThisYou: (login) => `Sind Sie ${loginInSentence(login)}?`,
  signInFailed: 'Anmeldung hat nicht geklappt\u00a0…',
  settings: 'Einstellungen\u00a0…',
  exportDiagnostics: 'Diagnosedaten exportieren\u00a0…',
  quit: `${productName} beenden`,
  nobody: 'Niemand ist angemeldet',
  accounts: (count) => `Konten (${number(count)})`,
  moreAccounts: (count) =>
    plural(count, {
      one: (one) => `${one} weiteres im Fenster\u00a0…`,
      other: (several) => `${several} weitere im Fenster\u00a0…`,
    }),
  leave: {
    'sign-out': (login) => `${loginInSentence(login)} abmelden\u00a0…`,
    remove: (login) => `${loginInSentence(login)} entfernen\u00a0…`,
  },
  signOutAll: 'Alle Konten abmelden\u00a0…',
  show: 'Anzeigen',
  file: 'Datei',
  edit: 'Bearbeiten',
  view: 'Ansicht',
  window: 'Fenster',
  help: 'Hilfe',
  helpPage: `${productName}-Hilfe`,
  reportProblem: 'Ein Problem melden\u00a0…',
  roles: {
    about: `Über ${productName}`,
    hide: `${productName} ausblenden`,
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    resetZoom: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    togglefullscreen: 'Vollbild',
    toggleDevTools: 'Entwicklerwerkzeuge',
    minimize: 'Minimieren',
    zoom: 'Zoomen',
    close: 'Fenster schließen',
    front: 'Alle nach vorne bringen',
  },
  /** An account's line. Takes the login as it stands by itself. */
  account: (name, state) => `${isolated(name)} – ${state}`,
} satisfies Words['menuWords'];

/** What the tray says where the pointer rests on it. */
export const tooltipWords = {
  nobody: `${productName}: Niemand ist angemeldet`,
  signedIn: (login) => `${productName}: Angemeldet als ${loginInSentence(login)}`,
  severalSignedIn: (count) =>
    plural(count, {
      one: (one) => `${productName}: ${one} Konto ist angemeldet`,
      other: (several) => `${productName}: ${several} Konten sind angemeldet`,
    }),
  signingOut: (login) => `${productName}: ${loginInSentence(login)} wird abgemeldet\u00a0…`,
  severalSigningOut: (count) =>
    plural(count, {
      one: (one) => `${productName}: ${one} Konto wird abgemeldet\u00a0…`,
      other: (several) => `${productName}: ${several} Konten werden abgemeldet\u00a0…`,
    }),
  attention: (login, label) => `${productName}: ${loginInSentence(login)}: ${label}`,
  severalAttention: (count) =>
    plural(count, {
      one: (one) => `${productName}: ${one} Konto braucht Ihre Aufmerksamkeit`,
      other: (several) => `${productName}: ${several} Konten brauchen Ihre Aufmerksamkeit`,
    }),
  notice: `${productName}: Etwas braucht Ihre Aufmerksamkeit`,
  ending: `${productName}: wird beendet\u00a0…`,
} satisfies Words['tooltipWords'];

/** No browser could be opened. */
export const browserWords = {
  none: 'Es konnte kein Browser geöffnet werden',
  whatToDo: 'Öffnen Sie diese Adresse in einem Browser auf diesem Computer:',
  copy: 'Adresse kopieren',
} satisfies Words['browserWords'];

/** Told once, when the window is closed for the first time. */
export function closedToTray(onMac: boolean): { readonly title: string; readonly body: string } {
  return {
    title: `${productName} läuft weiter`,
    body: onMac
      ? `${productName} bleibt in der Menüleiste, wenn Sie das Fenster schließen. Zum Beenden wählen Sie dort „${menuWords.quit}“.`
      : `${productName} bleibt im Infobereich, wenn Sie das Fenster schließen. Zum Beenden wählen Sie dort „${menuWords.quit}“.`,
  };
}

export const brokenPage = `Das Fenster von ${productName} ist immer wieder abgestürzt und wurde daher geschlossen. ${productName} selbst läuft noch: Öffnen Sie das Fenster, um es erneut zu versuchen.`;

export const diagnosticsWords = {
  title: 'Diagnosedaten exportieren',
  fileType: 'Textdatei',
  saved:
    'Die Diagnosedaten wurden gespeichert. Sie enthalten keine Anmeldenamen, keine gespeicherten Anmeldungen und keinen API-Schlüssel.',
  failed: (reason) =>
    `Die Diagnosedaten konnten nicht gespeichert werden (${reason}). Wählen Sie einen anderen Ordner oder schaffen Sie Platz und versuchen Sie es erneut.`,
} satisfies Words['diagnosticsWords'];
