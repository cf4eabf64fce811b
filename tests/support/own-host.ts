import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export interface OwnHostAnswer {
  readonly headers: IncomingMessage['headers'];
  readonly status: number;
  readonly body: string;
}

/** Asks a server of this computer as a browser does: any name below localhost is this computer. Follows no redirect. */
export async function askOwnHost(
  address: string,
  question: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  } = {},
): Promise<OwnHostAnswer> {
  const { hostname, host, port, pathname } = new URL(address);
  if (hostname !== '127.0.0.1' && !hostname.endsWith('.localhost'))
    throw new Error('It is not on this computer');
  const { method = 'GET', headers = {}, body } = question;
  const asked = request({
    host: '127.0.0.1',
    port,
    path: pathname,
    method,
    headers: { host, ...headers },
    agent: false,
  });
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { headers: answer.headers, status: answer.statusCode ?? 0, body: await text(answer) };
}
