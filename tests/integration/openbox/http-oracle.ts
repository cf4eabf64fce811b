import { gunzipSync } from 'node:zlib';

/**
 * A second, independent reader of HTTP answers, written from RFC 9112 alone and sharing nothing with the client or the networks
 * below it. What it reads is a whole answer, its connection having ended behind it; what breaks a rule is none.
 */
export interface WholeAnswer {
  readonly status: number;
  readonly body: Buffer;
}

export function readAnswer(bytes: Buffer): WholeAnswer | null {
  let rest = bytes;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) return null;
    const [first = '', ...lines] = rest.toString('latin1', 0, end).split('\r\n');
    const status = /^HTTP\/1\.[01] ([1-9]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/.exec(first)?.[1];
    const fields = readFields(lines);
    if (status === undefined || fields === null) return null;
    rest = rest.subarray(end + 4);
    // An interim response: the true one comes behind it.
    if (status.startsWith('1') && status !== '101') continue;
    const body = readBody(fields, rest);
    return body === null ? null : { status: Number(status), body };
  }
}

function readFields(lines: readonly string[]): ReadonlyMap<string, readonly string[]> | null {
  const fields = new Map<string, string[]>();
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):([\t\x20-\x7e\x80-\xff]*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return null;
    const key = name.toLowerCase();
    fields.set(key, [...(fields.get(key) ?? []), value.trim()]);
  }
  return fields;
}

function readBody(fields: ReadonlyMap<string, readonly string[]>, rest: Buffer): Buffer | null {
  const framed = readFramed(fields, rest);
  const encoding = fields.get('content-encoding')?.join(',').toLowerCase() ?? 'identity';
  // Of a coding that nobody knows, the bytes have to speak for themselves.
  if (framed === null || !/\b(?:gzip|deflate|br|zstd|compress)\b/.test(encoding)) return framed;
  if (encoding !== 'gzip') return null;
  try {
    return gunzipSync(framed);
  } catch {
    return null;
  }
}

function readFramed(fields: ReadonlyMap<string, readonly string[]>, rest: Buffer): Buffer | null {
  const coding = fields.get('transfer-encoding');
  const lengths = new Set(fields.get('content-length')?.flatMap((value) => value.split(/\s*,\s*/)));
  if (coding !== undefined) {
    // Both would be two opinions of where the answer ends.
    return coding.join(',').toLowerCase() === 'chunked' && lengths.size === 0 ? readChunks(rest) : null;
  }
  if (lengths.size === 0) return rest;
  const [length = ''] = lengths;
  if (lengths.size > 1 || !/^\d+$/.test(length) || Number(length) > rest.length) return null;
  return rest.subarray(0, Number(length));
}

function readChunks(rest: Buffer): Buffer | null {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = rest.indexOf('\r\n', at);
    if (lineEnd < 0) return null;
    const size = /^([\da-f]{1,8})[\t ]*(?:;[\t\x20-\x7e\x80-\xff]*)?$/i.exec(
      rest.toString('latin1', at, lineEnd),
    )?.[1];
    if (size === undefined) return null;
    const start = lineEnd + 2;
    const end = start + Number.parseInt(size, 16);
    if (end === start) return rest.indexOf('\r\n', start) < 0 ? null : Buffer.concat(chunks);
    if (rest.toString('latin1', end, end + 2) !== '\r\n') return null;
    chunks.push(rest.subarray(start, end));
    at = end + 2;
  }
}
