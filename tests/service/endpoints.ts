import type { IncomingMessage, ServerResponse } from 'node:http';
import { assertNever } from './assert-never.ts';
import { carryOut, tokenIn, type Call } from './api.ts';
import { decodeXml, readBody } from './body.ts';
import type { Settings } from './configuration.ts';
import { deliverFault } from './fault-delivery.ts';
import type { Faults } from './faults.ts';
import { readRest, readSoap, readXmlRequest, type CallReading } from './reading.ts';
import type { RequestLog } from './request-log.ts';
import { send, sendText } from './sending.ts';
import type { State } from './state.ts';
import type { Traps } from './traps.ts';
import { UserPage } from './user-page.ts';
import { basePath, type Format } from './vocabulary.ts';
import { replyType, writeFault, writeReply } from './writing.ts';
import { writeWsdl } from './wsdl.ts';

/** What the endpoints work on. */
export interface EndpointsOptions {
  readonly settings: Settings;
  readonly state: State;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly traps: Traps;
  /** The service's own address, `http://127.0.0.1:PORT/api/1.0/`. */
  readonly url: () => string;
}

/** Everything that the service answers, by path. */
export class Endpoints {
  readonly #options: EndpointsOptions;
  readonly #page: UserPage;
  #inProgress = 0;
  #peak = 0;

  constructor(options: EndpointsOptions) {
    this.#options = options;
    this.#page = new UserPage(options.state, options.log);
  }

  /** The most calls of the API that were ever in progress at once. */
  get peakConcurrency(): number {
    return this.#peak;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A client that goes away in the middle of its answer is an ordinary thing here.
    response.on('error', () => undefined);
    const [path, query] = splitOnce(request.url ?? '', '?');
    const method = request.method ?? '';
    const trap = this.#options.traps.at(path);
    if (trap) return trap(response);
    if (path === `${basePath}rest`) return this.#rest(request, response, method, new URLSearchParams(query));
    if (path === `${basePath}xml`) return this.#posted('xml', request, response, method);
    if (path === `${basePath}soap`) {
      if (method === 'GET' && /^wsdl(=|&|$)/i.test(query)) return this.#wsdl(response);
      return this.#posted('soap', request, response, method);
    }
    if (path.startsWith(`${basePath}auth/`)) {
      return this.#page.answer(path.slice(`${basePath}auth/`.length), request, response);
    }
    await readBody(request);
    this.#options.log.arrived('unknown', 'page')('not-found');
    sendText(
      response,
      404,
      `There is nothing here. The API is under ${basePath}: rest, xml, soap, soap?wsdl.`,
    );
  }

  async #rest(
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
    query: URLSearchParams,
  ): Promise<void> {
    const body = await readBody(request);
    if (method !== 'GET' && method !== 'POST') return this.#refuse('rest', response, 405, 'GET, POST');
    if (body.kind === 'too-large') return this.#refuse('rest', response, 413);
    this.#called('rest', response, readRest(query));
  }

  async #posted(
    format: 'soap' | 'xml',
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
  ): Promise<void> {
    const body = await readBody(request);
    if (method !== 'POST') return this.#refuse(format, response, 405, 'POST');
    if (body.kind === 'too-large') return this.#refuse(format, response, 413);
    if (body.kind === 'gone') return;
    const text = decodeXml(body.bytes, request.headers['content-type']);
    if (text === undefined) {
      return this.#called(format, response, {
        kind: 'malformed',
        why: 'the bytes are not text in their encoding',
      });
    }
    this.#called(format, response, format === 'soap' ? readSoap(text) : readXmlRequest(text));
  }

  #called(format: Format, response: ServerResponse, reading: CallReading): void {
    switch (reading.kind) {
      case 'call':
        this.#carryOut(format, response, reading.call);
        return;
      case 'unknown-action':
        this.#options.log.arrived('unknown', format)('unknown-action');
        if (format === 'soap') sendFault(response, 'Client', 'There is no such operation.');
        else sendText(response, 400, 'There is no such action.');
        return;
      case 'malformed':
        this.#options.log.arrived('unknown', format)('malformed');
        if (format === 'soap') sendFault(response, 'Client', `This is not a request: ${reading.why}.`);
        else sendText(response, 400, `This is not a request: ${reading.why}.`);
        return;
      case 'version-mismatch':
        this.#options.log.arrived('unknown', format)('version-mismatch');
        sendFault(response, 'VersionMismatch', 'This service speaks SOAP 1.1.');
        return;
      default:
        assertNever(reading, 'reading of a call');
    }
  }

  #carryOut(format: Format, response: ServerResponse, call: Call): void {
    const { settings, state, faults, log, traps } = this.#options;
    const { action } = call;
    this.#inProgress += 1;
    this.#peak = Math.max(this.#peak, this.#inProgress);
    response.once('close', () => (this.#inProgress -= 1));

    const decide = log.arrived(action, format);
    const fault = faults.take(action, format);
    if (!fault) {
      const reply = carryOut(settings, state, call);
      decide(reply.status);
      send(response, 200, { 'Content-Type': replyType }, writeReply(format, action, reply));
      return;
    }
    deliverFault(fault, {
      action,
      format,
      response,
      act: () => carryOut(settings, state, call),
      revoke: () => state.endSession(tokenIn(call)),
      decide: (status) => decide(status, fault.kind),
      trap: (to) => traps.set(to, action, format),
    });
  }

  #refuse(format: Format, response: ServerResponse, status: 405 | 413, allow?: string): void {
    this.#options.log.arrived('unknown', format)(`http-${status}`);
    if (status === 405) sendText(response, status, 'Not with this method.', { Allow: allow ?? '' });
    else sendText(response, status, 'This is too large.', { Connection: 'close' });
  }

  #wsdl(response: ServerResponse): void {
    this.#options.log.arrived('wsdl', 'soap')('ok');
    send(response, 200, { 'Content-Type': replyType }, writeWsdl(`${this.#options.url()}soap`));
  }
}

/** SOAP 1.1 over HTTP: a Fault comes with 500. */
function sendFault(
  response: ServerResponse,
  code: Parameters<typeof writeFault>[0],
  message: Parameters<typeof writeFault>[1],
): void {
  send(response, 500, { 'Content-Type': replyType }, writeFault(code, message));
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
