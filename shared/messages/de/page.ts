import { assertNever } from '../../assert-never.ts';
import { isKnownOpen } from '../../outcome.ts';
import { productName } from '../../product-name.ts';
import type { ConfigurationFault, Notice, SignOutStep } from '../../snapshot.ts';
import { isolated, loginInSentence, nameInSentence } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { serviceName } from '../../language/service-name.ts';
import type { WindowWords } from '../catalogue.ts';
import { fileTrouble } from './files.ts';
import { keychainNotice, keychainWords } from './keychain.ts';

type Words = WindowWords['page'];

/** The words of the window. What it shares with the tray and the command line stands in the files beside this one. */

export const product = {
  name: productName,
  opening: 'Wird geöffnet\u00a0…',
  lostTitle: `${productName} antwortet nicht`,
  lost: `Dieses Fenster hat die Verbindung zu ${productName} verloren und zeigt daher nichts an, was veraltet sein könnte. Es verbindet sich von selbst wieder, sobald ${productName} antwortet. Wenn ${productName} beendet wurde, starten Sie es neu: Es nimmt wieder auf, was nicht abgeschlossen war, unter einer neuen Adresse.`,
  noAnswer: `${productName} hat noch nicht geantwortet, daher ist es vielleicht geschehen, vielleicht auch nicht. Wenn ja, sehen Sie es hier.`,
  failed: `${productName} konnte das wegen eines internen Fehlers nicht tun. Versuchen Sie es erneut. Einzelheiten stehen im Protokoll.`,
  notNow: 'Das ist im Augenblick nicht möglich.',
  noSuchAccount: 'Dieses Konto steht nicht mehr auf der Liste.',
} satisfies Words['product'];

export const navigation = {
  label: 'Konten und Einstellungen',
  skip: 'Zum Inhalt springen',
  back: 'Alle Konten',
  accounts: 'Konten',
  noAccounts: 'Keine Konten',
  needAttention: (count) =>
    plural(count, {
      one: (one) => `${one} Konto braucht Ihre Aufmerksamkeit`,
      other: (several) => `${several} Konten brauchen Ihre Aufmerksamkeit`,
    }),
  find: 'Konto suchen',
  /** What a search found; `wanted` as it was typed. */
  found: (count, all, wanted) =>
    count === 0
      ? `Kein Konto passt zu „${nameInSentence(wanted)}“.`
      : plural(count, {
          one: (one) => `${one} von ${number(all)} Konten passt zur Suche.`,
          other: (several) => `${several} von ${number(all)} Konten passen zur Suche.`,
        }),
  addAccount: 'Konto hinzufügen',
  signOutAll: 'Alle Konten abmelden\u00a0…',
  history: 'Zuletzt abgemeldet',
  settings: 'Einstellungen',
  help: 'Hilfe',
  notices: 'Hinweise',
  announcement: 'Was gerade geschehen ist',
  signInUnderWay: 'Anmeldung läuft\u00a0…',
  signInQuestion: 'Sind Sie das?',
} satisfies Words['navigation'];

/** What the page is called, where it shows `what`. */
export function pageTitle(what: string): string {
  return `${what} – ${productName}`;
}

/** What a person can do about an account. */
export const accountActions = {
  'sign-out': 'Abmelden\u00a0…',
  remove: 'Entfernen\u00a0…',
  check: 'Sitzung prüfen',
  'try-now': 'Jetzt versuchen',
  'try-again': 'Erneut versuchen',
  'ask-keychain': 'Erneut versuchen',
  unlock: 'Entsperren und erneut versuchen',
  'unlock-and-finish': 'Entsperren und abschließen',
  'sign-in-again': 'Erneut anmelden',
  'end-on-web': 'Im Web beenden',
  forget: 'Vergessen\u00a0…',
  'take-off-list': 'Aus der Liste entfernen\u00a0…',
} satisfies Words['accountActions'];

export const actions = {
  checking: 'Wird geprüft\u00a0…',
  cancel: 'Abbrechen',
  close: 'Schließen',
  dismiss: 'Verwerfen',
  /** Heard behind what a button says: what it is about. */
  about: (name) => `(${isolated(name)})`,
  /** Heard behind what a link says. */
  opensInBrowser: '(öffnet sich im Browser)',
} satisfies Words['actions'];

