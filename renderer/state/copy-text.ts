/** Selects the element's text and copies it; gives whether that worked. Where it did not, the text is selected to be copied by hand. */
export function copyText(element: HTMLElement): boolean {
  getSelection()?.selectAllChildren(element);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the clipboard API asks for a permission, and the desktop app gives none
  return document.execCommand('copy');
}
