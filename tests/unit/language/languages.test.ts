import { describe, expect, it } from 'vitest';
import { readLanguage } from '../../../electron/cli/language.ts';
import { inLanguage } from '../../../electron/host/page-language.ts';
import { firstSpoken, languageOfTag } from '../../../shared/language/languages.ts';
import type { WindowWords } from '../../../shared/messages/catalogue.ts';
import { windowWords } from '../../../shared/messages/en/window.ts';

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
  it('is that of --lang, which no other word of it is', () => {
    expect(readLanguage(['--lang=en', 'accounts', '--json'], { LANG: 'tlh' })).toEqual({
      asked: 'en',
      spoken: 'en',
      unknown: null,
      words: ['accounts', '--json'],
    });
    expect(readLanguage(['accounts', '--lang', 'en-GB'], {})).toMatchObject({
      asked: 'en',
      words: ['accounts'],
    });
    expect(readLanguage(['accounts', '--', '--lang=en'], {})).toMatchObject({
      asked: null,
      words: ['accounts', '--', '--lang=en'],
    });
  });

  it('tells what it does not speak', () => {
    expect(readLanguage(['--lang=tlh'], {})).toMatchObject({ asked: null, unknown: 'tlh' });
    expect(readLanguage(['accounts', '--lang'], {})).toMatchObject({ unknown: '', words: ['accounts'] });
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

/* What the compiler says of a catalogue: this file does not compile where one of these is no error. */
const { history } = windowWords.page;
// @ts-expect-error A text that is missing is an error.
const lacking = { title: history.title } satisfies WindowWords['page']['history'];
// @ts-expect-error A text that no other language has is an error.
const inExcess = { ...history, more: '' } satisfies WindowWords['page']['history'];
const other = { title: 'Zuletzt abgemeldet', empty: '' } satisfies WindowWords['page']['history'];

describe('a catalogue', () => {
  it('has English’s texts, in other words', () => {
    expect(Object.keys(other)).toEqual(Object.keys(history));
    expect(Object.keys(lacking)).not.toEqual(Object.keys(inExcess));
  });
});
