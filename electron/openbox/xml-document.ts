import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { fitsXml } from './request.ts';

/** An element of a well-formed XML document. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  /** By their names as written; the values are raw. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The characters in it; null: there is more than characters in it (elements, comments). */
  readonly text: string | null;
}

/** Far deeper than any true answer, and shallow enough for a recursive reader. */
const deepest = 32;

/** What the parser calls CDATA sections and comments: no XML name can begin so. */
const cdata = '#cdata';
const comment = '#comment';

/** References are resolved below, where the five of XML itself are all that there are. */
const noEntities = {
  setExternalEntities: nothing,
  addInputEntities: nothing,
  setXmlVersion: nothing,
  reset: nothing,
  decode: (text: string) => text,
};

function nothing(): void {
  // There is nothing to keep.
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  // The parser would also trim what XML does not count as white space.
  trimValues: false,
  cdataPropName: cdata,
  commentPropName: comment,
  maxNestedTags: deepest,
  // Else each document is given a decoder for entities, and each element its path as text, which nobody asks for.
  entityDecoder: noEntities,
  jPath: false,
});

/**
 * Reads an XML document into its one root element; null where it is not well-formed, or holds what no true answer
 * does: a DOCTYPE or another declaration, a processing instruction, an entity beyond the five of XML itself.
 * The validator runs first, because the parser alone makes something of anything: text, JSON, half a document.
 */
export function readXmlDocument(text: string): XmlElement | null {
  const content = withoutDeclaration(text);
  if (content === null || !fitsXml(content) || hasOddMarkup(content) || hasOddEnds(content)) return null;
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- fast-xml-validator, its successor, brings seven packages with a second parser in them, and a call takes a twentieth longer with it (measured 2026-11-22)
    if (XMLValidator.validate(content) !== true) return null;
    return onlyRoot(parser.parse(content) as readonly ParsedNode[]);
  } catch {
    return null;
  }
}

function hasOddMarkup(content: string): boolean {
  return /<\?|<!(?!--|\[CDATA\[)/.test(content);
}

/**
 * The validator skips a byte order mark, which behind the declaration is none, and neither it nor the parser looks
 * closely at what stands behind the last tag.
 */
function hasOddEnds(content: string): boolean {
  return content.startsWith('\ufeff') || trimXml(content.slice(content.lastIndexOf('>') + 1)) !== '';
}

/** The name of the encoding that the document's XML declaration gives, in lower case; null: none. */
export function declaredEncoding(text: string): string | null {
  return declaration.exec(text)?.groups?.['encoding']?.toLowerCase() ?? null;
}

/** XML counts fewer characters as white space than `\s` does. */
const space = '[ \\t\\r\\n]';
const equals = `${space}*=${space}*`;
const declaration = new RegExp(
  `^<\\?xml${space}+version${equals}(?:"1\\.\\d"|'1\\.\\d')` +
    `(?:${space}+encoding${equals}(?<quote>["'])(?<encoding>[A-Za-z][\\w.-]*)\\k<quote>)?` +
    `(?:${space}+standalone${equals}(?:"(?:yes|no)"|'(?:yes|no)'))?${space}*\\?>`,
);

function withoutDeclaration(text: string): string | null {
  if (!text.startsWith('<?xml')) return text;
  const found = declaration.exec(text);
  return found === null ? null : text.slice(found[0].length);
}

/** A node as the parser gives it with `preserveOrder`: one key beside the attributes. */
type ParsedNode = Readonly<Record<string, unknown>>;

const attributesKey = ':@';
const textKey = '#text';

function nameOf(node: ParsedNode): string {
  return Object.keys(node).find((key) => key !== attributesKey) ?? '';
}

function onlyRoot(nodes: readonly ParsedNode[]): XmlElement | null {
  const roots: ParsedNode[] = [];
  for (const node of nodes) {
    const name = nameOf(node);
    if (name === cdata) return null;
    if (name === textKey) {
      if (trimXml(String(node[textKey])) !== '') return null;
    } else if (name === comment) {
      if (!isComment(node)) return null;
    } else roots.push(node);
  }
  return roots.length === 1 && roots[0] !== undefined ? toElement(roots[0]) : null;
}

function toElement(node: ParsedNode): XmlElement | null {
  const name = nameOf(node);
  const children: XmlElement[] = [];
  let text = '';
  let onlyText = true;
  for (const inner of node[name] as readonly ParsedNode[]) {
    const kind = nameOf(inner);
    if (kind === textKey) {
      const raw = String(inner[textKey]);
      const resolved = raw.includes(']]>') ? null : resolveReferences(raw);
      if (resolved === null) return null;
      text += resolved;
    } else if (kind === cdata) {
      text += textOf(inner[cdata]);
    } else if (kind === comment) {
      if (!isComment(inner)) return null;
      onlyText = false;
    } else {
      const child = toElement(inner);
      if (child === null) return null;
      children.push(child);
      onlyText = false;
    }
  }
  const attributes = new Map(Object.entries((node[attributesKey] ?? {}) as Record<string, string>));
  for (const value of attributes.values()) {
    if (value.includes('<') || resolveReferences(value) === null) return null;
  }
  return { name, attributes, children, text: onlyText ? text : null };
}

/** CDATA sections and comments hold a single text node. */
function textOf(content: unknown): string {
  return (content as readonly ParsedNode[]).map((node) => String(node[textKey])).join('');
}

function isComment(node: ParsedNode): boolean {
  const text = textOf(node[comment]);
  return !text.includes('--') && !text.endsWith('-');
}

const predefined = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Puts characters for the references in a text; null where one is no reference, or to no character of XML. */
function resolveReferences(text: string): string | null {
  if (!text.includes('&')) return text;
  const [before = '', ...rest] = text.split('&');
  let resolved = before;
  for (const part of rest) {
    const end = part.indexOf(';');
    const character = end < 0 ? undefined : characterNamed(part.slice(0, end));
    if (character === undefined) return null;
    resolved += character + part.slice(end + 1);
  }
  return resolved;
}

function characterNamed(reference: string): string | undefined {
  if (/^#\d{1,7}$/.test(reference)) return characterAt(Number.parseInt(reference.slice(1), 10));
  if (/^#x[0-9A-Fa-f]{1,6}$/.test(reference)) return characterAt(Number.parseInt(reference.slice(2), 16));
  return predefined.get(reference);
}

function characterAt(codePoint: number): string | undefined {
  if (codePoint > 0x10ffff) return undefined;
  const character = String.fromCodePoint(codePoint);
  return fitsXml(character) ? character : undefined;
}

/** Takes away what XML counts as white space, and nothing else, from both ends. */
export function trimXml(text: string): string {
  return text.replace(/^[ \t\r\n]+/, '').replace(/[ \t\r\n]+$/, '');
}
