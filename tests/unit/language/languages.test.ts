import { describe, expect, it } from 'vitest';
import { readLanguage } from '../../../electron/cli/language.ts';
import { inLanguage } from '../../../electron/host/page-language.ts';
import { firstSpoken, languageOfTag } from '../../../shared/language/languages.ts';

describe('a language', () => {
  it.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN_us.UTF-8', 'en'],
    ['tlh', null],
    ['english', null],
    ['C', null],
    ['', null],
  ])('is named by the tag %j: %j', (tag, language) => {
    expect(languageOfTag(tag)).toBe(language);
  });

  it('is English where Signoff speaks none that a person prefers', () => {
    expect(firstSpoken(['tlh', 'C.UTF-8'])).toBe('en');
  });
});

describe('the language of a command line', () => {
  const none = (): null => null;

  it('is that of --lang, which no other word of it is', () => {
    expect(readLanguage(['--lang=en', 'accounts', '--json'], { LANG: 'tlh' }, none)).toEqual({
      asked: 'en',
      spoken: 'en',
      system: 'en',
      unknown: null,
      words: ['accounts', '--json'],
    });
    expect(readLanguage(['accounts', '--lang', 'en-GB'], {}, none)).toMatchObject({
      asked: 'en',
      words: ['accounts'],
    });
    expect(readLanguage(['accounts', '--', '--lang=en'], {}, none)).toMatchObject({
      asked: null,
      words: ['accounts', '--', '--lang=en'],
    });
  });

  it.each([
    [['--lang=es'], 'de', { LANG: 'fr_FR.UTF-8' }, 'es'],
    [['--lang=tlh'], 'de', { LANG: 'fr_FR.UTF-8' }, 'de'],
    [[], 'de', { LANG: 'fr_FR.UTF-8' }, 'de'],
    [[], null, { LC_ALL: 'ja_JP.UTF-8', LC_MESSAGES: 'ar', LANG: 'fr_FR.UTF-8' }, 'ja'],
    [[], null, { LC_ALL: '', LC_MESSAGES: 'ar_EG', LANG: 'fr_FR.UTF-8' }, 'ar'],
    [[], null, { LANG: 'fr_FR.UTF-8' }, 'fr'],
    [[], null, { LANG: 'C.UTF-8' }, 'en'],
  ] as const)(
    'is what %j says, then the settings (%j), then the environment (%j): %s',
    (words, set, env, spoken) => {
      expect(readLanguage(words, env, () => set)).toMatchObject({ spoken });
    },
  );

  it('is asked for in the data directory that the command line names', () => {
    const asked: unknown[] = [];
    const ofSettings = (directory: string | null): null => {
      asked.push(directory);
      return null;
    };
    readLanguage(['status', '--data-dir', '/a', '--json'], {}, ofSettings);
    readLanguage(['status', '--data-dir=/a', '--data-dir=/b'], {}, ofSettings);
    readLanguage(['status', '--', '--data-dir=/a'], {}, ofSettings);
    readLanguage(['status', '--lang=de', '--data-dir=/a'], {}, ofSettings);
    expect(asked).toEqual(['/a', '/b', null]);
  });

  it('tells what it does not speak', () => {
    expect(readLanguage(['--lang=tlh'], {}, none)).toMatchObject({ asked: null, unknown: 'tlh' });
    expect(readLanguage(['accounts', '--lang'], {}, none)).toMatchObject({
      unknown: '',
      words: ['accounts'],
    });
  });
});

describe('the page', () => {
  it('says its language and its direction itself', () => {
    const content = new TextEncoder().encode('<!doctype html>\n<html lang="en" dir="ltr">');
    const files = new Map([['index.html', { contentType: 'text/html', content, inlineScripts: [] }]]);
    const page = inLanguage(files, () => 'en')().get('index.html');
    expect(new TextDecoder().decode(page?.content)).toBe('<!doctype html>\n<html lang="en" dir="ltr">');
  });
});
