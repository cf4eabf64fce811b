import { assertNever } from '../../assert-never.ts';
import { productName } from '../../product-name.ts';
import { serviceRow } from '../../service-table.ts';
import { fileTrouble } from './files.ts';
import { fewOf, list } from '../../language/lists.ts';
import { canBeRepeated, loginInSentence, nameInSentence, plainText } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { serviceName } from '../../language/service-name.ts';
import type { HostWords } from '../catalogue.ts';

type Words = HostWords['commandLine'];

/** The words of the command line that it does not share with the window. */

/** What was likely meant, behind a sentence that says that a word is unknown. */
function meant(near: readonly string[]): string {
  return near.length === 0 ? '' : ` Meinten Sie ${fewOf(near.map((word) => `„${word}“`))}?`;
}

export const usageMessages = {
  unknownOption: (option, near) =>
    (canBeRepeated(option) ? `Die Option „${option}“ gibt es nicht.` : 'Diese Option gibt es nicht.') +
    meant(near),
  needsValue: (option) =>
    `${option} verlangt einen Wert dahinter. Beginnt der Wert mit einem Strich, schreiben Sie ${option}=WERT.`,
  takesNoValue: (option) => `${option} nimmt keinen Wert an.`,
  noCommand: 'Geben Sie an, was zu tun ist, zum Beispiel: signoff status',
  unknownCommand: (name, near) =>
    (canBeRepeated(name)
      ? `Den Befehl „${plainText(name)}“ gibt es nicht.`
      : 'Diesen Befehl gibt es nicht.') + meant(near),
  notForThisCommand: (option, command) => `--${option} kann nicht mit „${command}“ verwendet werden.`,
  tooMany: (command) => `Zu viele Wörter nach „${command}“.`,
  missing: (operand) => `${operand} fehlt.`,
  operandOrOption: (operand, option) => `Geben Sie ${operand} oder --${option} an, nicht beides.`,
  badChoice: (what, choices) => `${what} ist eines von: ${choices.join(', ')}.`,
  whichAccountOrAll:
    'Geben Sie an, welches Konto abgemeldet werden soll, oder --all. „signoff accounts“ zählt sie auf.',
  whichAccount: (command) =>
    `Geben Sie an, für welches Konto „signoff ${command}“ gelten soll. „signoff accounts“ zählt sie auf.`,
  whichNotice:
    'Geben Sie die ID des Hinweises an, der verworfen werden soll. „signoff notices“ zählt sie auf.',
  whichKind:
    'Geben Sie an, von welcher Art der Dienst ist: „signoff services add nextcloud ADDRESS“ oder „signoff services add oauth ISSUER“.',
  whichAddress:
    'Geben Sie seine Adresse an: einen Nextcloud-Server oder den Aussteller eines OAuth-2-Anbieters.',
  whichService: 'Geben Sie an, welcher Dienst, mit Namen oder Adresse. „signoff services“ zählt sie auf.',
  whichShell: (shells) => `Geben Sie an, für welche Shell: ${shells.join(', ')}.`,
  badPort: '--port verlangt eine Zahl von 0 bis 65535; 0 wählt einen freien Port.',
  badFormat: (formats) => `--format verlangt eines von: ${formats.join(', ')}.`,
  badLanguage: (tags) => `--lang verlangt eines von: ${list(tags)}.`,
  badService:
    '--service verlangt den Namen eines Dienstes oder eine https-Adresse (http nur für diesen Computer selbst), ohne Benutzernamen, ? oder #.',
  emptyDataDirectory: '--data-dir verlangt ein Verzeichnis.',
  jsonOrCsv: 'Geben Sie --json oder --csv an, nicht beides.',
  /** `command` null: of all of them. */
  seeHelp: (command) =>
    command === null
      ? '„signoff help“ zählt die Befehle auf.'
      : `„signoff help ${command}“ erklärt den Befehl.`,
} satisfies Words['usageMessages'];

