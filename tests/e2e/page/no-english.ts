import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { without } from '../inspect.ts';
import { initialsOf } from '../../../shared/language/names.ts';
import { hostOf } from '../../../shared/language/service-name.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';

/** Addresses, files and variables, and what `Intl` writes in English, in which the pseudo-language has its numbers and dates. */
const sameInAll = [
  /\b[\d.,]+\s(?:bytes?|kB|MB|GB)/g,
  /https?:\/\/\S+/g,
  /\b[\w-]+(?:\.[\w-]+)+/g,
  /\b[A-Z]+(?:_[A-Z]+)+/g,
  /\b(?:in )?\d+ (?:second|minute|hour|day)s?(?: ago)?\b/g,
  /\b(?:yesterday|tomorrow|now)\b/g,
];

/** Taken out before names are: initials would be found in a month. */
const dates = /\b\d{1,2} [A-Z][a-z]{2,3} \d{4}(?:, \d\d:\d\d)?/g;

/** What every language writes as it is: products, and what a kind of service is called. */
const names = ['Signoff', 'OpenBox', 'Nextcloud', 'OAuth 2', 'English'];

/** Fails where a text of the page, or a name that is only heard, is in English: words of the program that are in no catalogue, or came into a sentence as a word. */
export async function expectNoEnglish(page: Page, snapshot: Partial<Snapshot>): Promise<void> {
  const data = dataOf(snapshot);
  const english = (await textsOf(page)).filter((text) => {
    let rest = without(data, text.replaceAll(dates, ''));
    for (const same of sameInAll) rest = rest.replaceAll(same, '');
    return /[A-Za-z]{2,}/.test(rest);
  });
  expect(english).toEqual([]);
}

/** What a snapshot's people, services and files are called, and what is called the same in every language; the longest first. */
export function dataOf(snapshot: Partial<Snapshot>): readonly string[] {
  return [...dataIn(snapshot), ...names].sort((a, b) => b.length - a.length);
}

/** Where a snapshot holds what people, services and files are called; the rest of its texts are words of the program. */
const called = [
  'login',
  'displayName',
  'service',
  'address',
  'name',
  'clientId',
  'file',
  'field',
  'userCode',
];

function dataIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]: [string, unknown]) =>
    typeof held === 'string' && held !== '' && called.includes(key)
      ? [held.trim(), hostOf(held), initialsOf(held)].filter((each) => each !== '')
      : dataIn(held),
  );
}

/** Every text that is drawn, and every text that only a screen reader says. */
async function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (!element.checkVisibility()) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
        texts.push(element.getAttribute(name) ?? '');
      }
      // A name may have places to break at in it.
      let text = '';
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE || node.nodeName === 'WBR') text += node.textContent ?? '';
        else {
          texts.push(text);
          text = '';
        }
      }
      texts.push(text);
    }
    return [...new Set(texts)].filter((text) => text.trim() !== '');
  });
}
