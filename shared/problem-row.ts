import type { AccountAction } from './account-action.ts';
import type { ExitCode } from './exit-codes.ts';
import type { ServiceKind } from './service.ts';
import type { Tone } from './tone.ts';

/* What is asked of each kind of problem; the answers are in problem-table.ts. */

/** What becomes of a sign-out that waits: a program that stays goes on with it, a command that ends does not. */
export type GoesOn = 'by-itself' | 'when-asked';

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

/** What a sentence about a sign-out that waits needs to know. */
interface WaitingSentence {
  /** The service's name. */
  readonly host: string;
  /** `is still open` or `may still be open`: no more than is known of the session. */
  readonly isOpen: string;
  readonly goesOn: GoesOn;
}

/** What is decided for one kind of problem. */
export interface ProblemRow<P> {
  readonly waitsFor: WaitsFor;
  /** What a sign-out that it stopped has come to. */
  readonly outcome: 'pending' | 'refused' | 'cannot-end';
  /** Whether it shows that the session is open. */
  readonly showsOpen: boolean;
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
  /** Such a sign-out in two or three words, for lists. */
  readonly label: (problem: P) => string;
  /** What happened, what it means, what a person can do. */
  readonly message: (problem: P, host: string, kind: ServiceKind | null) => string;
  /** How such a sign-out is told, and what is left to say then. Null: all that is told is that the service has not confirmed. */
  readonly waiting: {
    readonly sentence: (problem: P, about: WaitingSentence) => string;
    readonly remedy: (problem: P, host: string, kind: ServiceKind | null) => string;
  } | null;
}

/** The same for what a service does, which can also keep a person waiting who signs in. */
export interface ServiceProblemRow<P> extends ProblemRow<P> {
  /** Whether the service may have been asked, so that what was known of a session may not be true any more. */
  readonly mayHaveAsked: boolean;
  /** What is wrong with the service at the moment, as the beginning of a sentence. */
  readonly trouble: (problem: P, host: string) => string;
}
