/** Selects the element's text and copies it; gives whether that worked. Where it did not, the text is selected to be copied by hand. */
export function copyText(element: HTMLElement): boolean {
  getSelection()?.selectAllChildren(element);
  // oxlint-disable-next-line typescript/no-deprecated -- its successor, the Clipboard API, needs a permission, and the desktop app grants a page none
  return document.execCommand('copy');
}
