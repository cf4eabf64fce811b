import type { CommandWords } from '../../command-words.ts';
import { productName } from '../../product-name.ts';
import type { AppSecretKind } from '../../service-table.ts';

/*
 * What help, the manual page and completion say about the commands of the command line. Which commands, operands and options
 * there are is decided in electron/cli/command-table.ts, and each asks for its words here.
 */

export const commandWords = {
  'sign-in': {
    summary: 'sign in on the service’s own page',
    text: [
      `Prints an address on this computer that leads to the service’s page, opens it in your browser, waits until you have signed in there, and asks “is this you?” before anything is kept. Without --service it goes to the first service of the list.`,
      'Ctrl-C cancels, and ends the session that may have begun.',
    ],
    options: {
      'no-browser':
        'only print the address; where the service offers it, also a code for a browser anywhere else',
      yes: 'answer “is this you?” with yes, where it is certain that you were the one who signed in',
    },
    examples: [
      'sign in at the first service of the list',
      'sign in at a Nextcloud server',
      'over SSH, or on a computer without a browser',
    ],
  },
  status: {
    summary: 'show everything at one look',
    text: [
      `Shows which ${productName} has the accounts open, the accounts and their state, services that lack something, and what waits for you. It asks no service anything.`,
      'It ends with the code of the account that needs you most.',
    ],
    options: {},
    examples: ['how everything is', 'say nothing; the exit code tells'],
  },
  accounts: {
    summary: 'list the accounts and their state',
    text: [
      'It asks the keychain whether it can be used, and no service anything; “signoff check” does that.',
    ],
    options: {},
    examples: ['all accounts', 'a line of JSON for each'],
  },
  check: {
    summary: 'ask the service whether sessions are still open',
    text: ['Without ACCOUNT it asks about every account. A sign-out that waits is not asked about.'],
    options: {},
    examples: ['ask about every account', 'ask about one'],
  },
  'sign-out': {
    summary: 'sign out: here at once, then at the service',
    text: [
      'You are signed out on this computer before the service is asked. What the service has not confirmed when the command ends waits, and the command says who finishes it.',
      'Signing out of an account twice is no mistake: the answer is the same.',
    ],
    options: { all: 'every account; with --service, every account there' },
    examples: [
      'sign out of one account',
      'of two, one by the beginning of its id',
      'of every account, with a line of JSON for each',
    ],
  },
  retry: {
    summary: 'go on with sign-outs that are not finished',
    text: ['Without ACCOUNT it goes on with all of them, and with sign-ins that were cut off.'],
    options: {},
    examples: ['go on with all that waits', 'go on with one'],
  },
  forget: {
    summary: 'give up on an unfinished sign-out; the session may stay open',
    text: [
      `Removes the saved sign-in from this computer without the service’s word. ${productName} can never end that session afterwards.`,
      'A keychain with a recycle bin, such as KeePassXC’s, may keep a copy there.',
    ],
    options: {},
    examples: ['give up on one sign-out'],
  },
  history: {
    summary: 'list the accounts that were signed out, newest first',
    text: [
      'For those who have to show that sessions are over. Times are in UTC. The last thousand are kept.',
      '“ended” and “already-ended” are the service’s own word. “open” and “unknown” are of accounts that were given up on (“signoff forget”).',
    ],
    options: {
      csv: 'as comma-separated values, with a first line of names; every value is quoted, and none is a formula',
    },
    examples: ['for reading', 'for a spreadsheet', 'for a program'],
  },
  notices: {
    summary: 'list what may have left a session open',
    text: [
      'A sign-in that was cut off, or a list of accounts that could not be read. Every command reports them at its end.',
    ],
    options: {},
    examples: ['list them, each with its id'],
  },
  dismiss: {
    summary: 'mark a notice as dealt with',
    text: ['It deletes no list of accounts, and says what may stay open.'],
    options: {},
    examples: ['by the id that “signoff notices” shows'],
  },
  services: {
    summary: 'list the services to sign in to',
    text: [],
    options: {},
    examples: ['each with its kind, its address and its client id'],
  },
  'services add': {
    summary: 'add a Nextcloud server or an OAuth 2 provider',
    text: [
      'KIND is nextcloud or oauth; ADDRESS is a Nextcloud server, or the issuer of an OAuth 2 provider. The OpenBox service is one address, in configuration.json or by --service.',
    ],
    options: {
      name: 'what to call it',
      'client-id': 'the id under which an OAuth 2 provider knows this app',
      secret: 'read the client secret from standard input',
    },
    examples: ['a Nextcloud server', 'an OAuth 2 provider'],
  },
  'services remove': {
    summary: 'take a service off the list',
    text: ['One that has accounts stays: sign out of them first.'],
    options: {},
    examples: ['by its name or its address'],
  },
  'services secret': {
    summary: 'keep an API key or client secret in the keychain',
    text: ['It is read from standard input, never from an argument, and never shown again.'],
    options: { remove: 'remove it from the keychain' },
    examples: ['type it in', 'remove it from the keychain'],
  },
  serve: {
    summary: 'show the window in a browser, on this computer only',
    text: ['Until Ctrl-C. The address holds a secret that is new at every launch.'],
    options: {
      port: 'the port; 0, or none: a free one',
      'no-open': 'only print the address',
    },
    examples: ['show the window', 'over SSH, with ssh -L 8080:127.0.0.1:8080'],
  },
  completion: {
    summary: 'print the completion for a shell',
    text: ['The Debian package brings it along.'],
    options: {},
    examples: ['in ~/.bashrc', 'in ~/.zshrc, after compinit', 'for fish, once'],
  },
  manual: {
    summary: 'print the manual page',
    text: ['In the form that man reads. The Debian package brings it along: “man signoff”.'],
    options: {},
    examples: ['read it'],
  },
  help: {
    summary: 'explain a command, with examples',
    text: [],
    options: {},
    examples: ['the list of commands', 'one command'],
  },
} as const satisfies Readonly<Record<string, CommandWords>>;

