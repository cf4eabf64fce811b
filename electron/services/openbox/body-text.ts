import { trimXmlStart } from './xml-document.ts';

type Decoder = InstanceType<typeof TextDecoder>;

/** Bytes or characters within which a declaration is looked for. */
const longestDeclaration = 1024;

/**
 * Decodes a reply's body; null where that cannot be done without a guess. A byte order mark decides, and is left out. Else the
 * encodings that the Content-Type and the document's XML declaration name are tried, by the labels that browsers know; where none
 * is named it is UTF-8. Old services name one and write the other: where they disagree it is UTF-8 if it can be, which hardly any
 * text in another encoding is by chance. White space before the declaration, which PHP likes to leave there, is left out.
 *
 * @param contentType the reply's Content-Type; null: none
 */
export function decodeBody(body: Uint8Array, contentType: string | null): string | null {
  for (const decoder of candidates(body, contentType)) {
    const text = decode(body, decoder);
    if (text !== null) return trimXmlStart(text);
  }
  return null;
}

function candidates(body: Uint8Array, contentType: string | null): readonly Decoder[] {
  const beginning = body.subarray(0, longestDeclaration);
  const marked = encodingOfMark(beginning);
  const named = [charsetOf(contentType), declaredEncoding(latin1.decode(beginning))];
  const labels = marked === null ? named.flatMap((label) => label?.toLowerCase() ?? []) : [marked];
  const decoders = [...new Set(labels.length === 0 ? ['utf-8'] : labels)].map(decoderOf);
  return decoders
    .filter((decoder) => decoder !== null)
    .toSorted((a, b) => Number(b.encoding === 'utf-8') - Number(a.encoding === 'utf-8'));
}

function decode(body: Uint8Array, decoder: Decoder): string | null {
  let text: string;
  try {
    text = decoder.decode(body);
  } catch {
    return null;
  }
  const declared = declaredEncoding(text.slice(0, longestDeclaration));
  // A declaration that can be read cannot be right about how many bytes a character has if the mark says otherwise.
  return declared === null || isUtf16(decoder) === isUtf16(decoderOf(declared)) ? text : null;
}

function isUtf16(decoder: Decoder | null): boolean {
  return decoder?.encoding.startsWith('utf-16') ?? false;
}

/** One character for each byte, whatever its encoding is: enough to look for a declaration. */
const latin1 = new TextDecoder('latin1');

/** What decodes the encoding of one of the WHATWG's labels; null: it is none. */
function decoderOf(label: string): Decoder | null {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return null;
  }
}

function encodingOfMark(body: Uint8Array): string | null {
  const [first, second, third] = body;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : null;
}

/** The encoding that the document's XML declaration names; null: none. Whether the rest of it is in order is not asked here. */
function declaredEncoding(text: string): string | null {
  return (
    /^[ \t\r\n]*<\?xml[ \t\r\n][^<>]*?[ \t\r\n]encoding[ \t\r\n]*=[ \t\r\n]*["']([\w.:-]+)["']/.exec(
      text,
    )?.[1] ?? null
  );
}

function charsetOf(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1] ?? null;
}