export const hostMessages = {
  noHome: `${productName} weiß nicht, wo Ihr persönlicher Ordner ist. Setzen Sie HOME, oder geben Sie mit --data-dir an, wo das Datenverzeichnis ist.`,
  dataDirectory: (directory, code) =>
    `Das Datenverzeichnis kann nicht verwendet werden. ${fileTrouble(directory, code)} Mit --data-dir geben Sie ein anderes an.`,
  lock: (file, code) =>
    `Die Sperre des Datenverzeichnisses kann nicht verwendet werden, daher wurde nichts getan. ${fileTrouble(file, code)}`,
  registryUnreadable: (file, code) =>
    `Die Kontenliste kann nicht gelesen werden, und nichts wurde geändert. ${fileTrouble(file, code)}`,
  refusedVariable: (name) =>
    `${name} ist gesetzt, und damit würden Geheimnisse aufgeschrieben. Starten Sie ${productName} ohne diese Variable.`,
  registryNewer: (file) =>
    `Die Kontenliste, ${file}, wurde von einem neueren ${productName} geschrieben. Nichts wurde geändert. Verwenden Sie diese neuere Version.`,
  notSaved:
    'Die Kontenliste konnte nicht geschrieben werden: Vielleicht ist der Datenträger voll oder der Ordner schreibgeschützt. Was oben steht, wurde nicht gespeichert.',
  unexpected: (kind) =>
    `${productName} wurde wegen eines internen Fehlers beendet (${kind}). Laufende Abmeldungen werden abgeschlossen, wenn die App oder „signoff serve“ startet, oder durch „signoff retry“.`,
  oldNode: (version) => `${productName} braucht Node 22.13 oder neuer, und dies ist Node ${version}.`,
  notPrinted: 'Die Ausgabe konnte nicht geschrieben werden, daher ist das Ergebnis nicht vollständig.',
  noPage: 'Die Seite wurde nicht gebaut. Führen Sie aus: npm run build',
  portTaken: (port) =>
    `Port ${port.toString()} ist von einem anderen Programm belegt. Wählen Sie mit --port einen anderen.`,
  portNotAllowed: (port) =>
    `Dieser Computer lässt Sie Port ${port.toString()} nicht verwenden: Die Ports unter 1024 sind oft dem System vorbehalten. Wählen Sie mit --port einen anderen.`,
} satisfies Words['hostMessages'];

/** About the process that owns the data directory, where it is not this one. */
export const ownerMessages = {
  foreignSocket: (path, code) =>
    code === 'FOREIGN_OWNER'
      ? `${plainText(path)} gehört einem anderen Benutzer, daher hat sich ${productName} nicht damit verbunden. Lassen Sie es löschen, oder wählen Sie ein anderes Datenverzeichnis.`
      : `Das laufende ${productName} ist nicht ansprechbar. ${fileTrouble(path, code)}`,
  otherVersion: (running, own) =>
    `${productName} ${plainText(running)} läuft, und dies ist ${productName} ${own}: Die beiden können nicht miteinander sprechen, daher wurde nichts getan. Beenden Sie das laufende, oder verwenden Sie dessen Version.`,
  noAnswer: (directory) =>
    `Ein anderer Prozess von ${productName} benutzt ${plainText(directory)} und antwortet nicht, daher wurde nichts getan. Beenden Sie ihn und versuchen Sie es erneut.`,
  ended: `Das laufende ${productName} wurde beendet, bevor es geantwortet hat, daher ist nicht bekannt, ob es getan hat, was verlangt war. „signoff accounts“ zeigt, wie es um Ihre Konten steht; wenn es nicht getan ist, führen Sie den Befehl erneut aus.`,
  nextOwner: `Das laufende ${productName} wurde beendet, bevor es geantwortet hat. Dieser Befehl macht ohne es weiter.`,
  failed: `Das laufende ${productName} konnte das wegen eines internen Fehlers nicht tun.`,
  formatPassedOver: `${productName} läuft bereits, und dessen eigene Einstellungen bestimmen das Format der Anfragen, daher ändert --format hier nichts.`,
  runsAsApp: `Die ${productName}-App läuft bereits mit diesem Datenverzeichnis. Ihr Fenster wird angezeigt.`,
  runsAsServe:
    'Ein anderes „signoff serve“ läuft bereits mit diesem Datenverzeichnis. Es öffnet sein Fenster im Browser.',
  runsAsServeInDialog:
    '„signoff serve“ läuft mit diesem Datenverzeichnis. Sein Fenster ist im Browser; um stattdessen die App zu benutzen, beenden Sie zuerst „signoff serve“.',
  commandRuns:
    'Ein anderer signoff-Befehl arbeitet noch mit diesem Datenverzeichnis. Warten Sie, bis er fertig ist, und versuchen Sie es erneut.',
} satisfies Words['ownerMessages'];

