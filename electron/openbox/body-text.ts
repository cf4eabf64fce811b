import { declaredEncoding } from './xml-document.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes a reply's body; null where it is not UTF-8, which every documented answer is. A byte order mark is left out.
 * Where the reply says that it is written in one of the old encodings that contain ASCII, it is read if all of it is
 * ASCII: an old server that says ISO-8859-1 is understood, and no name is garbled.
 *
 * @param contentType the reply's Content-Type; null: none
 */
export function decodeBody(body: Uint8Array, contentType: string | null): string | null {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return null;
  }
  const named = [declaredEncoding(text), charsetOf(contentType)].filter((name) => name !== null);
  return named.every((name) => isUtf8(name) || (containsAscii(name) && isAscii(body))) ? text : null;
}

function isUtf8(name: string): boolean {
  return name === 'utf-8' || name === 'utf8';
}

function containsAscii(name: string): boolean {
  return /^(?:(?:us-)?ascii|iso-8859-\d+|latin1|windows-125\d)$/.test(name);
}

function charsetOf(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase() ?? null;
}

function isAscii(body: Uint8Array): boolean {
  return body.every((byte) => byte < 0x80);
}
