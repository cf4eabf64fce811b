import type { ServerResponse } from 'node:http';
import { assertNever } from './assert-never.ts';
import { okStatus, type Reply } from './api.ts';
import type { Fault } from './faults.ts';
import { send, startSending } from './sending.ts';
import type { Action, Format } from './vocabulary.ts';
import { replyType, writeFault, writeReply } from './writing.ts';

/** A call that a fault strikes. */
export interface StruckCall {
  readonly action: Action;
  readonly format: Format;
  readonly response: ServerResponse;
  /** Carries the action out; at most once. */
  act(): Reply;
  /** Ends the session of the request's token, as somebody else would. */
  revoke(): void;
  /** Notes what became of the call; called once, before anything is sent. */
  decide(status: string): void;
  /** Where a redirect leads to. */
  trap(to: 'same-origin' | 'other-origin'): string;
}

const xml = { 'Content-Type': replyType };
const html = { 'Content-Type': 'text/html; charset=UTF-8' };

/** Answers a call in the way the fault asks for. */
export function deliverFault(fault: Fault, call: StruckCall): void {
  switch (fault.kind) {
    case 'latency':
      deliverLate(fault, call);
      return;
    case 'revoke':
      call.revoke();
      sendTrue(call, call.act());
      return;
    case 'wrong-content-type': {
      const reply = fault.takesEffect === false ? { status: okStatus(call.action) } : call.act();
      call.decide(reply.status);
      const type = fault.value ?? html['Content-Type'];
      send(call.response, 200, { 'Content-Type': type }, writeReply(call.format, call.action, reply));
      return;
    }
    case 'restricted':
      if (fault.takesEffect) call.act();
      sendTrue(call, { status: 'application_restricted' });
      return;
    default: {
      const reply = fault.takesEffect ? call.act() : undefined;
      call.decide(reply?.status ?? fault.kind);
      sendDamaged(fault, call, reply ?? { status: okStatus(call.action) });
    }
  }
}

type Damage = Exclude<Fault, { kind: 'latency' | 'revoke' | 'wrong-content-type' | 'restricted' }>;

function sendDamaged(fault: Damage, call: StruckCall, reply: Reply): void {
  const { action, format, response } = call;
  const claim = writeReply(format, action, reply);
  switch (fault.kind) {
    case 'no-answer':
      return;
    case 'drop-before-reply':
      response.destroy();
      return;
    case 'drop-in-reply': {
      const bytes = Buffer.from(claim);
      startSending(response, { ...xml, 'Content-Length': String(bytes.length) });
      response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
      return;
    }
    case 'http-status':
      send(response, fault.status, html, errorPage(`Error ${fault.status}`));
      return;
    case 'redirect':
      send(response, fault.status ?? 307, { ...html, Location: call.trap(fault.to) }, errorPage('Moved'));
      return;
    case 'html':
      send(response, 200, html, errorPage('Welcome to the hotel network: please accept the terms'));
      return;
    case 'empty':
      send(response, 200, xml, '');
      return;
    case 'truncated':
      send(response, 200, xml, claim.slice(0, claim.indexOf('</status>') + '</status>'.length));
      return;
    case 'oversize':
      startSending(response, xml);
      response.end(claim.replace('</status>', `</status><!--${'x'.repeat(fault.bytes ?? 1024 * 1024)}-->`));
      return;
    case 'slow-endless':
      sendForEver(response, claim, fault.milliseconds ?? 50);
      return;
    case 'doctype':
      send(response, 200, xml, withDoctype(claim, reply.status));
      return;
    case 'two-statuses':
      send(
        response,
        200,
        xml,
        claim.replace('</status>', '</status><status>application_restricted</status>'),
      );
      return;
    case 'unknown-status':
      send(
        response,
        200,
        xml,
        writeReply(format, action, { ...reply, status: fault.value ?? 'unexpected_status' }),
      );
      return;
    case 'fault':
      send(response, fault.status ?? 500, xml, writeFault('Server', 'Something went wrong.'));
      return;
    case 'reply': {
      const body = typeof fault.body === 'function' ? fault.body(claim) : fault.body;
      send(response, fault.status ?? 200, { ...xml, ...fault.headers }, body);
      return;
    }
    default:
      assertNever(fault, 'fault');
  }
}

function deliverLate(fault: Extract<Fault, { kind: 'latency' }>, call: StruckCall): void {
  const early = fault.takesEffect ? call.act() : undefined;
  if (early) call.decide(early.status);
  // Not referenced: a service that was closed must not keep its process alive for an answer that nobody gets.
  setTimeout(() => {
    if (early) sendReply(call, early);
    else sendTrue(call, call.act());
  }, fault.milliseconds).unref();
}

function sendTrue(call: StruckCall, reply: Reply): void {
  call.decide(reply.status);
  sendReply(call, reply);
}

function sendReply({ action, format, response }: StruckCall, reply: Reply): void {
  send(response, 200, xml, writeReply(format, action, reply));
}

function sendForEver(response: ServerResponse, claim: string, milliseconds: number): void {
  startSending(response, xml);
  response.write(claim.replace(/<\/status>[^]*$/, '</status><!--'));
  const timer = setInterval(() => response.write('x'), milliseconds);
  response.once('close', () => clearInterval(timer));
}

function withDoctype(claim: string, status: string): string {
  return claim
    .replace('?>', `?>\n<!DOCTYPE response [<!ENTITY word "${status}">]>`)
    .replace(`>${status}</status>`, '>&word;</status>');
}

function errorPage(heading: string): string {
  return `<!DOCTYPE html><html lang="en"><head><title>${heading}</title></head><body><h1>${heading}</h1></body></html>`;
}