/** The options that every command takes. */
export const commonOptionWords = {
  service:
    'a service of the list, a Nextcloud server (cloud.example.com), or the address of an OpenBox API (https://www.box.net/api/1.0/); commands about accounts then leave those of other services out',
  format: 'the format of the requests to an OpenBox API',
  'data-dir': 'the folder of the list of accounts, the configuration and the log',
  lang: 'the language to speak; without it that of LC_ALL, LC_MESSAGES or LANG',
  json: 'lines of JSON in place of words: at least one, also of a failure',
  quiet: 'say only what went wrong or needs you',
  help: 'explain the command',
  version: 'print the version',
} as const;

export const helpMessages = {
  intro: `${productName} keeps your accounts in the keychain, and signs them out so that the session really ends.`,
  usage: 'Usage:',
  commands: 'Commands:',
  options: 'Options:',
  commonOptions: 'Options for all commands:',
  examples: 'Examples:',
  exitCodes: 'Exit codes:',
  /** Behind what an option means: what its value can be. */
  choices: (values: string): string => `(${values})`,
  account:
    'ACCOUNT is an account’s id or the beginning of one (four characters or more), or a login where that names one account; capitals do not matter. SERVICE is the name of a service on the list, or an address.',
  more: '“signoff help COMMAND” explains one command, with examples.',
  moreOptions: '“signoff help” lists the options that every command takes, and the exit codes.',
  apiKey:
    'The OpenBox API key comes from SIGNOFF_API_KEY, from the file descriptor whose number is in SIGNOFF_API_KEY_FD, from configuration.json in the data directory, or from the keychain (“signoff services secret”).',
  timer:
    'The packages for Linux bring a timer that runs “signoff retry” regularly while you are logged in. It is off until you enable it: systemctl --user enable --now signoff-retry.timer',
} as const;

/** What the manual page says besides, with the headings that manual pages have in this language. */
export const manualWords = {
  /** What the part of all manual pages that this one is in is called. */
  section: 'User Commands',
  about: 'sign out of services, so that the session really ends',
  headings: {
    name: 'NAME',
    synopsis: 'SYNOPSIS',
    description: 'DESCRIPTION',
    commands: 'COMMANDS',
    options: 'OPTIONS',
    exitStatus: 'EXIT STATUS',
    environment: 'ENVIRONMENT',
    files: 'FILES',
    notes: 'NOTES',
  },
} as const;

/** What each exit status means, in the order of their numbers. */
export const exitCodeWords = [
  'done: every session asked about is over, and nothing is left in the keychain; for sign-in: signed in',
  'something unexpected, or the result could not be written; for sign-in also: not signed in',
  'wrong usage; for sign-in and check also: what the service needs to know this app by is missing',
  'signed out on this computer, but the service has not confirmed; for check and sign-in: it did not answer',
  'the service does not accept this app (its API key or client), or cannot end a single session: it is open',
  'the keychain could not be read or cleaned',
  'as 0, but a notice waits: a session may be open that no account shows',
] as const;

/** What the environment decides. */
export const environmentWords = {
  SIGNOFF_API_KEY: 'the OpenBox API key',
  SIGNOFF_API_KEY_FD: 'the number of an open file descriptor from which that key is read',
  'HTTPS_PROXY, NO_PROXY': 'the proxy, and where it is not used',
  NO_COLOR: 'no colour, where it is set to anything',
  COLUMNS: 'how many columns the output may take',
} as const;

/** Where things lie. */
export const fileWords = {
  '~/.config/Signoff': 'the data directory, where XDG_CONFIG_HOME names no other folder',
  'configuration.json': 'in the data directory: the settings',
  'accounts.json': 'in the data directory: the list of accounts, without any secret',
  'signoff.log': 'in the data directory: the log, which can be shown to a stranger',
} as const;

export const statusMessages = {
  owner: {
    desktop: (directory: string): string => `The ${productName} app is running on ${directory}.`,
    serve: (directory: string): string => `“signoff serve” is running on ${directory}.`,
    command: (directory: string): string => `Another signoff command is at work on ${directory}.`,
    nobody: (directory: string): string =>
      `${productName} is not running. Its data directory is ${directory}.`,
  },
  noAccounts: 'No account is signed in.',
  /** `name`: as it stands in a sentence. */
  lacksSecret: (secret: AppSecretKind, name: string): string =>
    secret === 'api-key' ? `${name}: there is no API key yet.` : `${name}: there is no client secret yet.`,
} as const;

export const historyMessages = {
  none: 'No account has been signed out yet.',
} as const;

/** What finishes a sign-out that waits, once the command has ended. */
export const finisherMessages = {
  app: `  The ${productName} app is running and goes on with it by itself.`,
  serve: '  “signoff serve” is running and goes on with it by itself.',
  timer: '  The timer signoff-retry.timer goes on with it.',
  nobody: `  Nothing goes on with it by itself until the ${productName} app or “signoff serve” runs.`,
  enableTimer: '  To have it retried: systemctl --user enable --now signoff-retry.timer',
} as const;