export const facts = {
  label: 'Details',
  space: 'Speicherplatz',
  lastConfirmed: 'Sitzung zuletzt bestätigt',
  checking: 'Wird geprüft\u00a0…',
  notConfirmed: `Nicht seit dem Start von ${productName}`,
  savedSignIn: 'Gespeicherte Anmeldung',
  savedInKeychain: 'Im Schlüsselbund dieses Computers',
  savedInMemory: `Im Arbeitsspeicher, bis ${productName} beendet wird`,
  signedInAt: 'Datum der Anmeldung',
  signOutAsked: 'Datum der Abmeldung',
  signOutFinished: 'Abmeldung abgeschlossen',
  endNoticed: 'Bemerkt am',
  session: (service) => `Sitzung bei ${serviceName(service)}`,
  sessionEnded: 'Beendet',
  service: 'Art des Dienstes',
  address: 'Adresse des Dienstes',
  ends: 'Was die Abmeldung beendet',
} satisfies Words['facts'];

export const account = {
  checkFailed: 'Bei der letzten Prüfung war nicht festzustellen, ob die Sitzung offen ist.',
  syncFailed: 'Ihre Dateien werden nicht synchronisiert.',
  syncFailedHint: `Die Synchronisierung ist für dieses Konto nicht gestartet. ${productName} versucht es weiter.`,
  noNextTry: `${productName} versucht es nicht von selbst noch einmal.`,
  steps: 'Abmeldung',
  filesStay: 'Ihre Dateien bleiben auf diesem Computer.',
  memory: (service) =>
    `Dieser Computer hat keinen Schlüsselbund, daher wird diese Anmeldung im Arbeitsspeicher gehalten und geht verloren, wenn ${productName} beendet wird. Melden Sie sich vorher ab, sonst kann die Sitzung bei ${serviceName(service)} offen bleiben.`,
  goneTitle: 'Abgemeldet',
  notListed: (service) =>
    `${serviceName(service)} steht nicht mehr auf der Liste der Dienste. Fügen Sie den Dienst dort hinzu, um sich erneut anzumelden.`,
} satisfies Words['account'];

/** A step of signing out, as a person follows it. */
export function stepWords(step: SignOutStep, service: string): string {
  switch (step) {
    case 'recording':
      return 'Auf diesem Computer abmelden';
    case 'stopping-sync':
      return 'Synchronisierung beenden';
    case 'asking-service':
      return `Sitzung bei ${serviceName(service)} beenden`;
    case 'removing-credentials':
      return 'Gespeicherte Anmeldung von diesem Computer entfernen';
    default:
      return assertNever(step, 'step');
  }
}

export const stepStatus = {
  done: '(erledigt)',
  current: '(läuft)',
  upcoming: '(steht noch aus)',
} satisfies Words['stepStatus'];

export const signOutDialog = {
  title: (login) => `${loginInSentence(login)} abmelden?`,
  what: (service) =>
    `${productName} beendet die Sitzung bei ${serviceName(service)} und entfernt die gespeicherte Anmeldung von diesem Computer.`,
  confirm: 'Abmelden',
  titleAll: (count) =>
    plural(count, {
      one: (one) => `${one} Konto abmelden?`,
      other: (several) => `${several} Konten abmelden?`,
    }),
  whatAll: `${productName} beendet jede Sitzung und entfernt die gespeicherten Anmeldungen von diesem Computer.`,
} satisfies Words['signOutDialog'];

/** Of an account whose session is over. */
export const removeDialog = {
  title: (login) => `${loginInSentence(login)} aus der Liste entfernen?`,
  what: (service) =>
    `Die Sitzung bei ${serviceName(service)} ist bereits beendet. ${productName} entfernt von diesem Computer, was davon übrig ist.`,
  confirm: 'Entfernen',
} satisfies Words['removeDialog'];

