import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A request as it came over the wire. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  /** By their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export type RawAnswer = (socket: Socket, request: RawRequest) => void;

/** A server that answers with any bytes at all, also with such as no HTTP library would send. */
export interface RawServer {
  /** An API address on it, ending in a slash. */
  readonly address: string;
  readonly requests: readonly RawRequest[];
  /** How many connections were accepted so far. */
  connections(): number;
  /** Answers every request from now on. */
  answerWith(answer: RawAnswer): void;
  /** Resolves when no connection is open (any more). */
  whenAllAreClosed(): Promise<void>;
  close(): Promise<void>;
}

export async function startRawServer(): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const open = new Set<Socket>();
  let accepted = 0;
  let onClose = () => {};
  let answer: RawAnswer = (socket) => socket.destroy();

  const server = createServer((socket) => {
    accepted += 1;
    open.add(socket);
    let received = Buffer.alloc(0);
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      const parsed = parse(received);
      if (parsed === null) return;
      received = received.subarray(parsed.length);
      requests.push(parsed.request);
      answer(socket, parsed.request);
    });
    // A client that gives up resets the connection: that is what many of these tests are about.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      open.delete(socket);
      onClose();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    address: `http://127.0.0.1:${port}/api/1.0/`,
    requests,
    connections: () => accepted,
    answerWith(next) {
      answer = next;
    },
    whenAllAreClosed: () =>
      new Promise((resolve) => {
        onClose = () => {
          if (open.size === 0) resolve();
        };
        onClose();
      }),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The first whole request in what was received, and how many bytes it took; null: there is none yet. */
function parse(received: Buffer): { readonly request: RawRequest; readonly length: number } | null {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const [first = '', ...lines] = received.toString('latin1', 0, headEnd).split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const bodyStart = headEnd + 4;
  const length = bodyStart + Number(headers.get('content-length') ?? 0);
  if (received.length < length) return null;
  return { request: { method, target, headers, body: received.toString('utf8', bodyStart, length) }, length };
}

/** A response in HTTP/1.1 with a true Content-Length, after which the connection stays open. */
export function httpResponse(
  body: string | Uint8Array,
  {
    status = '200 OK',
    headers = {},
  }: { readonly status?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Buffer {
  const bytes = Buffer.from(body);
  const all = {
    'Content-Type': 'text/xml; charset=UTF-8',
    'Content-Length': String(bytes.length),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`, 'latin1'), bytes]);
}
