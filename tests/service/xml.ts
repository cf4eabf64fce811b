/**
 * A small reader for XML 1.0 with namespaces: exact, without a DOCTYPE, and with nothing in common with the parser
 * that the client uses.
 */

export interface XmlElement {
  /** The namespace's name, '' for none. */
  readonly namespace: string;
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** All character data directly inside, as written: nothing is trimmed. */
  readonly text: string;
}

export type XmlReading =
  | { readonly kind: 'document'; readonly root: XmlElement }
  | { readonly kind: 'malformed'; readonly why: string };

/** Deeper than any true request, and shallow enough for whoever walks the tree. */
const maxDepth = 32;

const name = String.raw`[\p{L}_][\p{L}\p{N}_.\-]*`;
const startOfTag = new RegExp(String.raw`<(?:(${name}):)?(${name})`, 'uy');
const attribute = new RegExp(String.raw`\s+(?:(${name}):)?(${name})\s*=\s*(?:"([^<"]*)"|'([^<']*)')`, 'uy');
const endOfStartTag = /\s*(\/?)>/y;
const endTag = new RegExp(String.raw`</((?:${name}:)?${name})\s*>`, 'uy');
const declaration = /<\?xml\s[^?]*\?>/y;
const notACharacter = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const predefined = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

class Malformed extends Error {}

/** Reads one whole document. What is wrong is told without quoting the document: it may hold a credential. */
export function readXml(source: string): XmlReading {
  try {
    return { kind: 'document', root: new Reader(source).document() };
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'malformed', why: error.message };
    throw error;
  }
}

/** Writes text so that it arrives as it is, inside an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An element whose end has not come yet. */
interface OpenElement {
  readonly qualifiedName: string;
  readonly namespaces: ReadonlyMap<string, string>;
  readonly element: {
    readonly namespace: string;
    readonly name: string;
    readonly children: XmlElement[];
    text: string;
  };
}

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    if (notACharacter.test(source)) throw new Malformed('a character that XML does not allow');
    this.#source = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  }

  document(): XmlElement {
    this.#match(declaration);
    this.#skipMisc();
    const root = this.#element();
    this.#skipMisc();
    if (this.#at < this.#source.length) throw new Malformed('something follows the root element');
    return root;
  }

  #element(): XmlElement {
    const open: OpenElement[] = [];
    for (;;) {
      const parent = open.at(-1);
      const finished = parent === undefined ? this.#start(open) : this.#content(open, parent);
      if (finished === undefined) continue;
      const container = open.at(-1);
      if (container === undefined) return finished;
      container.element.children.push(finished);
    }
  }

  /** One piece of an element's content; the element itself where this was its end. */
  #content(open: OpenElement[], current: OpenElement): XmlElement | undefined {
    const next = this.#source.indexOf('<', this.#at);
    if (next < 0) throw new Malformed('it ends before its last element does');
    current.element.text += unescape(this.#source.slice(this.#at, next));
    this.#at = next;
    if (this.#starts('</')) {
      if (this.#match(endTag)?.[1] !== current.qualifiedName)
        throw new Malformed('an end tag without its start');
      open.pop();
      return current.element;
    }
    if (this.#starts('<![CDATA[')) {
      current.element.text += this.#until('<![CDATA[', ']]>');
      return undefined;
    }
    return this.#skipComment() ? undefined : this.#start(open);
  }

  #start(open: OpenElement[]): XmlElement | undefined {
    if (this.#starts('<!')) throw new Malformed('a DOCTYPE or another declaration');
    const tag = this.#match(startOfTag);
    if (!tag) throw new Malformed('no start tag where one is due');
    if (open.length >= maxDepth) throw new Malformed(`more than ${maxDepth} elements inside each other`);
    const namespaces = this.#attributes(open.at(-1)?.namespaces ?? new Map());
    const [, prefix, local = ''] = tag;
    const element = { namespace: resolve(namespaces, prefix) ?? '', name: local, children: [], text: '' };
    const end = this.#match(endOfStartTag);
    if (!end) throw new Malformed('a start tag that does not end');
    if (end[1] === '/') return element;
    open.push({ qualifiedName: prefix === undefined ? local : `${prefix}:${local}`, namespaces, element });
    return undefined;
  }

  /** Reads the attributes; the namespace declarations among them are all that anybody here needs. */
  #attributes(inherited: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    const declared = new Map(inherited);
    const seen = new Set<string>();
    const prefixes = new Set<string>();
    for (let found = this.#match(attribute); found; found = this.#match(attribute)) {
      const [, prefix, local = '', double, single] = found;
      const qualified = `${prefix ?? ''}:${local}`;
      if (seen.has(qualified)) throw new Malformed('an attribute given twice');
      seen.add(qualified);
      const value = unescape(double ?? single ?? '');
      if (prefix === 'xmlns') declared.set(local, value);
      else if (prefix === undefined && local === 'xmlns') declared.set('', value);
      else if (prefix !== undefined) prefixes.add(prefix);
    }
    for (const prefix of prefixes) resolve(declared, prefix);
    return declared;
  }

  #skipMisc(): void {
    do this.#match(/\s*/y);
    while (this.#skipComment());
  }

  /** Skips a comment or a processing instruction; false where there is none. */
  #skipComment(): boolean {
    if (this.#starts('<!--')) {
      if (this.#until('<!--', '-->').includes('--')) throw new Malformed('-- in a comment');
      return true;
    }
    if (!this.#starts('<?')) return false;
    if (/^xml\b/i.test(this.#until('<?', '?>')))
      throw new Malformed('an XML declaration that is not at the start');
    return true;
  }

  #until(opening: string, closing: string): string {
    const start = this.#at + opening.length;
    const end = this.#source.indexOf(closing, start);
    if (end < 0) throw new Malformed(`no ${closing}`);
    this.#at = end + closing.length;
    return this.#source.slice(start, end);
  }

  #starts(text: string): boolean {
    return this.#source.startsWith(text, this.#at);
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (!found) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }
}

function resolve(namespaces: ReadonlyMap<string, string>, prefix: string | undefined): string | undefined {
  if (prefix === undefined) return namespaces.get('');
  if (prefix === 'xml') return 'http://www.w3.org/XML/1998/namespace';
  const namespace = namespaces.get(prefix);
  if (!namespace) throw new Malformed('a prefix without its namespace');
  return namespace;
}

function unescape(text: string): string {
  if (text.includes(']]>')) throw new Malformed(']]> in text');
  return text.replace(/&([^;&]*;)?/g, (_whole, reference: string | undefined) => {
    const named = reference?.slice(0, -1) ?? '';
    const character = predefined.get(named) ?? numbered(named);
    if (character === undefined) throw new Malformed('an entity that XML does not define');
    return character;
  });
}

function numbered(reference: string): string | undefined {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(reference) ?? [];
  const digits = hexadecimal ?? decimal;
  if (digits === undefined) return undefined;
  const code = Number.parseInt(digits, hexadecimal === undefined ? 10 : 16);
  if (code > 0x10ffff) return undefined;
  const character = String.fromCodePoint(code);
  return notACharacter.test(character) ? undefined : character;
}
