import { inspect } from 'node:util';

/** A way in which a secret could be written. */
export interface Form {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What is shorter, in bytes, stands in innocent text by chance. */
const shortest = 8;

/**
 * The secret as it could stand in a log, a file, an address, a document or a stack: plain, escaped for URLs, forms, XML,
 * JSON, shells and Node's own printing, encoded as base64 and hexadecimal, and escaped once more by what quotes it.
 */
export function formsOf(value: string): readonly Form[] {
  const texts: [string, string][] = [
    ['as it is', value],
    ['URL component', encodeURIComponent(value)],
    ['URL', encodeURI(value)],
    ['URL path', new URL(`http://host/${value}`).pathname.slice(1)],
    ['form', new URLSearchParams({ value }).toString().slice('value='.length)],
    ['every byte as %XX', bytesAs(value, '%')],
    ['every byte as \\xXX', bytesAs(value, '\\x')],
    ['XML text', inXml(value, {})],
    ['XML attribute', inXml(value, { '"': '&quot;', "'": '&apos;' })],
    ['HTML attribute', inXml(value, { '"': '&quot;', "'": '&#39;' })],
    ['decimal references', references(value, 10, /[^\w-]/gu)],
    ['hexadecimal references', references(value, 16, /[^\w-]/gu)],
    ['every character as a reference', references(value, 10, /[^]/gu)],
    ['JSON', withoutQuotes(JSON.stringify(value))],
    ['JSON in ASCII', inAscii(withoutQuotes(JSON.stringify(value)))],
    ['Node’s inspect', withoutQuotes(inspect(value))],
    ['shell', value.replaceAll("'", String.raw`'\''`)],
    ['hexadecimal', Buffer.from(value).toString('hex')],
  ];
  const quoted = texts.flatMap(([name, text]): [string, string][] => [
    [`${name}, in JSON`, withoutQuotes(JSON.stringify(text))],
    [`${name}, as a URL component`, encodeURIComponent(text)],
    [`${name}, as XML text`, inXml(text, {})],
  ]);
  const forms = [...texts, ...quoted].map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  const all = [
    ...forms,
    { name: 'UTF-16', bytes: Buffer.from(value, 'utf16le') },
    { name: 'Latin-1', bytes: Buffer.from(value, 'latin1') },
    ...inBase64(value),
    ...pieces(value),
  ];
  const seen = new Set<string>();
  return all.filter(({ bytes }) => {
    const key = bytes.toString('latin1');
    if (bytes.length < shortest || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** So many characters of a secret are a leak too: whoever cuts a text off may cut it off in the middle of a secret. */
const piece = 12;

function pieces(value: string): Form[] {
  const characters = Array.from(value);
  const count = Math.max(0, characters.length - piece + 1);
  return Array.from({ length: count }, (_, start) => ({
    name: 'a piece of it',
    bytes: Buffer.from(characters.slice(start, start + piece).join('')),
  }));
}

/** In the middle of other data a secret begins at one of three places of a group; its first and last characters then depend on what is around it. */
function inBase64(value: string): Form[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]).toString('base64url');
    const safe = whole.slice(Math.ceil((before * 4) / 3), whole.length - 1);
    const standard = safe.replaceAll('-', '+').replaceAll('_', '/');
    return [
      { name: 'base64url', bytes: Buffer.from(safe) },
      { name: 'base64', bytes: Buffer.from(standard) },
    ];
  });
}

function bytesAs(value: string, prefix: string): string {
  return [...Buffer.from(value)].map((byte) => prefix + byte.toString(16).padStart(2, '0')).join('');
}

function inXml(value: string, quotes: Readonly<Record<string, string>>): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', ...quotes };
  return value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function references(value: string, base: 10 | 16, which: RegExp): string {
  return value.replace(which, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(base);
    return base === 16 ? `&#x${code};` : `&#${code};`;
  });
}

function inAscii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function withoutQuotes(text: string): string {
  return text.slice(1, -1);
}
