import { productName } from '../../product-name.ts';
import type { WindowWords } from '../catalogue.ts';
import { keychainWords } from './keychain.ts';

type Words = WindowWords['states'];

/** How an account is: labels of two or three words for lists, and whole sentences. */

export const signedIn = {
  label: 'Angemeldet',
  here: 'Sie sind auf diesem Computer angemeldet.',
  confirmed: (host) => `Sie sind auf diesem Computer angemeldet, und ${host} hat die Sitzung bestätigt.`,
} satisfies Words['signedIn'];

/** The saved sign-in cannot be used, for a reason of its own. */
export const unusable = {
  absent: {
    label: 'Gespeicherte Anmeldung fehlt',
    message: (host) =>
      `Im Schlüsselbund ist keine gespeicherte Anmeldung für dieses Konto. Die Sitzung bei ${host} ist möglicherweise noch offen.`,
    hint: 'Melden Sie sich hier ab und beenden Sie die Sitzung im Web, oder melden Sie sich erneut an.',
  },
  altered: {
    label: 'Gespeicherte Anmeldung verändert',
    message: (host) =>
      `Die gespeicherte Anmeldung für dieses Konto ist nicht die, die ${productName} gespeichert hat, daher wird nichts an ${host} gesendet. Die Sitzung dort ist möglicherweise noch offen.`,
    hint: 'Etwas auf diesem Computer hat sie verändert. Melden Sie sich hier ab und beenden Sie die Sitzung im Web, oder melden Sie sich erneut an.',
  },
  'for-other-service': {
    label: 'Für anderen Dienst gespeichert',
    message: (host) =>
      `Die gespeicherte Anmeldung für dieses Konto stammt von einem anderen Dienst, nicht von ${host}, daher wird nichts gesendet. Die Sitzung, zu der sie gehört, ist möglicherweise noch offen.`,
    hint: `Etwas hat die Kontenliste von ${productName} (accounts.json) verändert. Berichtigen Sie dort die Adresse, oder beenden Sie die Sitzung auf den Seiten des Dienstes, bei dem Sie sich angemeldet haben.`,
  },
  'not-understood': {
    label: 'Nicht bekannt',
    message: (host) =>
      `${productName} kann nicht lesen, was die Kontenliste über dieses Konto sagt; vielleicht hat eine neuere Version es geschrieben. Die Sitzung bei ${host} ist möglicherweise offen. Melden Sie sich ab, um sie zu beenden, oder verwenden Sie die neuere Version.`,
    hint: null,
  },
} satisfies Words['unusable'];

/** The keychain does not give the saved sign-in. */
export const unreachable = {
  label: (reason) => `Angemeldet · ${keychainWords[reason].label}`,
  message: (reason, host) =>
    `Sie sind auf diesem Computer angemeldet. ${keychainWords[reason].condition}, daher kommt ${productName} nicht an die gespeicherte Anmeldung und kann die Sitzung bei ${host} nicht prüfen.`,
  hint: (reason) => keychainWords[reason].remedy,
} satisfies Words['unreachable'];

export const sessionEnded = {
  label: 'Sitzung beendet',
  elsewhere: (host) => `Die Sitzung bei ${host} wurde anderswo beendet.`,
  removed: (host) =>
    `Die Sitzung bei ${host} wurde anderswo beendet. Die gespeicherte Anmeldung wurde von diesem Computer entfernt.`,
  kept: (host) =>
    `Die Sitzung bei ${host} wurde anderswo beendet. ${productName} hat die gespeicherte Anmeldung noch nicht entfernt; sie ist nicht mehr zu gebrauchen.`,
  hint: 'Melden Sie sich erneut an, um weiterzumachen, oder entfernen Sie das Konto aus dieser Liste.',
} satisfies Words['sessionEnded'];

export const signingOut = {
  label: 'Wird abgemeldet\u00a0…',
  message: 'Die Abmeldung läuft.',
  goesOn: `Die Abmeldung läuft. Sie können dieses Fenster schließen; ${productName} macht weiter.`,
} satisfies Words['signingOut'];
