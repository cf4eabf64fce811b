import type { ServerResponse } from 'node:http';

/** Everything that is sent holds a session's secrets or leads to them: nobody may keep it or guess at its type. */
const always = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** Sends a whole answer with its length, which HTTP/1.0 clients need. */
export function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer,
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...always, 'Content-Length': bytes.length, ...headers });
  response.end(bytes);
}

/** Sends a line of plain text, for what no part of the API answers. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  send(response, status, { 'Content-Type': 'text/plain; charset=UTF-8', ...headers }, `${text}\n`);
}

/** Sends the headers of an answer whose body follows piece by piece. */
export function startSending(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  response.writeHead(200, { ...always, ...headers });
}
