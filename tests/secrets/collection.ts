import type { CollectedText, Place } from './search.ts';

/** Everything that was collected, each text once. */
export class Collection {
  readonly #texts = new Map<string, CollectedText>();

  add(place: Place, of: string, content: Buffer | string): void {
    const bytes = Buffer.from(content);
    if (bytes.length === 0) return;
    this.#texts.set(`${place}\0${of}\0${bytes.toString('latin1')}`, { place, of, bytes });
  }

  get texts(): readonly CollectedText[] {
    return [...this.#texts.values()];
  }

  at(place: Place): readonly CollectedText[] {
    return this.texts.filter((text) => text.place === place);
  }
}
