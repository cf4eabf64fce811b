import type { Secret } from '../core/secret.ts';

const longest = 200;
const struckOut = '[…]';

/** Far longer than any true one; a pattern for more would take longer than an excerpt is worth. */
const longestCredential = 1024;

/**
 * The beginning of an unclear reply as the log may hold it: at most 200 printable characters, with every credential
 * struck out. Those of the call are found however a service may have spelled them (XML, HTML, URL and JSON escapes);
 * those that the reply itself may bring (a fresh token or ticket) by the element they stand in and by their look.
 */
export function excerptOf(body: Uint8Array, credentials: readonly Secret[]): string {
  const values = credentials.map((credential) => credential.reveal()).filter((value) => value !== '');
  if (values.some((value) => value.length > longestCredential)) return struckOut;
  const text = strikeUnknown(strike(new TextDecoder().decode(body), values));
  // Once more: leaving characters out can put a credential together that was taken apart, as UTF-16 does.
  const shown = strikeUnknown(strike(printable(text), values.map(printable)));
  const characters = Array.from(shown);
  return characters.length <= longest ? shown : `${characters.slice(0, longest - 1).join('')}…`;
}

/**
 * White space becomes a single space; what else does not print is left out, and so is what an envelope says of its
 * own namespaces and types: of SOAP nothing else would fit into an excerpt.
 */
function printable(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ (?:xmlns(?::[\w-]{1,40})?|[\w-]{1,40}:(?:encodingStyle|type))=(?:"[^"]*"|'[^']*')/g, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .trim();
}

function strike(text: string, values: readonly string[]): string {
  let result = text;
  // The longest first: a short one may be a part of it.
  for (const value of [...values].sort((a, b) => b.length - a.length)) {
    const pattern = Array.from(value, spellings).join('');
    if (pattern !== '') result = result.replace(new RegExp(pattern, 'giu'), struckOut);
  }
  return result;
}

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  ' ': '\\+',
};

/** A pattern of all the ways in which a character is commonly written. */
function spellings(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const hexadecimal = codePoint.toString(16);
  const percent = [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
    .join('');
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  const json = units.map((unit) => `\\\\u${unit.toString(16).padStart(4, '0')}`).join('');
  const spelled = [
    json,
    /["'\\/]/.test(character) ? `\\\\\\u{${hexadecimal}}` : undefined,
    percent,
    `&#0*${codePoint};`,
    `&#x0*${hexadecimal};`,
    named[character],
    // As it is comes last: an escape may begin with the character itself.
    character.isWellFormed() ? `\\u{${hexadecimal}}` : '\\ufffd',
  ];
  return `(?:${spelled.filter((spelling) => spelling !== undefined).join('|')})`;
}

const names = 'auth_token|ticket|sid|api_key';
const namedElement = new RegExp(`(<(?:\\w{1,40}:)?(?:${names})\\b[^>]{0,1000}>)(?:(?!</)[^])*`, 'gi');
const namedValue = new RegExp(`(\\b(?:${names})"?\\s*[=:]\\s*"?)[^\\s"&<]+`, 'gi');

/** Credentials that are not known beforehand: what stands under their name, and what has their look. */
function strikeUnknown(text: string): string {
  return text
    .replace(namedElement, `$1${struckOut}`)
    .replace(namedValue, `$1${struckOut}`)
    .replace(/[\w-]{16,}/g, (run) => (/\d|[A-Za-z]{16}/.test(run) ? struckOut : run));
}
