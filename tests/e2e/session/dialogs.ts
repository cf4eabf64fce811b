import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Hands, XWindow } from './hands.ts';
import type { Box } from './screen-reader.ts';
import { actUntil, until } from './until.ts';

const run = promisify(execFile);

/**
 * The app's native dialogs. Electron tells a screen reader of its pages and not of these, so they are read as a person does: from the
 * picture of the screen.
 */
export interface DialogHands {
  /** Waits for a dialog of the app's that says this, and gives its window. Words are compared without their spaces. */
  see(words: string): Promise<XWindow>;
  /** Waits until none shows. */
  seeNone(): Promise<void>;
  /** Clicks the button of the dialog that says this, until the dialog is gone. */
  answer(words: string, button: string): Promise<void>;
  /** Clicks these words where they show now, the last where they show twice, unless the first is asked for. Gives whether they do. */
  clickOnWords(words: string, which?: 'first' | 'last'): Promise<boolean>;
  /** All that can be read now. */
  read(): Promise<string>;
}

interface Word extends Box {
  readonly text: string;
}

/** Which windows are read, and how: tesseract takes a dialog for one block of words, and a page for many. */
interface Readable {
  readonly windows: Parameters<Hands['windows']>[0];
  readonly segmentation: '3' | '6';
}

/** How the app's windows are called in X: from the checkout, and installed. */
export const appClass = '^(electron|signoff)$';
const dialogs: Readable = { windows: { class: appClass, dialog: true }, segmentation: '6' };
/** The app's windows with its page, where it was not started so that a screen reader is told of that. */
export const pages: Readable = { windows: { class: appClass }, segmentation: '3' };

/** All windows. */
export const everything: Readable = { windows: { class: '.' }, segmentation: '3' };

/** @param readable the windows; default: the native dialogs */
export function dialogsOn(hands: Hands, readable = dialogs): DialogHands {
  const find = async (
    words: string,
  ): Promise<{ readonly window: XWindow; readonly read: readonly Word[] }> => {
    let instead = 'there is none';
    return until(
      () => `a dialog that says «${words}»: ${instead}`,
      async () => {
        for (const window of await hands.windows(readable.windows)) {
          const read = await wordsIn(hands, window, readable.segmentation);
          if (places(read, words).length > 0) return { window, read };
          instead = textOf(read);
        }
        return null;
      },
    );
  };
  return {
    see: async (words) => (await find(words)).window,
    seeNone: async () => {
      await until('no dialog', async () =>
        (await hands.windows(readable.windows)).length === 0 ? true : null,
      );
    },
    answer: async (words, button) => {
      const { window } = await find(words);
      const isThere = async (): Promise<boolean> =>
        (await hands.windows(readable.windows)).some(({ id }) => id === window.id);
      let read: readonly Word[] = [];
      await actUntil(
        () => `an end of the dialog «${words}» by its button «${button}»: ${textOf(read)}`,
        async () => {
          if (!(await isThere())) return;
          read = await wordsIn(hands, window, readable.segmentation);
          // Its buttons are at its foot.
          const place = places(read, button).at(-1);
          if (place !== undefined) await hands.click(place);
        },
        async () => ((await isThere()) ? null : true),
      );
    },
    clickOnWords: async (words, which = 'last') => {
      for (const window of await hands.windows(readable.windows)) {
        const found = places(await wordsIn(hands, window, readable.segmentation), words);
        const place = found.at(which === 'first' ? 0 : -1);
        if (place === undefined) continue;
        await hands.click(place);
        return true;
      }
      return false;
    },
    read: async () => {
      const windows = await hands.windows(readable.windows);
      const read = windows.map(async (window) => textOf(await wordsIn(hands, window, readable.segmentation)));
      return (await Promise.all(read)).join('\n');
    },
  };
}

/** Wherever some words stand one after the other. */
function places(read: readonly Word[], words: string): readonly Box[] {
  const wanted = squeeze(words);
  return read.flatMap((first, start) => {
    let found = '';
    for (const [offset, { text }] of read.slice(start).entries()) {
      found += squeeze(text);
      if (!wanted.startsWith(found)) return [];
      if (found === wanted) return [around(first, read[start + offset] ?? first)];
    }
    return [];
  });
}

const squeeze = (text: string): string => text.replace(/\s/g, '');
const textOf = (read: readonly Word[]): string => read.map(({ text }) => text).join(' ');

/** From the first to the last word, which are on one line where it is a button's. */
function around(first: Box, last: Box): Box {
  const [x, y] = [Math.min(first.x, last.x), Math.min(first.y, last.y)];
  const [right, bottom] = [
    Math.max(first.x + first.width, last.x + last.width),
    Math.max(first.y + first.height, last.y + last.height),
  ];
  return { x, y, width: right - x, height: bottom - y };
}

/** The words are too small for the program that reads them. */
const enlarged = 3;

async function wordsIn(hands: Hands, part: Box, segmentation: string): Promise<readonly Word[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'signoff-read-'));
  try {
    const file = path.join(folder, 'dialog.png');
    await hands.photograph(file, part);
    await run('mogrify', ['-colorspace', 'Gray', '-resize', `${enlarged * 100}%`, file]);
    const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
    const { stdout } = await run('tesseract', [file, '-', '--psm', segmentation, 'tsv'], { env });
    return stdout.split('\n').flatMap((line) => {
      const [left, top, width, height, confidence, text] = line.split('\t').slice(6);
      if (text === undefined || text.trim() === '' || !(Number(confidence) > 0)) return [];
      const [x = 0, y = 0, w = 0, h = 0] = [left, top, width, height].map((each) => Number(each) / enlarged);
      return { text, x: part.x + x, y: part.y + y, width: w, height: h };
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