export const accountMessages = {
  none: 'Kein Konto ist angemeldet. Zum Anmelden: signoff sign-in',
  noSuchAccount: (account, near) => {
    const none = canBeRepeated(account)
      ? `Das Konto „${loginInSentence(account)}“ gibt es nicht, daher wurde nichts getan.`
      : 'Dieses Konto gibt es nicht, daher wurde nichts getan.';
    return near.length > 0
      ? none + meant(near.map(loginInSentence))
      : `${none} „signoff accounts“ zählt die Konten auf.`;
  },
  noneAt: (service) => `Bei ${serviceName(service)} ist kein Konto angemeldet.`,
  /** Accounts that --service left out. */
  elsewhere: (services) =>
    `Es gibt Konten bei ${fewOf(services.map(serviceName))}; --service hat sie ausgelassen, daher wurde mit ihnen nichts getan.`,
  noSuchAccountAt: (account, service, { logins, near }) => {
    const named = canBeRepeated(account) ? `Das Konto „${loginInSentence(account)}“` : 'Dieses Konto';
    const none = `${named} gibt es bei ${serviceName(service)} nicht, daher wurde nichts getan.`;
    const there =
      logins.length === 0
        ? 'Dort ist kein Konto angemeldet.'
        : `Vorhanden: ${fewOf(logins.map(loginInSentence))}.`;
    return near.length > 0 ? none + meant(near.map(loginInSentence)) : `${none} ${there}`;
  },
  ambiguous: (account, ids) =>
    `„${loginInSentence(account)}“ bezeichnet mehrere Konten. Verwenden Sie eine der IDs: ${ids.join(', ')}`,
} satisfies Words['accountMessages'];

export const servicesMessages = {
  noSuchService: (name) =>
    canBeRepeated(name)
      ? `Den Dienst „${nameInSentence(name)}“ gibt es nicht. „signoff services“ zählt die Dienste auf.`
      : 'Diesen Dienst gibt es nicht. „signoff services“ zählt die Dienste auf.',
  ambiguous: (name, addresses) =>
    `„${nameInSentence(name)}“ bezeichnet mehrere Dienste. Verwenden Sie eine der Adressen: ${fewOf(addresses)}`,
  added: (name, asWord) =>
    `${nameInSentence(name)} steht auf der Liste. Zum Anmelden: signoff sign-in --service ${asWord}`,
  removed: (name) => `${nameInSentence(name)} steht nicht mehr auf der Liste.`,
  inUse: (name) =>
    `${nameInSentence(name)} bleibt auf der Liste, weil es dort Konten gibt. Melden Sie diese zuerst ab.`,
  staysOnList: (name) =>
    `${nameInSentence(name)} bleibt auf der Liste: Dieser Dienst wurde mit ${productName} geliefert, oder er ist der OpenBox-Dienst der Einstellungen.`,
  badAddress:
    'Das ist keine Adresse, die verwendet werden kann: nur https (http nur für diesen Computer selbst), ohne Benutzernamen, ? oder #.',
  noClientId:
    'Ein OAuth-2-Anbieter kennt eine App unter einer Client-ID. Registrieren Sie dort eine, und geben Sie sie mit --client-id an.',
  noUseFor: (option, kind) =>
    `--${option} bedeutet für einen Dienst der Art ${serviceRow(kind).name} nichts.`,
  takesNoSecret: (name) =>
    `${nameInSentence(name)} kennt kein Geheimnis von ${productName}: Dort wird nichts gebraucht als die Adresse.`,
  secretIsGiven: (name) =>
    `Das Geheimnis für ${nameInSentence(name)} kommt aus der Umgebung, aus configuration.json oder mit ${productName}, und das gilt vor einem im Schlüsselbund. Nichts wurde geändert.`,
  secretAsked: (secret, name) =>
    secret === 'api-key'
      ? `API-Schlüssel für ${nameInSentence(name)}: `
      : `Client-Geheimnis für ${nameInSentence(name)}: `,
  emptySecret: 'Das war leer.',
  secretKept: 'Es ist jetzt im Schlüsselbund und wird nie wieder angezeigt.',
  secretRemoved: (name) => `Das Geheimnis für ${nameInSentence(name)} ist nicht mehr im Schlüsselbund.`,
  noSecretToRemove: (name) =>
    `Im Schlüsselbund ist kein Geheimnis für ${nameInSentence(name)}, daher wurde nichts geändert.`,
  noSecret: 'Über die Standardeingabe kam nichts, daher wurde nichts geändert.',
} satisfies Words['servicesMessages'];

