import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { announcesTooMuch } from './body.ts';
import { sendText } from './sending.ts';

/** An HTTP server on 127.0.0.1 that can go down and come up again on the same port. */
export class Listener {
  readonly #server: Server;
  #port = 0;

  constructor(answer: RequestListener) {
    // A kept connection outlives any pause of a busy test, so that no request meets one that is just being closed.
    this.#server = createServer({ requestTimeout: 30_000, keepAliveTimeout: 60_000 }, answer);
    this.#server.on('checkContinue', (request, response) => {
      if (announcesTooMuch(request)) {
        sendText(response, 413, 'This is too large.', { Connection: 'close' });
        return;
      }
      response.writeContinue();
      answer(request, response);
    });
  }

  /** The port in use; 0 before the first `up`. */
  get port(): number {
    return this.#port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts to listen, on the port of last time where there was one; `port` 0 takes any. Rejects with the system's error. */
  async up(port = this.#port): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Stops listening and cuts every connection. */
  async down(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
