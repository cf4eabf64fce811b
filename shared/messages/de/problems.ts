import { day } from '../../language/times.ts';
import { hasLapsed } from '../../lapsing.ts';
import type { LapsingSession } from '../../problem.ts';
import type { ProblemWordsTable } from '../../problem-words.ts';
import { productName } from '../../product-name.ts';
import type { ServiceKind } from '../../service.ts';
import type { WindowWords } from '../catalogue.ts';
import { keychainWords } from './keychain.ts';
import { appWords } from './services.ts';
import { tlsWords } from './tls.ts';

/** What is said of each kind of problem. */

/** Of most problems: the service's answer is missing, and Signoff asks again by itself. */
const notConfirmed = { label: () => 'Noch nicht bestätigt', waiting: null } as const;

const makeRoom =
  'Vielleicht ist der Datenträger voll oder der Ordner schreibgeschützt. Schaffen Sie Platz oder machen Sie den Ordner beschreibbar und versuchen Sie es erneut.';

const listWasChanged = `Etwas hat die Kontenliste von ${productName} (accounts.json) verändert. Berichtigen Sie dort die Adresse und versuchen Sie es erneut, oder beenden Sie die Sitzung auf den Seiten des Dienstes, bei dem Sie sich angemeldet haben.`;

const notKnown = `daher ist nicht bekannt, ob dort geschehen ist, worum ${productName} gebeten hat`;
const signedOutHere = 'Auf diesem Computer abgemeldet';
const stillOpen = 'Beim Dienst noch offen';
const checkNetworkPage =
  'Wenn Sie sich in diesem Netzwerk erst auf einer Webseite anmelden müssen, tun Sie das zuerst; sonst prüfen Sie die Adresse des Dienstes.';
const cannotRead = (_problem: unknown, host: string): string =>
  cannotTell(`${productName} kann nicht lesen, was ${host} antwortet`);

/** No more than is known of a session, before or behind its verb. */
function openAtMost(isOpen: boolean): string {
  return isOpen ? 'noch offen' : 'möglicherweise noch offen';
}

function cannotTell(why: string): string {
  return `${why}, daher kann ${productName} nicht feststellen, ob Sie sich dort angemeldet haben. ${productName} fragt weiter nach, bis die Seite abläuft.`;
}

function lapses(at: string | null): string {
  return at === null
    ? 'Sie endet von selbst nach einer Zeit, die der Dienst bestimmt.'
    : `Sie endet von selbst am ${day(at)}.`;
}

/** What is known of such a session. */
function wasToLapse(session: LapsingSession, host: string): string {
  const { lapsesAt } = session;
  return lapsesAt !== null && hasLapsed(session)
    ? `Bei ${host} kann eine App keine einzelne Sitzung beenden; diese sollte am ${day(lapsesAt)} von selbst enden.`
    : `Bei ${host} kann eine App keine einzelne Sitzung beenden, daher ist die Sitzung dort noch offen.`;
}

/** What a person can do who wants to know whether it has. */
function toBeSure(host: string): string {
  return `${productName} kann nicht erfragen, ob das geschehen ist. Um sicher zu sein, sehen Sie auf den Seiten von ${host} nach.`;
}

/** When asking a service that does not accept this app can have another answer. */
function onlyOnceChanged(kind: ServiceKind | null): string {
  return `Ein neuer Versuch hilft erst, wenn sich ${appWords(kind).name} geändert hat oder das, was der Dienst damit erlaubt; fragen Sie die Stelle, die ${productName} bereitstellt.`;
}

/** HTTP's ways to say that nothing is to be found at an address. */
const notFound: readonly number[] = [404, 410];

