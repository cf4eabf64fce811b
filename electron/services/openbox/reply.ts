import { assertNever } from '../../../shared/assert-never.ts';
import type { WireFormat } from '../../../shared/wire-format.ts';
import { decodeBody } from './body-text.ts';
import type { Action } from './request.ts';
import { readXmlDocument, trimXml, type XmlElement } from './xml-document.ts';

/** What a reply's body is, before anybody asks what its status means. */
export type Reading =
  | { readonly kind: 'answer'; readonly status: string; readonly answer: Answer }
  /** A SOAP Fault, where SOAP was spoken. */
  | { readonly kind: 'fault' }
  | { readonly kind: 'malformed' };

/** The element that holds the status and what was asked for. */
export class Answer {
  readonly #element: XmlElement;

  constructor(element: XmlElement) {
    this.#element = element;
  }

  /**
   * The text at a path below the answer, without the white space around it: `''` where an element of the path is
   * missing or nil, null where one stands there twice or holds more than text.
   */
  value(...path: readonly string[]): string | null {
    let element = this.#element;
    for (const name of path) {
      const [child, ...others] = element.children.filter((candidate) => candidate.name === name);
      if (others.length > 0) return null;
      if (child === undefined) return '';
      element = child;
    }
    if (element.isNil) return element.text === '' ? '' : null;
    return element.text === null ? null : trimXml(element.text);
  }
}

/**
 * Reads a reply's body by its exact path: `response/status`, or `Envelope/Body/<action>Response/status` by SOAP, where
 * prefixes do not count. Text is what XML says it is, CDATA and character references included; a comment or an element
 * in a status, or a second status, makes the reply malformed. White space around a status does not count; everything
 * else about it does.
 */
export function readReply(
  body: Uint8Array,
  contentType: string | null,
  format: WireFormat,
  action: Action,
): Reading {
  const text = decodeBody(body, contentType);
  const root = text === null ? null : readXmlDocument(text);
  if (root === null) return { kind: 'malformed' };
  switch (format) {
    case 'soap':
      return readEnvelope(root, action);
    case 'xml':
    case 'rest':
      return root.name === 'response' ? readAnswer(root) : { kind: 'malformed' };
    default:
      return assertNever(format, 'wire format');
  }
}

function readEnvelope(root: XmlElement, action: Action): Reading {
  const [body, ...otherBodies] = root.children.filter(({ name }) => localName(name) === 'Body');
  const [answer, ...otherAnswers] = body?.children ?? [];
  if (
    localName(root.name) !== 'Envelope' ||
    otherBodies.length > 0 ||
    answer === undefined ||
    otherAnswers.length > 0
  ) {
    return { kind: 'malformed' };
  }
  const name = localName(answer.name);
  if (name === 'Fault') return { kind: 'fault' };
  return name === `${action}Response` ? readAnswer(withoutPrefixes(answer)) : { kind: 'malformed' };
}

function readAnswer(element: XmlElement): Reading {
  const answer = new Answer(element);
  const status = answer.value('status');
  return status === null || status === '' ? { kind: 'malformed' } : { kind: 'answer', status, answer };
}

function withoutPrefixes(element: XmlElement): XmlElement {
  return { ...element, name: localName(element.name), children: element.children.map(withoutPrefixes) };
}

/** A qualified name without its prefix. More than one colon, or an empty part, is none: it stays as it is and so matches nothing. */
function localName(name: string): string {
  const colon = name.indexOf(':');
  const isQualified = colon > 0 && colon < name.length - 1 && !name.includes(':', colon + 1);
  return isQualified ? name.slice(colon + 1) : name;
}
