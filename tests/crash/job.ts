import type { ServiceId } from '../../shared/service.ts';

/** What the suite asks of a victim, and what the victim tells; both ends are held to it. */

/**
 * Where in a step the process dies.
 * - `before`, `after`: the step has not begun; it is over and nothing more has happened. After a request the service has carried it out, and
 *   its answer is on the way.
 * - `cut`: in the middle of a keychain operation; the keychain process dies too.
 * - `orphaned`: in the middle of a keychain operation; the keychain process lives on and goes its own way.
 */
export type Moment = 'before' | 'after' | 'cut' | 'orphaned';

/** `moment` of the `step`, for example `after` `registry.update#2`. */
export interface Point {
  readonly moment: Moment;
  /** The operation and which one of its kind it is: `keychain.write#1`. */
  readonly step: string;
}

/** What the victim does: what a person asks for, or `recover`: the app is started and goes on until it is at rest. */
export type Act =
  | 'recover'
  | 'sign-in, agreed'
  | 'sign-in, declined'
  | 'sign-in, cancelled while waiting'
  | 'sign-in, cancelled late'
  | 'sign-out'
  | 'sign-out, tried again'
  | 'sign-out of all'
  | 'forget'
  | 'check';

export interface Job {
  readonly act: Act;
  readonly directory: string;
  /** The file of the app's keychain process. */
  readonly keychainChild: string;
  readonly service: string;
  readonly apiKey: string;
  /** Where a sign-in goes to. */
  readonly at: ServiceId;
  /** The client that is registered there; null: the kind needs none. */
  readonly clientId: string | null;
  /** The accounts that the act is about. */
  readonly accounts: readonly string[];
  /** Where the process kills itself; null: it runs to its end. */
  readonly kill: Point | null;
  /** Whether the calls by which the disk is written are steps too. */
  readonly watchDisk: boolean;
  /** When the fast clock of this case began, in milliseconds since the epoch. */
  readonly clockStart: number;
}

/** A line that a victim writes. */
export type Report =
  /** The act begins. `children`: its keychain process. */
  | { readonly kind: 'ready'; readonly children: readonly number[] }
  | {
      readonly kind: 'passed';
      readonly point: Point;
      /** What the step is about, for people: `signed-in`, `token`. */
      readonly detail: string;
    }
  /** It waits for a word from the suite: a person is to act on the page. */
  | { readonly kind: 'holds'; readonly page: string }
  | { readonly kind: 'done' };

export function pointName({ moment, step }: Point): string {
  return `${moment} ${step}`;
}
