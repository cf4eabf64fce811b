import type { PageContents } from './contracts.ts';

const contents = new Map<number, PageContents>();
let lastId = 0;

/** Every page there is, oldest first. */
export function allContents(): PageContents[] {
  return [...contents.values()];
}

/** The page that a frame of the DevTools protocol belongs to. */
export function contentsOfFrame(devToolsId: string): PageContents | undefined {
  return allContents().find(({ frames }) => frames.find(devToolsId) !== null);
}

export function nextContentsId(): number {
  return ++lastId;
}

export function addContents(page: PageContents): void {
  contents.set(page.id, page);
}

export function removeContents(id: number): void {
  contents.delete(id);
}
