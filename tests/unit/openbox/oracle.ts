import type { WireFormat } from '../../../shared/wire-format.ts';

/**
 * A second, independent reader of replies, written from the XML 1.0 specification alone and sharing nothing with the
 * client: a recursive descent over the whole document that gives up at the first thing that is not well-formed. It is
 * slow and knows no DOCTYPE and no processing instruction, as no true reply has one.
 */
interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** Its characters, if it holds nothing else. */
  readonly text: string | null;
}

class NotWellFormed extends Error {}

/** The status that a reply to `logout` holds, without the white space around it; null: it holds none. */
export function statusOf(body: Uint8Array, format: WireFormat): string | null {
  let root: Element;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    // What PHP likes to leave there is let pass.
    root = new Reader(text.replace(/^[ \t\r\n]+(?=<\?xml)/, '')).document();
  } catch {
    return null;
  }
  const local = (name: string) => (format === 'soap' ? name.replace(/^[^:]+:(?=[^:]+$)/, '') : name);
  const only = (element: Element | null, name: string) => {
    const found = element?.children.filter((child) => local(child.name) === name) ?? [];
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  let answer: Element | null;
  if (format === 'soap') {
    const body = local(root.name) === 'Envelope' ? only(root, 'Body') : null;
    answer = body?.children.length === 1 ? only(body, 'logoutResponse') : null;
  } else {
    answer = root.name === 'response' ? root : null;
  }
  const status = only(answer, 'status');
  if (status === null) return null;
  for (const [name, value] of status.attributes) {
    if (/^[^:]+:nil$/.test(name) && ['true', '1'].includes(value.trim())) return null;
  }
  return status.text?.replace(/^[\x20\t\r\n]+|[\x20\t\r\n]+$/g, '') ?? null;
}

const nameStart =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const nameRest = `\\u{300}-\\u{36F}\\u{203F}-\\u{2040}\\u{B7}0-9.${nameStart}-`;
const namePattern = new RegExp(`[${nameStart}][${nameRest}]*`, 'uy');
const charPattern = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;
const spacePattern = /[ \t\r\n]+/y;
const declarationPattern =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:'1\.[0-9]+'|"1\.[0-9]+")(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:'[A-Za-z][A-Za-z0-9._-]*'|"[A-Za-z][A-Za-z0-9._-]*"))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:'(?:yes|no)'|"(?:yes|no)"))?[ \t\r\n]*\?>/y;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    if (!charPattern.test(text)) throw new NotWellFormed();
    this.#text = text;
  }

  document(): Element {
    this.#take(declarationPattern);
    this.#misc();
    const root = this.#element(0);
    this.#misc();
    if (this.#at < this.#text.length) throw new NotWellFormed();
    return root;
  }

  #misc(): void {
    for (;;) {
      if (this.#take(spacePattern) !== null) continue;
      if (!this.#comment()) return;
    }
  }

  #element(depth: number): Element {
    if (depth > 200) throw new NotWellFormed();
    this.#expect('<');
    const name = this.#name();
    const attributes = new Map<string, string>();
    for (;;) {
      const space = this.#take(spacePattern);
      if (this.#skip('/>')) return { name, attributes, children: [], text: '' };
      if (this.#skip('>')) break;
      if (space === null) throw new NotWellFormed();
      const attribute = this.#name();
      if (attributes.has(attribute)) throw new NotWellFormed();
      this.#take(spacePattern);
      this.#expect('=');
      this.#take(spacePattern);
      const quote = this.#skip('"') ? '"' : "'";
      if (quote === "'") this.#expect("'");
      const value = this.#until(quote);
      if (value.includes('<')) throw new NotWellFormed();
      attributes.set(attribute, resolve(value));
    }
    return { name, attributes, ...this.#content(name, depth) };
  }

  #content(name: string, depth: number): Pick<Element, 'children' | 'text'> {
    const children: Element[] = [];
    let text = '';
    let onlyText = true;
    for (;;) {
      const next = this.#text.indexOf('<', this.#at);
      if (next < 0) throw new NotWellFormed();
      const characters = this.#text.slice(this.#at, next);
      if (characters.includes(']]>')) throw new NotWellFormed();
      text += resolve(characters);
      this.#at = next;
      if (this.#skip('</')) {
        this.#expect(name);
        this.#take(spacePattern);
        this.#expect('>');
        return { children, text: onlyText ? text : null };
      }
      if (this.#skip('<![CDATA[')) {
        text += this.#until(']]>');
        continue;
      }
      onlyText = false;
      if (!this.#comment()) children.push(this.#element(depth + 1));
    }
  }

  #comment(): boolean {
    if (!this.#skip('<!--')) return false;
    this.#until('--');
    this.#expect('>');
    return true;
  }

  #name(): string {
    const name = this.#take(namePattern);
    if (name === null) throw new NotWellFormed();
    return name;
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }

  #skip(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #expect(text: string): void {
    if (!this.#skip(text)) throw new NotWellFormed();
  }

  /** What stands before the next `end`, and goes on behind it. */
  #until(end: string): string {
    const next = this.#text.indexOf(end, this.#at);
    if (next < 0) throw new NotWellFormed();
    const text = this.#text.slice(this.#at, next);
    this.#at = next + end.length;
    return text;
  }
}

function resolve(text: string): string {
  return text.replace(/&([^;]*;)?/g, (_, reference: string | undefined) => {
    const known = { 'amp;': '&', 'lt;': '<', 'gt;': '>', 'quot;': '"', 'apos;': "'" }[reference ?? ''];
    if (known !== undefined) return known;
    const number = /^#(?:x([0-9a-fA-F]+)|([0-9]+));$/.exec(reference ?? '');
    if (number === null) throw new NotWellFormed();
    const codePoint =
      number[1] === undefined ? Number.parseInt(number[2] ?? '', 10) : Number.parseInt(number[1], 16);
    const character = codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\u0000';
    if (!charPattern.test(character)) throw new NotWellFormed();
    return character;
  });
}