export const takeOffListDialog = {
  title: (login) => `${loginInSentence(login)} aus der Liste entfernen?`,
  what: (service, known) =>
    `Von diesem Konto ist auf diesem Computer nichts mehr übrig. Die Sitzung bei ${serviceName(service)} ist ${isKnownOpen(known) ? 'noch offen, sofern Sie sie nicht dort beendet haben,' : 'möglicherweise noch offen,'} und ${productName} kann sie nicht beenden.`,
  confirm: 'Aus der Liste entfernen',
} satisfies Words['takeOffListDialog'];

export const discardDialog = {
  title: 'Eingaben verwerfen?',
  what: 'Sie sind nicht gespeichert.',
  confirm: 'Verwerfen',
  cancel: 'Weiter bearbeiten',
} satisfies Words['discardDialog'];

export const forgetDialog = {
  title: (login) => `Sitzung von ${loginInSentence(login)} vergessen?`,
  what: (service, known) =>
    `${productName} entfernt die gespeicherte Anmeldung von diesem Computer und fragt nicht weiter nach. Die Sitzung bei ${serviceName(service)} bleibt ${isKnownOpen(known) ? 'offen' : 'möglicherweise auf unbestimmte Zeit offen'}, und ohne die gespeicherte Anmeldung kann ${productName} sie nie mehr beenden. Ein Schlüsselbund mit Papierkorb, wie der von KeePassXC, behält dort möglicherweise eine Kopie.`,
  where: (service) =>
    `Um sie selbst zu beenden, melden Sie sich bei ${serviceName(service)} an und beenden Sie sie dort.`,
  confirm: 'Vergessen',
} satisfies Words['forgetDialog'];

export const signIn = {
  title: (service) => `Bei ${serviceName(service)} anmelden`,
  welcome: 'Kein Konto ist angemeldet',
  welcomeText: (service) =>
    `Melden Sie sich in Ihrem Browser bei ${serviceName(service)} an. ${productName} sieht Ihr Passwort nie.`,
  welcomeKeychain: 'Die Anmeldung wird im Schlüsselbund dieses Computers gespeichert.',
  otherService: 'Anderer Dienst\u00a0…',
  starting: (service) => `Bei ${serviceName(service)} wird eine Anmeldeseite angefordert\u00a0…`,
  waiting: (service) =>
    `Melden Sie sich in Ihrem Browser auf der Seite von ${serviceName(service)} an und kommen Sie dann hierher zurück. ${productName} wartet und macht von selbst weiter.`,
  open: 'Anmeldeseite öffnen',
  code: 'Ihr Code',
  codeSaid: (code) => `Ihr Code ist ${code}.`,
  codeHint:
    'Geben Sie diesen Code auf der Anmeldeseite ein. Wenn die Seite bereits einen Code zeigt, machen Sie nur weiter, wenn es derselbe ist. Es kann jedes Gerät sein, auf dem die Seite geöffnet ist.',
  copyCode: 'Code kopieren',
  codeCopied: 'Kopiert.',
  validFor: (left) => `${productName} wartet auf Sie. Die Seite ist noch ${left} Minuten gültig.`,
  confirmLead: (service) => `Laut ${serviceName(service)} haben Sie sich angemeldet als`,
  confirmTitle: (login) => `Angemeldet als ${loginInSentence(login)}: Sind Sie das?`,
  question: 'Sind Sie das?',
  confirmHint:
    'Im Browser ist vielleicht noch jemand anderes angemeldet. Es wird nichts behalten, bis Sie zustimmen.',
  confirmMemory: `Dieser Computer hat keinen Schlüsselbund: Die Anmeldung würde im Arbeitsspeicher gehalten, bis ${productName} beendet wird.`,
  yes: 'Ja, das bin ich',
  no: 'Nein',
  keeping: (login) => `Anmeldung von ${loginInSentence(login)} wird gespeichert\u00a0…`,
  undoing: (service) => `Anmeldung bei ${serviceName(service)} wird rückgängig gemacht\u00a0…`,
  failed: 'Die Anmeldung hat nicht geklappt',
  done: (login) => `Angemeldet als ${loginInSentence(login)}.`,
} satisfies Words['signIn'];

export const history = {
  title: 'Zuletzt abgemeldet',
  empty: 'Hier stehen die Konten, die Sie abmelden.',
} satisfies Words['history'];

