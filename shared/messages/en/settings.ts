import { productName } from '../../product-name.ts';
import type { AppSecretKind } from '../../service-table.ts';
import type { AddableKind } from '../../service.ts';
import type { NotificationChoice, Settings } from '../../settings.ts';

/** The words of the settings, and of adding a service: what the window loads once a person goes there. */

export const settings = {
  title: 'Settings',
  openBox: 'OpenBox',
  address: 'Service address',
  addressHint:
    'Where the OpenBox API is, for example https://www.box.net/api/1.0/. It applies to the next sign-in.',
  badAddress: `That is not an address ${productName} can use. It has to begin with https:// and must not contain a user name, a ? or a #.`,
  format: 'Format',
  formatHint: `How ${productName} writes its requests.`,
  fixed: 'Set on the command line for this run, so it cannot be changed here.',
  save: 'Save',
  revert: 'Revert',
  saved: 'Saved.',
} as const;

/** In which language Signoff speaks. */
export const languageForm = {
  title: 'Language',
  label: 'Language of this app',
  hint: 'It changes at once.',
  automatic: 'That of your system',
  fixed: settings.fixed,
} as const;

/** What a person chooses about the app itself. */
export const general = {
  title: 'General',
  startAtLogin: 'Start at login',
  startAtLoginHint: `${productName} starts in the background when you log in to this computer, and finishes sign-outs that are waiting.`,
  startAtLoginRefused: `${productName} could not change this: the system did not accept it. Change it in the system’s own settings for programs that start at login.`,
  notifications: 'Notifications',
  notificationsHint: `What ${productName} tells you while its window is closed. Its icon always shows when something needs you.`,
} as const;

/** Each choice of notifications: its name and what choosing it means. */
export const notifications: Readonly<
  Record<NotificationChoice, { readonly name: string; readonly means: string }>
> = {
  all: { name: 'All', means: 'How each sign-out ended, and anything that needs you.' },
  problems: { name: 'Only problems', means: 'Only what did not work or needs you.' },
  none: { name: 'None', means: 'Nothing. Look at the icon or in the window.' },
};

/** Each format's name and what choosing it means. */
export const formats: Readonly<
  Record<Settings['format'], { readonly name: string; readonly means: string }>
> = {
  automatic: {
    name: 'Automatic',
    means: 'SOAP, or XML where the service has no SOAP. Right for almost everyone.',
  },
  soap: { name: 'SOAP', means: 'Only SOAP requests.' },
  xml: { name: 'XML', means: 'Only plain XML requests.' },
  rest: {
    name: 'REST',
    means:
      'The API key and the saved sign-in stand in the address of each request, and proxies and servers write addresses to their logs. Choose it only if you have to.',
  },
};

const inSentence: Readonly<Record<AppSecretKind, string>> = {
  'api-key': 'API key',
  'client-secret': 'client secret',
};

/** The list of services. */
export const services = {
  title: 'Services',
  hint: 'Where you can sign in from this computer.',
  add: { nextcloud: 'Add Nextcloud…', oauth: 'Add OAuth 2…' } satisfies Record<AddableKind, string>,
  address: 'Address',
  clientId: 'Client ID',
  secretThere: 'In the keychain of this computer',
  secretGiven: 'From the environment, the configuration file or the package, so it cannot be changed here',
  secretMissing: 'Missing: nobody can sign in without it',
  secretNone: 'None',
  setSecret: (secret: AppSecretKind): string => `Add ${inSentence[secret]}…`,
  replaceSecret: (secret: AppSecretKind): string => `Replace ${inSentence[secret]}…`,
  removeSecret: (secret: AppSecretKind): string => `Remove ${inSentence[secret]}…`,
  remove: 'Remove service…',
} as const;

/** The question before a service is taken off the list. */
export const removeServiceDialog = {
  title: (name: string): string => `Remove ${name} from the list?`,
  what: 'You can add it again at any time.',
  hasAccounts:
    'It has accounts here. Sign out of them first: what ends their sessions may lie with the service.',
  confirm: 'Remove',
} as const;

/** Typing in this app's own secret for a service. */
export const secretForm = {
  hint: 'It goes into the keychain of this computer and is never shown again.',
  empty: (secret: AppSecretKind): string => `Type the ${inSentence[secret]} first.`,
  save: 'Save',
  saved: { 'api-key': 'API key saved.', 'client-secret': 'Client secret saved.' } satisfies Record<
    AppSecretKind,
    string
  >,
  removed: { 'api-key': 'API key removed.', 'client-secret': 'Client secret removed.' } satisfies Record<
    AppSecretKind,
    string
  >,
  removeTitle: (secret: AppSecretKind, name: string): string =>
    `Remove the ${inSentence[secret]} of ${name}?`,
  removeWhat: `Without it ${productName} may not be able to sign in there, nor to end the sessions of accounts that are signed in there.`,
  removeConfirm: 'Remove',
} as const;

/** The form that adds a service. */
export const serviceForm = {
  title: { nextcloud: 'Add a Nextcloud server', oauth: 'Add an OAuth 2 provider' } satisfies Record<
    AddableKind,
    string
  >,
  lead: {
    nextcloud: `You sign in on the server’s own page in your browser. ${productName} never sees your password.`,
    oauth: `${productName} has to be registered with the provider as a native app, with the redirect address http://127.0.0.1/callback on any port. Whoever runs the provider gives you the client ID.`,
  } satisfies Record<AddableKind, string>,
  name: 'Name',
  nameHint: 'What you call it. Leave it empty to go by its address.',
  clientId: 'Client ID',
  clientIdHint: `Under which the provider knows ${productName}.`,
  secretHint:
    'Only if the provider gave you one. It goes into the keychain of this computer and is never shown again.',
  optional: '(optional)',
  noAddress: 'Type an address first.',
  badAddress: `That is not an address ${productName} can use. It has to be https, without a user name, a ? or a #.`,
  noClientId: 'Type the client ID first.',
  secretNotSaved: 'The service is on the list now, but its client secret was not saved.',
  notAdded: 'The service was not added.',
  busy: 'Adding…',
  submit: { 'add-account': 'Continue to sign-in', settings: 'Add service' },
} as const;

/** The configuration file could not be written. */
export const settingsNotSaved = `${productName} could not write its configuration file: the disk may be full or the folder read-only. Free some space or make the folder writable, then try again.`;
