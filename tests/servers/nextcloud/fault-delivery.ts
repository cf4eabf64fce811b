import type { ServerResponse } from 'node:http';
import { assertNever } from '../../service/assert-never.ts';
import { send } from '../../service/sending.ts';
import { html, type Answer, type Asked } from './answer.ts';
import type { Fault } from './faults.ts';
import { reply } from './ocs.ts';
import { errorPage, portalPage } from './pages.ts';

/** A request that a fault strikes. */
export interface StruckRequest {
  readonly asked: Asked;
  readonly response: ServerResponse;
  /** Does what was asked; at most once. */
  act(): Answer;
  /** Where a redirect leads to. */
  readonly elsewhere: string;
}

/** Answers a request in the way the fault asks for. */
export function deliverFault(fault: Fault, struck: StruckRequest): void {
  const { asked, response } = struck;
  switch (fault.kind) {
    case 'latency': {
      const early = fault.takesEffect === true ? struck.act() : undefined;
      setTimeout(() => sendAnswer(response, early ?? struck.act()), fault.milliseconds).unref();
      return;
    }
    case 'changed': {
      const answer = struck.act();
      return sendAnswer(response, { ...answer, body: fault.change(answer.body) });
    }
    case 'drop-in-reply': {
      const { status, headers, body } = struck.act();
      const bytes = Buffer.from(body);
      const sent = bytes.subarray(0, fault.missing === undefined ? bytes.length / 2 : -fault.missing);
      response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
      response.write(sent, () => response.destroy());
      return;
    }
    default:
      break;
  }
  if (fault.takesEffect === true) struck.act();
  switch (fault.kind) {
    case 'no-effect':
      return sendAnswer(response, reply(asked, 200, []));
    case 'forbidden':
      return sendAnswer(response, reply(asked, 403, [], 'no app password in use'));
    case 'throttled':
      return sendAnswer(response, reply(asked, 429, [], 'Reached maximum delay'));
    case 'http-status':
      return sendAnswer(response, errorPage(fault.status));
    case 'proxy-password':
      return sendAnswer(
        response,
        html(401, '<!DOCTYPE html><title>401</title>', { 'WWW-Authenticate': 'Basic realm="proxy"' }),
      );
    case 'html':
      return sendAnswer(response, portalPage());
    case 'redirect':
      return sendAnswer(response, html(302, '', { Location: struck.elsewhere }));
    case 'no-answer':
      return;
    case 'drop-before-reply':
      response.destroy();
      return;
    default:
      assertNever(fault, 'fault');
  }
}

export function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  if (!response.destroyed) send(response, status, headers, body);
}
