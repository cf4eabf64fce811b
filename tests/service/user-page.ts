import type { IncomingMessage, ServerResponse } from 'node:http';
import { assertNever } from './assert-never.ts';
import { readBody } from './body.ts';
import { donePage, formPage, pageHeaders, uselessTicketPage } from './page.ts';
import type { RequestLog } from './request-log.ts';
import { send, sendText } from './sending.ts';
import type { State } from './state.ts';

/** The page on which a person signs in, at `auth/<ticket>`. */
export class UserPage {
  readonly #state: State;
  readonly #log: RequestLog;

  constructor(state: State, log: RequestLog) {
    this.#state = state;
    this.#log = log;
  }

  async answer(ticket: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const decide = this.#log.arrived('auth', 'page');
    const body = await readBody(request);
    switch (request.method) {
      case 'GET':
      case 'HEAD':
        return this.#show(ticket, response, decide);
      case 'POST':
        if (body.kind === 'body') return this.#submit(ticket, request, body.bytes, response, decide);
        decide(body.kind);
        return sendText(response, 413, 'This is too large.', { Connection: 'close' });
      default:
        decide('http-405');
        return sendText(response, 405, 'Not with this method.', { Allow: 'GET, HEAD, POST' });
    }
  }

  #submit(
    ticket: string,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
    decide: (status: string) => void,
  ): void {
    if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
      decide('http-415');
      return sendText(response, 415, 'Only an ordinary form can be sent here.');
    }
    const form = new URLSearchParams(body.toString('utf8'));
    const reading = this.#state.readTicket(ticket);
    if (reading.kind !== 'waiting' || form.get('dologin') !== '1')
      return this.#show(ticket, response, decide);
    const login = form.get('login') ?? '';
    if (!this.#state.passwordIsRight(login, form.get('password') ?? '')) {
      decide('wrong-password');
      return send(response, 200, pageHeaders, formPage(login));
    }
    this.#state.signIn(ticket, login);
    this.#show(ticket, response, decide);
  }

  #show(ticket: string, response: ServerResponse, decide: (status: string) => void): void {
    const reading = this.#state.readTicket(ticket);
    switch (reading.kind) {
      case 'waiting':
        decide('form');
        return send(response, 200, pageHeaders, formPage());
      case 'signed-in':
        decide('signed-in');
        return send(response, 200, pageHeaders, donePage(reading.user.login));
      case 'expired':
        decide('expired-ticket');
        return send(response, 410, pageHeaders, uselessTicketPage('expired'));
      case 'unknown':
        decide('unknown-ticket');
        return send(response, 404, pageHeaders, uselessTicketPage('unknown'));
      default:
        return assertNever(reading, 'reading of a ticket');
    }
  }
}
