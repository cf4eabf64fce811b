import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { languageTags, type Language } from '../../../shared/language/languages.ts';
import type { HostWords, LaterWords, WindowWords } from '../../../shared/messages/catalogue.ts';
import { pseudo } from '../../support/pseudo-language.ts';
import { sampleText, samplesFor } from './message-samples.ts';

/** Every call of `plural`: the forms that it was given. */
const pluralForms = vi.hoisted(() => ({ asked: [] as string[][] }));

vi.mock(import('../../../shared/language/numbers.ts'), async (original) => {
  const numbers = await original();
  return {
    ...numbers,
    plural: (count, forms) => {
      pluralForms.asked.push(Object.keys(forms));
      return numbers.plural(count, forms);
    },
  };
});

// The tests' set-up has loaded them already, with the plural that does not tell.
vi.resetModules();
const { loadHostWords } = await import('../../../shared/messages/load-host.ts');
const { speakLaterWords, speakWindowWords } = await import('../../../shared/words/speak.ts');

interface Catalogue {
  readonly window: WindowWords;
  readonly later: LaterWords;
  readonly host: HostWords;
}

/** What products and protocols are called in every language. */
const calledTheSame = /\b(?:Signoff|OpenBox|Nextcloud|OAuth|OpenID|SOAP|REST|KeePassXC)\b/g;

/** What a language says as English does besides, and rightly. */
const sameAsInEnglish: Readonly<Record<Language, readonly string[]>> = {
  en: [],
  de: ['Details', 'Name', '(optional)'],
  fr: ['Format', 'Notifications', 'Services', 'SYNOPSIS', 'DESCRIPTION', 'OPTIONS', 'NOTES'],
  es: ['General', 'Zoom'],
  ja: ['Enter', '↑ ↓ Home End'],
  ar: ['Enter', '↑ ↓ Home End'],
};

/** Commands, options, addresses, logins, files and variables: no language translates them. */
const untranslatable =
  /https?:\/\/[^\s,;]+[^\s,;.:)]|[\p{L}\w.-]+@[\w.]*\w|--[a-z-]+(?![\w-])|\b[A-Z]+(?:_[A-Z]+)+\b|\b[\w.-]+\.(?:json|example|log)\b|(?<!\w)\/[\w/.]+\w|\bsignoff (?:accounts|check|dismiss|forget|notices|retry|serve|services(?: (?:add|remove|secret))?|sign-in|sign-out|status|history)\b/gu;

/** What a text says besides names and what it was given, which stands behind the message's name in its path. */
function ownWords(path: string, text: string): string {
  const given = /\.(\[.*\])/.exec(path)?.[1] ?? '';
  return text
    .replaceAll(untranslatable, '')
    .replaceAll(calledTheSame, '')
    .replaceAll(sampleText, '')
    .replace(/\p{L}+/gu, (word) => (given.includes(word) ? '' : word));
}

/** Every text that a catalogue can give, by where it stands, and for messages by what they were given. */
function textsOf(words: unknown, english: unknown, path: readonly string[] = []): [string, string][] {
  if (typeof words === 'string') return [[path.join('.'), words]];
  if (typeof words === 'function' && typeof english === 'function') {
    const message = words as (...given: unknown[]) => unknown;
    return samplesFor(path, english as (...given: never[]) => unknown).flatMap((given) => {
      const said = message(...given);
      return textsOf(said, said, [...path, JSON.stringify(given)]);
    });
  }
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) =>
    textsOf(value, (english as Record<string, unknown>)[key], [...path, key]),
  );
}

function speak(language: Language, { window, later }: Catalogue): void {
  speakWindowWords(language, window);
  speakLaterWords(later);
}

function allTexts(language: Language, catalogue: Catalogue, english: Catalogue): Map<string, string> {
  speak(language, catalogue);
  return new Map(
    textsOf(
      { ...catalogue.window, ...catalogue.later, ...catalogue.host },
      {
        ...english.window,
        ...english.later,
        ...english.host,
      },
    ),
  );
}

async function load(language: Language): Promise<Catalogue> {
  const { windowWords: window, laterWords: later, hostWords: host } = await loadHostWords(language);
  return { window, later, host };
}

const languages: readonly (readonly [string, Language, (of: Catalogue) => Catalogue])[] = [
  ...languageTags.map((tag) => [tag, tag, (same: Catalogue) => same] as const),
  ['the pseudo-language', 'en', pseudo],
];

describe.each(languages)('the words of %s', (name, language, change) => {
  let english: Catalogue;
  let catalogue: Catalogue;
  let inEnglish: Map<string, string>;
  let texts: Map<string, string>;

  beforeAll(async () => {
    english = await load('en');
    catalogue = change(await load(language));
    inEnglish = allTexts('en', english, english);
    pluralForms.asked.length = 0;
    texts = allTexts(language, catalogue, english);
  });

  afterAll(() => {
    speak('en', english);
  });

  it('say something everywhere, and nothing of the program’s insides', () => {
    // Between sentences there may be nothing.
    const odd = [...texts].filter(
      ([path, text]) =>
        (text.trim() === '' && path !== 'basics.betweenSentences') ||
        /undefined|\[object|\bNaN\b|\bnull\b|\$\{|=>/.test(text),
    );
    expect(texts.size).toBeGreaterThan(500);
    expect(odd).toEqual([]);
  });

  it('have each plural form that the language’s rules choose for a number', () => {
    const rules = new Intl.PluralRules(language);
    const chosen = new Set(Array.from({ length: 9999 }, (_, index) => rules.select(index + 1)));
    const lacking = pluralForms.asked.filter((forms) => [...chosen].some((form) => !forms.includes(form)));
    expect(pluralForms.asked.length).toBeGreaterThan(0);
    expect(lacking).toEqual([]);
  });

  it('write numbers as the language does', () => {
    const wanted = new Intl.NumberFormat(language).format(1234);
    const odd = [...texts].filter(
      ([path, text]) => /\b1,?234\b/.test(inEnglish.get(path) ?? '') && !text.includes(wanted),
    );
    expect(odd).toEqual([]);
  });

  if (name === 'en') {
    it('call nothing a key but the API key', () => {
      const odd = [...texts.values()].filter((text) =>
        /\bkeys?\b/i.test(text.replaceAll(/API key|that key/g, '')),
      );
      expect(odd).toEqual([]);
    });

    it('hold none of the sentences that a native speaker would not write', () => {
      const unidiomatic =
        /browsers remember people|whoever gave you|signed out for certain|tidy up|needs? a look|told nothing about/i;
      expect([...texts.values()].filter((text) => unidiomatic.test(text))).toEqual([]);
    });

    return;
  }

  it('name the same accounts, addresses, files, options and commands as English', () => {
    const lacking = [...texts].flatMap(([path, text]) => {
      const wanted = inEnglish.get(path)?.match(untranslatable) ?? [];
      return wanted.filter((each) => !text.includes(each)).map((each) => ({ path, text, lacks: each }));
    });
    expect(lacking).toEqual([]);
  });

  it('leave nothing in English', () => {
    const left = [...texts].filter(
      ([path, text]) =>
        text === inEnglish.get(path) &&
        /[a-z]{4}/i.test(ownWords(path, text)) &&
        !sameAsInEnglish[language].includes(text),
    );
    expect(left).toEqual([]);
  });
});
