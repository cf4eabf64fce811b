import { assertNever } from '../../shared/assert-never.ts';
import { languageOfTag, type Language } from '../../shared/language/languages.ts';
import { formatChoices, type FormatChoice } from '../../shared/wire-format.ts';
import { usageMessages } from '../../shared/words/command-line.ts';
import { startMessages } from '../../shared/words/desktop.ts';
import { looksLikeDeepLink, readDeepLink } from './deep-link.ts';

/** What the command line asks of the desktop app. */
export interface DesktopArguments {
  /** Null: the default one. */
  readonly dataDirectory: string | null;
  /** The API's address as it was given; null: the settings' own. */
  readonly service: string | null;
  readonly format: FormatChoice | null;
  /** Null: that of the settings. What Signoff does not speak is left to Chromium. */
  readonly language: Language | null;
  /** Starts in the tray, without a window. */
  readonly hidden: boolean;
  /** The account that a link asks to show; null: none. */
  readonly account: string | null;
}

/** `link`: a link that is none, or one with words after it. `word`: a word that is neither an option, its value nor a link. */
export type WrongArguments = 'data-dir' | 'service' | 'format' | 'link' | 'word';

export type ParsedArguments =
  | { readonly kind: 'arguments'; readonly arguments: DesktopArguments }
  | { readonly kind: 'wrong-usage'; readonly what: WrongArguments };

/**
 * The app's own words of a command line.
 * @param argv as in `process.argv`
 * @param isDefaultApp whether the app's path is one of the words (`electron [switches] PATH words`), as in development
 */
export function ownWords(argv: readonly string[], isDefaultApp: boolean): readonly string[] {
  const words = argv.slice(1);
  if (!isDefaultApp) return words;
  // `-r MODULE` is Electron's own.
  const path = words.findIndex(
    (word, index) => !word.startsWith('-') && !/^(?:-r|--require)$/.test(words[index - 1] ?? ''),
  );
  return path === -1 ? [] : words.slice(path + 1);
}

/**
 * What the app is given where the system starts it at login.
 * @param dataDirectory null: the default one
 */
export function wordsAtLogin(dataDirectory: string | null): readonly string[] {
  return [...(dataDirectory === null ? [] : [`--data-dir=${dataDirectory}`]), '--hidden'];
}

/**
 * Reads the app's own words: `--data-dir=DIR`, `--service=URL`, `--format=F`, `--hidden` and a link. A value may be a word of its
 * own, but an address may not on Windows: there Electron ends at once where any word follows one that is an address. Other switches
 * are Chromium's and are skipped, save for `--lang=L`, which both understand. A link has to be the last word: the system puts it there, and anything behind it comes from
 * whoever made the link.
 * @param linkScheme the scheme of the app's links, without the colon
 */
export function parseDesktopArguments(words: readonly string[], linkScheme: string): ParsedArguments {
  const values = new Map<string, string>();
  let hidden = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (looksLikeDeepLink(word, linkScheme)) {
      const account = index === words.length - 1 ? readDeepLink(word, linkScheme) : null;
      return account === null ? wrong('link') : finish(values, hidden, account);
    }
    // Whoever types a command here means the command line: a window in its place would be no answer.
    if (!word.startsWith('-')) return wrong('word');
    if (word === '--hidden') hidden = true;
    if (word.startsWith('--lang=')) values.set('lang', word.slice('--lang='.length));
    const [, name = '', inline] = /^--(data-dir|service|format)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === '') continue;
    if (inline === undefined) index += 1;
    values.set(name, inline ?? words[index] ?? '');
  }
  return finish(values, hidden, null);
}

function finish(
  values: ReadonlyMap<string, string>,
  hidden: boolean,
  account: string | null,
): ParsedArguments {
  const dataDirectory = values.get('data-dir') ?? null;
  const service = values.get('service') ?? null;
  const format = values.get('format') ?? null;
  const language = languageOfTag(values.get('lang') ?? '');
  if (dataDirectory === '') return wrong('data-dir');
  if (service === '') return wrong('service');
  if (format !== null && !isFormat(format)) return wrong('format');
  return { kind: 'arguments', arguments: { dataDirectory, service, format, language, hidden, account } };
}

function isFormat(text: string): text is FormatChoice {
  return formatChoices.some((choice) => choice === text);
}

function wrong(what: WrongArguments): ParsedArguments {
  return { kind: 'wrong-usage', what };
}

/** What is told of arguments that the app cannot start with. */
export function wrongArgumentWords(what: WrongArguments): string {
  switch (what) {
    case 'data-dir':
      return usageMessages.emptyDataDirectory;
    case 'service':
      return usageMessages.badService;
    case 'format':
      return usageMessages.badFormat(formatChoices);
    case 'link':
      return startMessages.badLink;
    case 'word':
      return startMessages.unknownWord;
    default:
      return assertNever(what, 'argument');
  }
}
