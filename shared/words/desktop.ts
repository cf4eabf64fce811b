import type { HostWords } from '../messages/catalogue.ts';

/* The words of the desktop app. What is imported from here follows when another language is spoken, unless it is kept in a variable. */

type Words = HostWords['desktop'];

export let startMessages: Words['startMessages'];
export let menuWords: Words['menuWords'];
export let tooltipWords: Words['tooltipWords'];
export let browserWords: Words['browserWords'];
export let closedToTray: Words['closedToTray'];
export let brokenPage: Words['brokenPage'];
export let diagnosticsWords: Words['diagnosticsWords'];

/** For speak.ts. */
export function speakDesktop(words: Words): void {
  ({ startMessages, menuWords, tooltipWords, browserWords, closedToTray, brokenPage, diagnosticsWords } =
    words);
}
