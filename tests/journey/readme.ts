import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The lines of a README that stand there to be typed. */
export class Readme {
  readonly #text: string;
  readonly #blocks: readonly (readonly string[])[];

  /** @param folder the clone's */
  constructor(folder: string) {
    this.#text = readFileSync(join(folder, 'README.md'), 'utf8');
    const blocks = this.#text.split(/^(?! {4}).*$/m).map((block) => block.split('\n'));
    this.#blocks = blocks.map((lines) => lines.map((line) => line.slice(4)).filter((line) => line !== ''));
  }

  /** The one line that begins like this, as it is to be typed. Throws where there is none, or another. */
  line(beginning: string): string {
    const found = this.#blocks.flat().filter((line) => line.replace(/^\$ /, '').startsWith(beginning));
    const [line, ...others] = new Set(found);
    if (line === undefined || others.length > 0) {
      throw new Error(`Not one line of the README begins with “${beginning}”: ${found.join(' | ')}`);
    }
    return line.replace(/^\$ /, '');
  }

  /** All lines of the block that begins with this line. */
  block(first: string): readonly string[] {
    const found = this.#blocks.find(([line]) => line === first);
    if (found === undefined) throw new Error(`No block of the README begins with “${first}”`);
    return found;
  }

  /** What stands in the middle of a sentence to be typed. */
  words(what: RegExp): string {
    const [found] = what.exec(this.#text) ?? [];
    if (found === undefined) throw new Error(`The README does not have ${String(what)}`);
    return found;
  }
}
