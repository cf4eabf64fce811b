import type { SignOutOutcome } from '../../../shared/outcome.ts';
import type { SignInResult } from '../../../electron/core/sign-in-result.ts';

/** What the soak asks of the owner's process, and what that answers; one order at a time. */
export type Order =
  | {
      readonly kind: 'open';
      readonly directory: string;
      readonly service: string;
      readonly apiKey: string;
    }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'sign-out'; readonly account: string }
  | { readonly kind: 'measure' }
  | { readonly kind: 'close' };

export type Reply =
  | { readonly kind: 'done' }
  /** The page that a sign-in waits on: the person is to act. */
  | { readonly kind: 'page' }
  | { readonly kind: 'signed-in'; readonly result: SignInResult | null }
  | { readonly kind: 'measured'; readonly held: Held }
  /** A sign-out ended, whoever asked for it. */
  | { readonly kind: 'outcome'; readonly account: string; readonly outcome: SignOutOutcome };

/** What a process holds at rest. */
export interface Held {
  readonly residentMiB: number;
  readonly heapMiB: number;
  readonly descriptors: number;
  /** What keeps the event loop busy, by kind: timers, sockets, pipes. */
  readonly resources: Readonly<Record<string, number>>;
  /** The keychain's process. */
  readonly keychain: { readonly residentMiB: number; readonly descriptors: number };
}