export const noticeMessages = {
  none: 'Es gibt keine Hinweise.',
  noSuchNotice: 'Diesen Hinweis gibt es nicht. „signoff notices“ zählt die Hinweise auf.',
  /** `path`: where the list lies now, for a notice that is about one. */
  dismissed: (notice, path) => {
    switch (notice.kind) {
      case 'registry-quarantined':
        return `Verworfen. Die alte Liste wurde nicht gelöscht; sie ist jetzt ${path}. Sitzungen von Konten, die auf keiner anderen Liste stehen, bleiben offen, bis Sie sie bei ihrem Dienst beenden.`;
      case 'sign-in-unfinished':
        return `Verworfen. ${productName} hat entfernt, was von dieser Anmeldung noch da war, und kann ihre Sitzung daher nicht mehr beenden: Wenn eine begonnen hat, bleibt sie offen, bis Sie sie bei ${serviceName(notice.service)} beenden.`;
      case 'sign-in-interrupted':
        return `Verworfen. Wenn doch eine Sitzung begonnen hat, bleibt sie offen, bis Sie sie bei ${serviceName(notice.service)} beenden.`;
      default:
        return assertNever(notice, 'notice');
    }
  },
} satisfies Words['noticeMessages'];

export const signInMessages = {
  code: (code) => `Geben Sie dort auf der Seite diesen Code ein: ${plainText(code)}\n`,
  open: (link) => `Zum Anmelden öffnen Sie diese Seite in einem Browser auf diesem Computer:\n\n  ${link}\n`,
  byAnotherComputer: (forwarding) =>
    `Um den Browser eines anderen Computers zu benutzen, führen Sie dort zuerst dies aus, mit dem Namen dieses Computers am Ende:\n\n  ssh -N ${forwarding} <dieser Computer>\n\nLassen Sie das laufen, und öffnen Sie dort dieselbe Adresse.\n`,
  answersAgain: (service) => `${serviceName(service)} antwortet wieder.`,
  waiting: `${productName} wartet, bis Sie sich dort angemeldet haben. Strg+C bricht ab.`,
  answers: { yes: ['j', 'ja'], no: ['n', 'nein'] },
  question: (login) => `Angemeldet als ${loginInSentence(login)}: Sind Sie das? [j/n] `,
  somebodyElse:
    'Es ist nicht sicher, dass Sie selbst sich angemeldet haben, daher wird --yes nicht beachtet.',
  yesOrNo: 'Bitte antworten Sie mit j oder n.',
  signedIn: (login, service) => `Angemeldet als ${loginInSentence(login)} bei ${serviceName(service)}.`,
  undone: 'Nicht angemeldet. Es wurde nichts behalten, und eine Sitzung, die begonnen hatte, wurde beendet.',
  undoneLater:
    'Nicht angemeldet. Von einer Sitzung, die begonnen hatte, ist noch nicht bekannt, dass sie beendet ist. „signoff retry“ versucht es erneut.',
  busy: 'Eine andere Anmeldung läuft gerade.',
} satisfies Words['signInMessages'];

