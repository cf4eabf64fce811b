import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';

/** An element of a well-formed XML document. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  /** Whether an attribute calls it nil: `xsi:nil`, by whatever prefix. */
  readonly isNil: boolean;
  readonly children: readonly XmlElement[];
  /** The characters in it; null: there is more than characters in it (elements, comments). */
  readonly text: string | null;
}

/** Far deeper than any true answer, and shallow enough for a recursive reader. */
const deepest = 32;

/**
 * Elements, attributes, comments and CDATA sections together, and as many references; a true answer has about ten. 64 KiB of the
 * shortest would keep the process for over 50 ms.
 */
const mostParts = 1000;

/** What the parser calls CDATA sections and comments: no XML name can begin so. */
const cdata = '#cdata';
const comment = '#comment';

const nilAttribute = /^[^:]+:nil$/;

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

const reader = new XMLParser({
  preserveOrder: true,
  // Nothing else that an attribute says is asked for.
  ignoreAttributes: (name) => !nilAttribute.test(name),
  attributeNamePrefix: '',
  removeNSPrefix: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  // It would also trim what XML does not count as white space.
  trimValues: false,
  cdataPropName: cdata,
  commentPropName: comment,
  // Else each document is given a decoder for entities, and each element its path as text, which nobody asks for.
  entityDecoder: noEntities,
  jPath: false,
});

/**
 * Reads an XML document into its one root element; null where it is not well-formed by XML 1.0 and its namespaces, or holds what
 * no true answer does: a DOCTYPE, a processing instruction, an entity beyond the five of XML itself, more than 1,000 parts or
 * references, elements more than 32 deep. The strict parser runs first: the reader makes something of anything, text, JSON and half
 * a document included, and may rely on what it finds.
 */
export function readXmlDocument(text: string): XmlElement | null {
  // One at its beginning was taken away by who decoded it.
  if (text.startsWith('\ufeff') || hasTooManyReferences(text)) return null;
  try {
    checkWellFormed(text);
    const root = (reader.parse(text) as readonly ParsedNode[]).find((node) => !isBesideRoot(nameOf(node)));
    return root === undefined ? null : toElement(root);
  } catch {
    return null;
  }
}

function hasTooManyReferences(text: string): boolean {
  let references = 0;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) {
    if (++references > mostParts) return true;
  }
  return false;
}

/** Throws at the first thing that is out of order. */
function checkWellFormed(text: string): void {
  const strict = unused ?? strictParser();
  unused = null;
  strict.write(text).close();
  // One that has thrown is in the middle of its document.
  unused = strict;
}

/** A parser that is ready for a document; making one takes as long as reading an answer. */
let unused: SaxesParser | null = null;

function strictParser(): SaxesParser {
  const strict = new SaxesParser({
    xmlns: true,
    position: false,
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  let depth = 0;
  let parts = 0;
  const refuse = (): never => {
    throw new Error('No true answer has it');
  };
  strict.on('doctype', refuse);
  strict.on('processinginstruction', refuse);
  const count = (): void => {
    if (++parts > mostParts) refuse();
  };
  strict.on('attribute', count);
  strict.on('comment', count);
  strict.on('cdata', count);
  strict.on('opentagstart', () => {
    count();
    // Prefixes are looked for in every element around: an unbounded depth would take time by its square.
    if (++depth > deepest) refuse();
  });
  strict.on('closetag', () => {
    depth -= 1;
  });
  strict.on('end', () => {
    parts = 0;
  });
  return strict;
}

/** A node as the reader gives it with `preserveOrder`: one key beside the attributes. */
type ParsedNode = Readonly<Record<string, unknown>>;

const attributesKey = ':@';
const textKey = '#text';

function nameOf(node: ParsedNode): string {
  return Object.keys(node).find((key) => key !== attributesKey) ?? '';
}

function isBesideRoot(name: string): boolean {
  return name === textKey || name === comment;
}

function toElement(node: ParsedNode): XmlElement {
  const name = nameOf(node);
  const children: XmlElement[] = [];
  let text = '';
  let onlyText = true;
  for (const inner of node[name] as readonly ParsedNode[]) {
    const kind = nameOf(inner);
    if (kind === textKey) text += resolveReferences(String(inner[textKey]));
    else if (kind === cdata) text += textOf(inner[cdata]);
    else {
      if (kind !== comment) children.push(toElement(inner));
      onlyText = false;
    }
  }
  return { name, isNil: saysNil(node[attributesKey]), children, text: onlyText ? text : null };
}

/** @param attributes those that call an element nil or not; undefined: there is none */
function saysNil(attributes: unknown): boolean {
  const values = Object.values((attributes ?? {}) as Readonly<Record<string, string>>);
  return values.some((value) => ['true', '1'].includes(trimXml(resolveReferences(value))));
}

/** A CDATA section holds a single text node. */
function textOf(content: unknown): string {
  return (content as readonly ParsedNode[]).map((node) => String(node[textKey])).join('');
}

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Puts characters for the references in a text of a well-formed document. */
export function resolveReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,4}));/gi,
    (reference, hexadecimal, decimal, name) => {
      if (typeof name === 'string') return predefined[name] ?? reference;
      const codePoint = typeof hexadecimal === 'string' ? Number.parseInt(hexadecimal, 16) : Number(decimal);
      return String.fromCodePoint(codePoint);
    },
  );
}

/** XML counts fewer characters as white space than JavaScript does. */
const xmlSpace = ' \t\r\n';

/** Takes away what XML counts as white space, and nothing else, from both ends. */
export function trimXml(text: string): string {
  let end = text.length;
  while (end > 0 && xmlSpace.includes(text.charAt(end - 1))) end -= 1;
  return trimXmlStart(text.slice(0, end));
}

/** The same, from the beginning alone. */
export function trimXmlStart(text: string): string {
  let start = 0;
  while (start < text.length && xmlSpace.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}
