import { decodingsOf } from './decodings.ts';
import { formsOf } from './forms.ts';

/** Something that must not get out. */
export interface KnownSecret {
  /** What it is, for the report: the value itself is never shown. */
  readonly name: string;
  readonly value: string;
  /** Whether it may stand in this text, because there is its place. Default: nowhere. */
  readonly mayStandIn?: (text: CollectedText) => boolean;
}

/** What was collected somewhere. */
export interface CollectedText {
  readonly place: Place;
  /** Which one: a file's path, a command, a process. */
  readonly of: string;
  readonly bytes: Buffer;
}

/** Every kind of place that is searched. */
export const places = [
  'standard output',
  'standard error',
  'data directory',
  'log',
  'answer to the page',
  'command line',
  'environment',
  'error',
  'reply that undici put into an error',
  'console of the inspector',
] as const;
export type Place = (typeof places)[number];

export interface Hit {
  readonly secret: string;
  readonly form: string;
  readonly place: Place;
  readonly of: string;
  /** In bytes, from the start of the text as it was searched. */
  readonly at: number;
}

export interface SearchReport {
  readonly secrets: number;
  readonly forms: number;
  readonly texts: number;
  readonly bytes: number;
  readonly hits: readonly Hit[];
}

interface Needle {
  readonly secret: KnownSecret;
  readonly form: string;
  readonly bytes: Buffer;
}

/**
 * Looks for every secret, in every form, in every text as it is and with its escapes undone. Upper and lower case count as one
 * (a percent sign may be followed by either), so that base64 is matched a little too easily. One hit is given for each
 * secret, form and text.
 */
export function search(secrets: readonly KnownSecret[], texts: readonly CollectedText[]): SearchReport {
  const needles = needlesOf(secrets);
  const byStart = new Map<number, Needle[]>();
  for (const needle of needles) {
    const start = needle.bytes.readUInt32BE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
  }
  return {
    secrets: new Set(secrets.map(({ value }) => value)).size,
    forms: needles.length,
    texts: texts.length,
    bytes: texts.reduce((sum, { bytes }) => sum + bytes.length, 0),
    hits: texts.flatMap((text) => searchOne(text, byStart)),
  };
}

function needlesOf(secrets: readonly KnownSecret[]): Needle[] {
  const distinct = new Map(secrets.map((secret) => [secret.value, secret]));
  return [...distinct.values()].flatMap((secret) =>
    formsOf(secret.value).map(({ name, bytes }) => ({ secret, form: name, bytes: inLowerCase(bytes) })),
  );
}

function searchOne(text: CollectedText, byStart: ReadonlyMap<number, readonly Needle[]>): Hit[] {
  const { place } = text;
  const found = findIn(text.bytes, byStart).map((one) => ({ ...one, undone: '' }));
  for (const { name, bytes } of decodingsOf(text.bytes))
    found.push(...findIn(bytes, byStart).map((one) => ({ ...one, undone: ` behind ${name}` })));
  const hits = found.filter(({ needle }) => needle.secret.mayStandIn?.(text) !== true);
  const of = hits.length > 0 ? nameToShow(text, byStart) : text.of;
  return hits.map(({ needle, at, undone }) => ({
    secret: needle.secret.name,
    form: needle.form + undone,
    place,
    of,
    at,
  }));
}

/** One pass over the bytes, whatever the number of needles: the last four bytes say which of them could begin there. */
function findIn(
  text: Buffer,
  byStart: ReadonlyMap<number, readonly Needle[]>,
): { readonly needle: Needle; readonly at: number }[] {
  const bytes = inLowerCase(text);
  const found = new Map<Needle, number>();
  let last = 0;
  for (let end = 0; end < bytes.length; end += 1) {
    last = ((last << 8) | (bytes[end] ?? 0)) >>> 0;
    const candidates = byStart.get(last);
    if (candidates === undefined || end < 3) continue;
    for (const needle of candidates) {
      const at = end - 3;
      if (!found.has(needle) && bytes.subarray(at, at + needle.bytes.length).equals(needle.bytes))
        found.set(needle, at);
    }
  }
  return [...found].map(([needle, at]) => ({ needle, at }));
}

/** A file, for one, could be named after a secret. */
function nameToShow({ of }: CollectedText, byStart: ReadonlyMap<number, readonly Needle[]>): string {
  const parts = [Buffer.from(of), ...decodingsOf(Buffer.from(of)).map(({ bytes }) => bytes)];
  return parts.some((part) => findIn(part, byStart).length > 0) ? hiddenName : of;
}

const hiddenName = '(its name holds a secret)';

/** ASCII alone: other letters are more than one byte, and stay as they are in needle and text alike. */
function inLowerCase(bytes: Buffer): Buffer {
  const folded = Buffer.from(bytes);
  for (let index = 0; index < folded.length; index += 1) {
    const byte = folded[index] ?? 0;
    if (byte >= 0x41 && byte <= 0x5a) folded[index] = byte + 0x20;
  }
  return folded;
}

/** What was searched and found, for people: a line for each secret and text, which tells of the secret only its name. */
export function describeReport({ secrets, forms, texts, bytes, hits }: SearchReport): string {
  const megabytes = (bytes / 1_000_000).toFixed(1);
  const searched = `${secrets} secrets in ${forms} forms, searched for in ${texts} texts of ${megabytes} MB`;
  const firsts = new Map<string, string>();
  for (const { secret, form, place, of, at } of hits) {
    const where = `${secret} in ${place}: ${of}`;
    if (!firsts.has(where)) firsts.set(where, `  ${where}, byte ${at} (${form})`);
  }
  return [`${searched}; hits: ${hits.length}`, ...firsts.values()].join('\n');
}
