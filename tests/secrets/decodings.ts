/** Ways to undo the escapes of a text, byte by byte in Latin-1, so that every mixture of escaped and plain is met. */
const decoders: readonly (readonly [string, (text: string) => string])[] = [
  ['%-escapes', (text) => text.replace(/%([0-9a-f]{2})/gi, (_whole, hex: string) => byte(hex))],
  [
    'form escapes',
    (text) =>
      text.includes('%')
        ? text.replaceAll('+', ' ').replace(/%([0-9a-f]{2})/gi, (_whole, hex: string) => byte(hex))
        : text,
  ],
  [
    'references',
    (text) =>
      text
        .replace(/&#x0*([0-9a-f]{1,6});/gi, (_whole, hex: string) => character(Number.parseInt(hex, 16)))
        .replace(/&#0*(\d{1,7});/g, (_whole, decimal: string) => character(Number(decimal)))
        .replace(/&(amp|lt|gt|quot|apos);/gi, (_whole, name: string) => named[name.toLowerCase()] ?? ''),
  ],
  [
    'backslashes',
    (text) =>
      text.replace(
        /\\(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|(["'\\/`]))/gi,
        (_whole, unit?: string, point?: string, hex?: string, quoted?: string) =>
          quoted ?? (hex === undefined ? character(Number.parseInt(unit ?? point ?? '', 16)) : byte(hex)),
      ),
  ],
];

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text without some of its escapes. */
export interface Decoded {
  /** What was undone. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** The text with each kind of escape undone, and with each kind undone in what that gave; only where it changed something. */
export function decodingsOf(bytes: Buffer): readonly Decoded[] {
  const text = bytes.toString('latin1');
  const seen = new Set([text]);
  const once = decode({ name: '', text }, seen);
  const twice = once.flatMap((decoded) => decode(decoded, seen));
  return [...once, ...twice].map(({ name, text: result }) => ({
    name,
    bytes: Buffer.from(result, 'latin1'),
  }));
}

interface Text {
  readonly name: string;
  readonly text: string;
}

function decode(from: Text, seen: Set<string>): Text[] {
  return decoders.flatMap(([name, undo]) => {
    const text = undo(from.text);
    if (seen.has(text)) return [];
    seen.add(text);
    return [{ name: from.name === '' ? name : `${from.name}, ${name}`, text }];
  });
}

function byte(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function character(codePoint: number): string {
  return codePoint > 0x10ffff ? '' : Buffer.from(String.fromCodePoint(codePoint)).toString('latin1');
}
