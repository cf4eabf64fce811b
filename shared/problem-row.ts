import type { AccountAction } from './account-action.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Tone } from './tone.ts';

/* What is asked of each kind of problem; the answers are in problem-table.ts. */

/** What a sign-out waits for before it is tried again without anybody asking. */
type WaitsFor =
  /** A growing pause, the network, the next start. */
  | 'time'
  /** The same, or the keychain's answer; the network makes no difference. */
  | 'keychain'
  /** What the app needs of its own at the service: an API key, a client id. */
  | 'app-credential'
  /** One other than that which was refused. */
  | 'another-app-credential'
  | 'next-start'
  | 'person';

/** What is decided for one kind of problem. */
export interface ProblemRow<P> {
  readonly waitsFor: WaitsFor;
  /** What a sign-out that it stopped has come to. */
  readonly outcome: 'pending' | 'refused' | 'cannot-end';
  /** Whether it shows that the session is open. */
  readonly showsOpen: (problem: P) => boolean;
  /** Whether nothing can be done with the credential any more, so that it is removed. */
  readonly dropsCredential: boolean;
  /** What is known of the credential then. */
  readonly credentials: 'kept' | 'removed' | 'unknown';
  /** How such a sign-out looks. */
  readonly tone: Tone;
  /** What a person can do about such a sign-out; the first is what most want. */
  readonly actions: (problem: P) => readonly AccountAction[];
  /** A command's exit status: where it stopped a sign-out, and where it stopped anything else. */
  readonly exitCode: { readonly signOut: ExitCode; readonly otherwise: ExitCode };
}

/** The same for what a service does. */
export interface ServiceProblemRow<P> extends ProblemRow<P> {
  /** Whether the service may have been asked, so that what was known of a session may not be true any more. */
  readonly mayHaveAsked: boolean;
}
