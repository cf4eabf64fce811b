import { FaultQueue } from '../fault-queue.ts';

/** What is asked of the server, as faults and records name it. */
export const requestKinds = [
  'begin',
  'poll',
  'page',
  'user',
  'deletion',
  'capabilities',
  'status',
  'webdav',
  'other',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What can go wrong on purpose. */
export type FaultKind =
  /** A deletion is answered as done, and nothing is deleted. */
  | { readonly kind: 'no-effect' }
  /** 403 of the OCS API, as where no app password was used. */
  | { readonly kind: 'forbidden' }
  /** 429, as after too many attempts with a wrong password. */
  | { readonly kind: 'throttled' }
  /** An HTTP error with an HTML page. */
  | { readonly kind: 'http-status'; readonly status: number }
  /** 401 of a proxy in front of the server, with an HTML page. */
  | { readonly kind: 'proxy-password' }
  /** 200 with a captive portal's page. */
  | { readonly kind: 'html' }
  /** 302 to the same path on another origin, where who follows is counted. */
  | { readonly kind: 'redirect' }
  /** The connection stays open and nothing is ever sent. */
  | { readonly kind: 'no-answer' }
  /** The connection is closed without a byte. */
  | { readonly kind: 'drop-before-reply' }
  /** The connection is closed before the last `missing` bytes of the true answer; by default half of it. */
  | { readonly kind: 'drop-in-reply'; readonly missing?: number }
  /** The true answer, so many milliseconds later. */
  | { readonly kind: 'latency'; readonly milliseconds: number }
  /** The true answer with its body changed. For tests only. */
  | { readonly kind: 'changed'; readonly change: (body: string) => string };

export interface FaultScope {
  /** Default: every kind of request. */
  readonly request?: RequestKind;
  /** How many requests it strikes before it is over. Default: all. */
  readonly times?: number;
  /** Whether what was asked is done all the same, and only its answer is lost. Default: not. */
  readonly takesEffect?: boolean;
}

export type Fault = FaultKind & FaultScope;

/** The faults that wait for their request. */
export class Faults extends FaultQueue<Fault> {
  /** The fault that strikes this request, if any; it counts as one of its times. */
  take(request: RequestKind): Fault | undefined {
    return this.takeFirst((fault) => (fault.request ?? request) === request);
  }
}
