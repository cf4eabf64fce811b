import type { IncomingMessage } from 'node:http';

/** In bytes; the longest argument is a service's address of 2,000 characters. */
const longest = 16_384;

type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken-off' };

/** The server's own deadline ends a body that comes too slowly. */
export function readBody(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > longest) {
    return Promise.resolve({ kind: 'too-large' });
  }
  if (request.destroyed) return Promise.resolve({ kind: 'broken-off' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > longest) resolve({ kind: 'too-large' });
      else chunks.push(chunk);
    });
    request.on('end', () => resolve({ kind: 'text', text: Buffer.concat(chunks).toString('utf8') }));
    request.on('close', () => resolve({ kind: 'broken-off' }));
    request.on('error', () => resolve({ kind: 'broken-off' }));
  });
}

/** Undefined, which no argument is, where it is no JSON; also for a list, which valibot takes for an object without fields. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? undefined : value;
  } catch {
    return undefined;
  }
}
