import type { IncomingMessage } from 'node:http';

/** Far more than any true request. */
const maxBody = 64 * 1024;

/** What is read and thrown away so that a client that sends too much still gets to read its answer. */
const maxDiscarded = 8 * 1024 * 1024;

export type BodyReading =
  | { readonly kind: 'body'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  /** The client went away. */
  | { readonly kind: 'gone' };

/** Reads a request's body to its end, and keeps at most 64 KiB of it. */
export async function readBody(request: IncomingMessage): Promise<BodyReading> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxDiscarded) return { kind: 'too-large' };
      if (size <= maxBody) chunks.push(chunk);
    }
  } catch {
    return { kind: 'gone' };
  }
  return size > maxBody ? { kind: 'too-large' } : { kind: 'body', bytes: Buffer.concat(chunks) };
}

/** Whether the request announces more than `readBody` would keep. */
export function announcesTooMuch(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > maxBody;
}

/**
 * A document's text. The encoding is the byte order mark's, else the content type's, else the XML declaration's, else
 * UTF-8. Undefined where the bytes are no text in it.
 */
export function decodeXml(bytes: Buffer, contentType: string | undefined): string | undefined {
  const declared = /^<\?xml\s[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(bytes.toString('latin1', 0, 200));
  const named = /;\s*charset\s*=\s*"?([\w.-]+)/i.exec(contentType ?? '');
  const encoding = encodingOfMark(bytes) ?? named?.[1] ?? declared?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingOfMark(bytes: Buffer): string | undefined {
  const start = bytes.toString('hex', 0, 3);
  if (start === 'efbbbf') return 'utf-8';
  if (start.startsWith('fffe')) return 'utf-16le';
  return start.startsWith('feff') ? 'utf-16be' : undefined;
}
