import { FaultQueue } from '../servers/fault-queue.ts';
import type { Action, Format } from './vocabulary.ts';

/**
 * What can go wrong on purpose. Unless it says otherwise, a damaged reply claims that the action worked (`logout_ok`):
 * a client that believes it is caught.
 */
export type FaultKind =
  /** The true reply, `milliseconds` later. */
  | { readonly kind: 'latency'; readonly milliseconds: number }
  /** The connection stays open and nothing is ever sent. */
  | { readonly kind: 'no-answer' }
  /** The connection is closed without a byte. */
  | { readonly kind: 'drop-before-reply' }
  /** The connection is closed after half of the body that was announced. */
  | { readonly kind: 'drop-in-reply' }
  /** An HTTP error with an HTML page. `status` 400 to 599. */
  | { readonly kind: 'http-status'; readonly status: number }
  /** Leads to a trap that counts who follows and claims success. `status` 300 to 399, default 307. */
  | { readonly kind: 'redirect'; readonly to: 'same-origin' | 'other-origin'; readonly status?: number }
  /** 200 with an HTML page, as a captive portal does. */
  | { readonly kind: 'html' }
  /** 200 with no body. */
  | { readonly kind: 'empty' }
  /** A body that stops right after its status, whole as far as HTTP goes. */
  | { readonly kind: 'truncated' }
  /** A body with `bytes` of padding behind its status, default 1 MiB, of no announced length. */
  | { readonly kind: 'oversize'; readonly bytes?: number }
  /** A body that stops at nothing: one more character every `milliseconds`, default 50. */
  | { readonly kind: 'slow-endless'; readonly milliseconds?: number }
  /** A DOCTYPE whose entity is the status. */
  | { readonly kind: 'doctype' }
  /** A second status, `application_restricted`, behind the first. */
  | { readonly kind: 'two-statuses' }
  /** A status that no documentation has. Default `unexpected_status`. */
  | { readonly kind: 'unknown-status'; readonly value?: string }
  /** A SOAP Fault, whatever the format, with HTTP `status`, default 500. */
  | { readonly kind: 'fault'; readonly status?: number }
  /** The true reply under another content type, default `text/html; charset=UTF-8`. */
  | { readonly kind: 'wrong-content-type'; readonly value?: string }
  /** The key counts as restricted. */
  | { readonly kind: 'restricted' }
  /** The request's token is revoked from outside just before the action, which is then carried out. */
  | { readonly kind: 'revoke' }
  /** Anything else: `body` is what is sent, or makes it from the claim of success. For tests only. */
  | {
      readonly kind: 'reply';
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string | Buffer | ((claim: string) => string | Buffer);
    };

/** Where and how often a fault strikes. */
export interface FaultScope {
  /** Default: every action. */
  readonly action?: Action;
  /** Default: every format. */
  readonly format?: Format;
  /** How many requests it strikes before it is over. Default: all. */
  readonly times?: number;
  /**
   * Whether the action is carried out before the fault strikes: the session is over and only the answer is lost.
   * By default it is not, save for `wrong-content-type`; after `latency` and `revoke` it is carried out anyway, and
   * this says whether before or after the wait.
   */
  readonly takesEffect?: boolean;
}

export type Fault = FaultKind & FaultScope;

/** The faults that wait for their request. */
export class Faults extends FaultQueue<Fault> {
  /** The fault that strikes this request, if any; it counts as one of its times. */
  take(action: Action, format: Format): Fault | undefined {
    return this.takeFirst(
      (fault) => (fault.action ?? action) === action && (fault.format ?? format) === format,
    );
  }
}
