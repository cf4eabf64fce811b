import { firstSpoken, languageOfTag, type Language } from '../../shared/language/languages.ts';

/** The language of a command line. */
export interface AskedLanguage {
  /** What `--lang` says; null: nothing, or no language of Signoff's. */
  readonly asked: Language | null;
  /** The one to speak in: what `--lang` says, else what the settings say, else the system's. */
  readonly spoken: Language;
  readonly system: Language;
  /** What `--lang` says that is no language of Signoff's; null: nothing. */
  readonly unknown: string | null;
  /** The words without it. */
  readonly words: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `--lang=de` or `--lang de`, and where there is none the settings or the locale for messages of the environment. It comes before all
 * other words are read, so that what is wrong with those can be told in that language.
 * @param ofSettings what the settings say in a data directory, or, null, in the person's own
 */
export function readLanguage(
  given: readonly string[],
  environment: Environment,
  ofSettings: (dataDirectory: string | null) => Language | null,
): AskedLanguage {
  const { value: tag, others: words } = takeOption(given, 'lang');
  const asked = tag === null ? null : languageOfTag(tag);
  const system = firstSpoken([localeForMessages(environment)]);
  const chosen = asked ?? ofSettings(takeOption(words, 'data-dir').value);
  return { asked, spoken: chosen ?? system, system, unknown: asked === null ? tag : null, words };
}

/** The last value of an option, and the words without it; null: it was not given. */
function takeOption(
  given: readonly string[],
  name: string,
): { readonly value: string | null; readonly others: readonly string[] } {
  const others = [...given];
  let value: string | null = null;
  for (let index = 0; index < others.length && others[index] !== '--';) {
    const word = others[index] ?? '';
    const isInline = word.startsWith(`--${name}=`);
    if (isInline || word === `--${name}`) {
      const [, next = ''] = others.splice(index, isInline ? 1 : 2);
      value = isInline ? word.slice(name.length + 3) : next;
    } else {
      index += 1;
    }
  }
  return { value, others };
}

/** As POSIX chooses it: an empty variable is none. */
function localeForMessages({ LC_ALL, LC_MESSAGES, LANG }: Environment): string {
  return [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '';
}