export const signOutMessages = {
  nothingWaits: 'Keine Abmeldung wartet.',
  endedEverywhere: `  Dieser Dienst kann nicht weniger beenden: Was Sie ${productName} auf Ihren anderen Computern erlaubt haben, ist ebenfalls beendet.`,
  notWaiting: (login) =>
    `Für ${loginInSentence(login)} wartet keine Abmeldung. Zum Abmelden: signoff sign-out`,
  signOutFirst: (login) =>
    `${loginInSentence(login)} ist angemeldet. Melden Sie das Konto zuerst ab; vergessen lassen sich nur Abmeldungen, die nicht abgeschlossen werden können.`,
  progress: (done, all) => `Abmeldung läuft: ${number(done)} von ${number(all)} Konten`,
  whatNext: (id) => `  Jetzt versuchen: signoff retry ${id}     Aufgeben: signoff forget ${id}`,
} satisfies Words['signOutMessages'];

export const checkMessages = {
  open: (login, service) =>
    `Die Sitzung von ${loginInSentence(login)} bei ${serviceName(service)} ist offen.`,
  notSignedIn: (login) => `${loginInSentence(login)} ist nicht angemeldet, daher gibt es nichts zu prüfen.`,
} satisfies Words['checkMessages'];

export const serveMessages = {
  address: (address) =>
    `${productName} ist unter\n\n  ${address}\n\nzu finden, nur auf diesem Computer. Strg+C beendet es.`,
  /** For whoever opens an address without this launch's secret in it. */
  expired:
    'Diese Adresse ist nicht gültig, oder sie ist abgelaufen.\nStarten Sie „signoff serve“ neu, und öffnen Sie die Adresse, die es anzeigt.',
  /** For whoever opens a sign-in link that leads nowhere. */
  linkUsed: `Dieser Anmeldelink wurde schon benutzt, oder er ist nicht mehr gültig.\nÖffnen Sie den, den ${productName} jetzt zeigt, oder beginnen Sie die Anmeldung neu.`,
  otherUser: `Ein anderer Benutzer dieses Computers hat ${productName} hier gestartet. Nur dieser Benutzer kann diese Adresse öffnen.`,
  noBrowser: 'Es konnte kein Browser geöffnet werden: Öffnen Sie die Adresse selbst.',
  endingMemory: (count) =>
    plural(count, {
      one: (accounts) =>
        `${accounts} Konto, dessen Anmeldung nur im Arbeitsspeicher gehalten wird, wird abgemeldet\u00a0…`,
      other: (accounts) =>
        `${accounts} Konten, deren Anmeldung nur im Arbeitsspeicher gehalten wird, werden abgemeldet\u00a0…`,
    }),
  stayedOpen: (count) =>
    plural(count, {
      one: (accounts) =>
        `Die Sitzung von ${accounts} Konto konnte nicht beendet werden und bleibt möglicherweise offen. Beim nächsten Start erfahren Sie, wo Sie sie beenden können.`,
      other: (accounts) =>
        `Die Sitzungen von ${accounts} Konten konnten nicht beendet werden und bleiben möglicherweise offen. Beim nächsten Start erfahren Sie, wo Sie sie beenden können.`,
    }),
  ending:
    'Wird beendet. Was nicht abgeschlossen ist, geht weiter, wenn die App oder „signoff serve“ wieder startet.',
} satisfies Words['serveMessages'];

/** The file that leads a browser to an address of this computer. */
export const linkFileMessages = {
  goOn: `Weiter zu ${productName}`,
  hostNotFound: (host) =>
    `Dieser Browser findet ${host} nicht, eine Adresse dieses Computers, die ${productName} nur für diesen Lauf benutzt.`,
  goOnOtherwise: `Stattdessen weiter zu ${productName} unter 127.0.0.1. Websites, die andere Programme von diesem Computer aus angeboten haben, können dort etwas hinterlassen haben, das das Fenster sehen kann.`,
} satisfies Words['linkFileMessages'];

/** What the browser shows once the service has sent it back. */
export const returnPageMessages = {
  answered: {
    title: `Sie können zu ${productName} zurückkehren`,
    text: 'Diese Seite können Sie jetzt schließen.',
  },
  /** For anything else. */
  notHere: { title: 'Hier ist nichts', text: `Beginnen Sie in ${productName} von vorn.` },
} satisfies Words['returnPageMessages'];
