import type { IncomingMessage, ServerResponse } from 'node:http';

/** What can happen to a request on its way to a server and back. */
export type Strike =
  /** It gets this answer, and the server hears nothing of it. */
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection stays open, and nothing comes. */
  | { readonly kind: 'no-answer' }
  /** The server does what it is asked, and the connection breaks before its answer. */
  | { readonly kind: 'answer-lost' }
  /** The server does what it is asked, and its answer waits. */
  | { readonly kind: 'held'; readonly until: Promise<unknown> };

/** Stands before a real server, in its own process, and lets faults strike what goes through. */
export class Strikes {
  readonly #waiting: { readonly path: RegExp; readonly strike: Strike; left: number }[] = [];

  /** From now on this happens to requests for such paths, so many times; the returned function ends it. */
  set(path: RegExp, strike: Strike, times = Infinity): () => void {
    const entry = { path, strike, left: times };
    this.#waiting.push(entry);
    return () => {
      entry.left = 0;
    };
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  /** Gives whether the server is to hear of the request. */
  let(request: IncomingMessage, response: ServerResponse): boolean {
    const entry = this.#waiting.find(({ path, left }) => left > 0 && path.test(request.url ?? ''));
    if (entry === undefined) return true;
    entry.left -= 1;
    const { strike } = entry;
    switch (strike.kind) {
      case 'reply':
        response.writeHead(strike.status, strike.headers).end(strike.body ?? '');
        return false;
      case 'no-answer':
        return false;
      case 'answer-lost':
        insteadOfEnd(response, () => response.destroy());
        return true;
      case 'held':
        insteadOfEnd(response, (end) => void strike.until.then(end));
        return true;
    }
  }
}

/** Does something else once the server has written its whole answer. */
function insteadOfEnd(response: ServerResponse, then: (end: () => void) => void): void {
  const end = response.end.bind(response) as (...content: unknown[]) => ServerResponse;
  response.end = ((...content: unknown[]) => {
    then(() => end(...content));
    return response;
  }) as typeof response.end;
}