export const problems: ProblemWordsTable = {
  unreachable: {
    ...notConfirmed,
    message: (_, host) =>
      `${productName} konnte keine Verbindung zu ${host} herstellen, daher wurde dort nichts angefragt. Prüfen Sie die Netzwerkverbindung und versuchen Sie es erneut.`,
    trouble: (_, host) => cannotTell(`${productName} kann keine Verbindung zu ${host} herstellen`),
  },
  timeout: {
    ...notConfirmed,
    message: (_, host) =>
      `${host} hat nicht rechtzeitig geantwortet, ${notKnown}. Versuchen Sie es in einigen Minuten erneut.`,
    trouble: (_, host) => cannotTell(`${host} antwortet nicht rechtzeitig`),
  },
  'connection-lost': {
    ...notConfirmed,
    message: (_, host) =>
      `Die Verbindung zu ${host} ist abgebrochen, bevor die ganze Antwort da war, ${notKnown}. Versuchen Sie es erneut.`,
    trouble: (_, host) => cannotTell(`Die Verbindung zu ${host} bricht ab, bevor die Antwort da ist`),
  },
  tls: {
    ...notConfirmed,
    message: ({ reason }, host) =>
      reason === undefined
        ? `Die Verbindung zu ${host} ist nicht sicher, daher wurde nichts gesendet. Prüfen Sie die Adresse des Dienstes und Ihr Netzwerk und versuchen Sie es erneut.`
        : tlsWords[reason](host),
    trouble: (_, host) => cannotTell(`Die Verbindung zu ${host} ist nicht sicher`),
  },
  'insecure-address': {
    ...notConfirmed,
    message: (_, host) =>
      `Die Adresse von ${host} ist nicht sicher, daher wurde nichts gesendet. ${productName} verbindet sich nur über https; berichtigen Sie die Adresse in den Einstellungen.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. Die Adresse von ${host} ist nicht sicher, daher hat ${productName} dort nicht darum gebeten, die Sitzung zu beenden; sie ist ${openAtMost(isOpen)}.`,
      remedy: (_, host) =>
        `${productName} verbindet sich nur über https. Die Sitzung kann auf den Seiten von ${host} beendet werden.`,
    },
    trouble: (_, host) => cannotTell(`Die Adresse von ${host} ist nicht sicher`),
  },
  'http-error': {
    ...notConfirmed,
    message: ({ status }, host) =>
      `${host} hat mit dem HTTP-Fehler ${status.toString()} geantwortet, ${notKnown}. ${notFound.includes(status) ? 'Prüfen Sie die Adresse des Dienstes.' : 'Versuchen Sie es später erneut.'}`,
    trouble: ({ status }, host) => cannotTell(`${host} antwortet mit dem HTTP-Fehler ${status.toString()}`),
  },
  redirect: {
    ...notConfirmed,
    message: ({ status }, host) =>
      `${host} hat ${productName} an eine andere Adresse weitergeleitet (HTTP ${status.toString()}). Zu Ihrer Sicherheit folgt ${productName} dem nicht; soweit bekannt, ist dort nichts geschehen. ${checkNetworkPage}`,
    trouble: (_, host) => cannotTell(`${host} leitet ${productName} an eine andere Adresse weiter`),
  },
  fault: {
    ...notConfirmed,
    message: (_, host) =>
      `${host} hat geantwortet, dass die Anfrage nicht bearbeitet werden konnte (SOAP Fault), ${notKnown}. Versuchen Sie es später erneut, oder wählen Sie in den Einstellungen ein anderes Format.`,
    trouble: (_, host) =>
      cannotTell(`${host} antwortet, dass die Anfrage nicht bearbeitet werden kann (SOAP Fault)`),
  },
  'too-large': {
    ...notConfirmed,
    message: (_, host) =>
      `${host} hat weit mehr gesendet, als in eine Antwort passt, daher hat ${productName} nicht weitergelesen, und es ist nicht bekannt, was der Dienst getan hat. Prüfen Sie die Adresse des Dienstes.`,
    trouble: cannotRead,
  },
  malformed: {
    ...notConfirmed,
    message: (_, host) =>
      `Was von ${host} kam, ist keine Antwort, die ${productName} lesen kann, ${notKnown}. ${checkNetworkPage}`,
    trouble: cannotRead,
  },
  'unknown-status': {
    ...notConfirmed,
    message: (_, host) =>
      `${host} hat mit einem Status geantwortet, den ${productName} nicht kennt, ${notKnown}. Versuchen Sie es später erneut.`,
    trouble: cannotRead,
  },
  'not-ended': {
    ...notConfirmed,
    label: () => stillOpen,
    message: (_, host) =>
      `${host} hat geantwortet, die Sitzung sei beendet, nimmt aber die gespeicherte Anmeldung dieses Kontos weiterhin an; die Sitzung ist also noch offen. Versuchen Sie es später erneut, oder beenden Sie sie auf den Seiten von ${host}.`,
    waiting: {
      sentence: (_, { host }) =>
        `${signedOutHere}. ${host} hat geantwortet, die Sitzung sei beendet, aber das stimmt nicht: Sie ist noch offen.`,
      remedy: (_, host) =>
        `Versuchen Sie es später erneut, oder beenden Sie die Sitzung auf den Seiten von ${host}.`,
    },
    trouble: cannotRead,
  },
  restricted: {
    ...notConfirmed,
    label: () => 'Vom Dienst abgelehnt',
    message: (_, host, kind) =>
      `${host} akzeptiert diese App nicht, daher ist dort nichts geschehen. ${onlyOnceChanged(kind)}`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, aber ${host} akzeptiert diese App nicht mehr, daher ist die Sitzung dort ${openAtMost(isOpen)}.`,
      remedy: (_, _host, kind) => onlyOnceChanged(kind),
    },
  },
  'no-api-key': {
    ...notConfirmed,
    message: (_, host, kind) => {
      const { name, howToGive } = appWords(kind);
      return `Für ${host} fehlt ${productName} ${name}, daher ist dort keine Anfrage möglich. ${howToGive}`;
    },
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. ${productName} hat nicht, was nötig ist, um ${host} zu bitten, die Sitzung zu beenden; sie ist ${openAtMost(isOpen)}.`,
      remedy: (_, _host, kind) => {
        const { name, howToGive } = appWords(kind);
        return `Es fehlt ${name}. ${howToGive}`;
      },
    },
  },
  keychain: {
    ...notConfirmed,
    label: ({ reason }) => `Abgemeldet · ${keychainWords[reason].label}`,
    message: ({ reason }) =>
      `${keychainWords[reason].condition}, daher kommt ${productName} nicht an die gespeicherten Anmeldungen Ihrer Konten. ${keychainWords[reason].remedy}`,
    waiting: {
      sentence: ({ reason }, { host, isOpen }) =>
        `${signedOutHere}. ${keychainWords[reason].condition}, daher ist die Sitzung bei ${host} ${openAtMost(isOpen)}.`,
      remedy: ({ reason }) => keychainWords[reason].remedy,
    },
  },
  'credentials-missing': {
    ...notConfirmed,
    message: (_, host) =>
      `Im Schlüsselbund ist keine gespeicherte Anmeldung für dieses Konto mehr, daher kann ${productName} bei ${host} dafür nichts anfragen. Die Sitzung dort kann im Web beendet werden.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, aber im Schlüsselbund ist keine gespeicherte Anmeldung für dieses Konto, daher kann ${productName} die Sitzung bei ${host} nicht beenden. Sie ist ${openAtMost(isOpen)}.`,
      remedy: (_, host) => `Die Sitzung kann auf den Seiten von ${host} beendet werden.`,
    },
  },
  'credentials-altered': {
    ...notConfirmed,
    label: () => 'Gespeicherte Anmeldung verändert',
    message: (_, host) =>
      `Die gespeicherte Anmeldung für dieses Konto ist nicht die, die ${productName} gespeichert hat, daher wurde nichts an ${host} gesendet. Etwas auf diesem Computer hat sie verändert. Die Sitzung dort kann im Web beendet werden.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, aber die gespeicherte Anmeldung ist nicht die, die ${productName} gespeichert hat. Daher wurde sie nicht gesendet, und die Sitzung bei ${host} ist ${openAtMost(isOpen)}.`,
      remedy: (_, host) =>
        `Etwas auf diesem Computer hat sie verändert. Wenn Sie sie im Schlüsselbund wiederherstellen können, versuchen Sie es erneut; sonst beenden Sie die Sitzung auf den Seiten von ${host}.`,
    },
  },
  'credentials-for-other-service': {
    ...notConfirmed,
    label: () => 'Für anderen Dienst gespeichert',
    message: (_, host) =>
      `Die gespeicherte Anmeldung für dieses Konto stammt von einem anderen Dienst, nicht von ${host}, daher wurde nichts gesendet. ${listWasChanged}`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, aber die gespeicherte Anmeldung stammt von einem anderen Dienst, nicht von ${host}, daher wurde nichts gesendet. Die Sitzung, zu der sie gehört, ist ${openAtMost(isOpen)}.`,
      remedy: () => listWasChanged,
    },
  },
  'cannot-end-session': {
    ...notConfirmed,
    label: (problem) => (hasLapsed(problem) ? 'Sollte inzwischen beendet sein' : stillOpen),
    message: (problem, host) =>
      hasLapsed(problem)
        ? `${wasToLapse(problem, host)} ${toBeSure(host)}`
        : `${wasToLapse(problem, host)} ${lapses(problem.lapsesAt)} Sie können sie auf den Seiten von ${host} beenden.`,
    waiting: {
      sentence: (problem, { host }) =>
        `${signedOutHere}, und die gespeicherte Anmeldung ist entfernt. ${wasToLapse(problem, host)}`,
      remedy: (problem, host) =>
        hasLapsed(problem)
          ? toBeSure(host)
          : `Beenden Sie sie auf den Seiten von ${host}. ${lapses(problem.lapsesAt)}`,
    },
  },
  'credentials-used-up': {
    ...notConfirmed,
    label: () => 'Möglicherweise noch offen',
    message: (_, host) =>
      `Eine Antwort von ${host}, mit der die gespeicherte Anmeldung erneuert wurde, ging verloren, und die alte wird dort nicht mehr angenommen. Daher kann ${productName} für dieses Konto nichts anfragen. Die Sitzung dort kann im Web beendet werden.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. ${host} hat die gespeicherte Anmeldung erneuert, aber die Antwort ging verloren. Was übrig ist, war nicht mehr zu gebrauchen und wurde entfernt, daher kann ${productName} die Sitzung dort nicht beenden; sie ist ${openAtMost(isOpen)}.`,
      remedy: (_, host) => `Beenden Sie die Sitzung auf den Seiten von ${host}.`,
    },
  },
  'not-saved': {
    ...notConfirmed,
    message: () => `${productName} konnte die Kontenliste nicht schreiben. ${makeRoom}`,
    waiting: {
      sentence: (_, { host, isOpen, goesOn }) =>
        goesOn === 'by-itself'
          ? `Abgemeldet, bis ${productName} beendet wird, aber ${productName} konnte das nicht speichern. Die Sitzung bei ${host} ist ${openAtMost(isOpen)}.`
          : `${productName} konnte nicht speichern, dass Sie sich abgemeldet haben, daher erscheint das Konto möglicherweise weiterhin als angemeldet. Die Sitzung bei ${host} ist ${openAtMost(isOpen)}.`,
      remedy: () => `${productName} konnte die Kontenliste nicht schreiben. ${makeRoom}`,
    },
  },
  unknown: {
    ...notConfirmed,
    message: (_, host) =>
      `Ein neueres ${productName} ist bei ${host} auf ein Problem gestoßen, das diese Version nicht kennt. Versuchen Sie es erneut, oder verwenden Sie die neuere Version.`,
  },
};

/** What only a sign-in can meet. */
export const signInProblems = {
  expired: (host) =>
    `Sie haben sich nicht rechtzeitig bei ${host} angemeldet, daher ist die Seite nicht mehr gültig. Es wurde nichts aufbewahrt. Versuchen Sie es erneut.`,
  declined: (host) =>
    `Sie haben auf der Seite von ${host} nicht erlaubt, dass ${productName} sich anmeldet. Es wurde nichts aufbewahrt.`,
  rejected: (host) =>
    `${host} kennt diese Anmeldung nicht mehr. Es wurde nichts aufbewahrt. Versuchen Sie es erneut.`,
} satisfies WindowWords['problems']['signInProblems'];