/** A notice's title as it is said aloud, among sentences. */
export function noticeSaid(title: string): string {
  return `${title}.`;
}

/** A notice about the whole app: its title and what it means. */
export function noticeWords(notice: Notice): ReturnType<Words['noticeWords']> {
  switch (notice.kind) {
    case 'keychain':
      return { title: keychainWords[notice.reason].title, text: keychainNotice(notice.reason) };
    case 'registry-quarantined':
      return {
        title: 'Die Kontenliste konnte nicht gelesen werden',
        text: `${productName} hat die beschädigte Liste nach ${nameInSentence(notice.file)} verschoben und wiederhergestellt, was aus ihr und aus ihrer letzten unversehrten Kopie zu retten war. Nichts wurde gelöscht, aber es fehlen vielleicht Konten, und deren Sitzungen sind möglicherweise noch offen. Beenden Sie diese Sitzungen bei ihrem Dienst und verwerfen Sie dann diesen Hinweis.`,
      };
    case 'registry-not-saved':
      return {
        title: 'Änderungen werden nicht gespeichert',
        text: `${productName} kann die Kontenliste nicht schreiben: Vielleicht ist der Datenträger voll oder der Ordner schreibgeschützt. Was Sie hier sehen, gilt nur, bis ${productName} beendet wird.`,
      };
    case 'configuration-unreadable':
      return {
        title:
          notice.field === null
            ? 'Die Konfigurationsdatei konnte nicht gelesen werden'
            : 'Eine Einstellung konnte nicht gelesen werden',
        text: configurationWords(notice),
      };
    case 'sign-in-unfinished':
      return {
        title: 'Eine Anmeldung wurde nicht abgeschlossen',
        text: `Sie wurde unterbrochen, und ${productName} weiß noch nicht, ob bei ${serviceName(notice.service)} eine Sitzung begonnen hat. Sobald ${serviceName(notice.service)} und der Schlüsselbund erreichbar sind, findet ${productName} es heraus und beendet diese Sitzung. Wenn Sie diesen Hinweis verwerfen, ist das nicht mehr möglich.`,
      };
    case 'sign-in-interrupted':
      return {
        title: 'Eine Anmeldung wurde unterbrochen',
        text: `Bei ${serviceName(notice.service)} hat möglicherweise eine Sitzung begonnen, die ${productName} nicht beenden kann. Wenn Sie sich dort angemeldet haben, beenden Sie diese Sitzung im Web.`,
      };
    default:
      return assertNever(notice, 'notice');
  }
}

function configurationWords({ file, field, line, code }: ConfigurationFault): string {
  const name = nameInSentence(file);
  const place = line === null ? name : `${name}, Zeile ${number(line)},`;
  const over = `Wenn Sie das berichtigt haben, bemerkt ${productName} es von selbst.`;
  if (code !== null)
    return `${fileTrouble(file, code)} Bis dahin verwendet ${productName} die Vorgabewerte; die Datei blieb, wie sie war.`;
  return field === null
    ? `${productName} kann ${place} nicht lesen, verwendet daher die Vorgabewerte und hat die Datei gelassen, wie sie war. ${over}`
    : `${productName} kann „${nameInSentence(field)}“ in ${place} nicht verwenden und nimmt dafür den Vorgabewert; der Rest der Datei wird verwendet. ${over}`;
}

/** Several sign-outs that ended together, in one sentence. */
export function severalSignedOut(over: number, notOver: number): string {
  if (notOver === 0) {
    return plural(over, {
      one: (done) => `${done} Konto ist abgemeldet.`,
      other: (done) => `${done} Konten sind abgemeldet.`,
    });
  }
  const here = plural(over + notOver, {
    one: (done) => `${done} Konto ist auf diesem Computer abgemeldet.`,
    other: (done) => `${done} Konten sind auf diesem Computer abgemeldet.`,
  });
  const left = plural(notOver, {
    one: (count) => `${count} dieser Abmeldungen ist noch nicht abgeschlossen.`,
    other: (count) => `${count} dieser Abmeldungen sind noch nicht abgeschlossen.`,
  });
  return `${here} ${left}`;
}
