import type { ServiceProblem } from '../../../shared/problem.ts';
import type { Reach, ServiceId, ServiceKind } from '../../../shared/service.ts';
import type { Secret } from '../secret.ts';

/*
 * What core needs of any kind of service. It knows sessions, and two secrets whose content only the service's adapter can read:
 * the *pending* one, which is all that a sign-in has until the person has signed in, and the *credential*, by which the session
 * is checked and ended. Whatever has to outlive a process (endpoints, client, tokens) is in them.
 *
 * No method rejects: whatever the network or the service does is one of the replies. Each call answers within 10 seconds for each
 * request that it needs. `cancel` gives up early; the reply is then `unclear`, or whatever is known already.
 */

/** Whose a session is. Each text is empty where the service sent none that can be shown. */
export interface ServiceUser {
  /** What the person signs in with; the e-mail address where there is no other. */
  readonly login: string;
  /** The service's own name for the person, which never changes. */
  readonly userId: string;
  /** How the person is called. */
  readonly displayName: string;
  /** In bytes; null: the service does not say. `total` null: without a limit. */
  readonly quota: { readonly used: number; readonly total: number | null } | null;
}

/** The service does not accept this app (by whatever it knows it). It did nothing. */
export interface Refused {
  readonly kind: 'refused';
}

/** What the app needs of its own to speak to this service is not configured. Nothing was asked. */
export interface NotConfigured {
  readonly kind: 'not-configured';
}

/** Anything else: it says nothing about the session, but for what the problem itself says. */
export interface Unclear {
  readonly kind: 'unclear';
  readonly problem: ServiceProblem;
  /** How long the service asked to be left alone (Retry-After), in milliseconds. */
  readonly retryAfter?: number;
}

type Failed = Refused | NotConfigured | Unclear;

/** A sign-in that waits for the person. */
export interface SignInAttempt {
  /** Has to lie in the keychain before the page is shown. */
  readonly pending: Secret;
  /** The service's page on which the person signs in. Its address can hold secrets. */
  readonly page: Secret;
  /** What the person types in there, or compares; null: nothing. */
  readonly userCode: string | null;
  /** The port of this computer that the page sends the browser back to; null: to none. */
  readonly returnPort: number | null;
  /** How long the page is good, in milliseconds from now. */
  readonly lifetime: number;
  /**
   * Resolves when it is worth asking `complete`, or once cancelled, with the pending secret as it is then: where it has changed (a code
   * has arrived), it has to lie in the keychain before it is used.
   */
  next(cancel: AbortSignal): Promise<Secret>;
  /** Lets go of what the attempt holds open. */
  close(): void;
}

export type BeginReply = { readonly kind: 'begun'; readonly attempt: SignInAttempt } | Failed;

export type CompleteReply =
  | {
      readonly kind: 'granted';
      readonly credential: Secret;
      readonly user: ServiceUser;
      /** A check tells more of the person. */
      readonly checkTellsMore?: true;
    }
  /** The person has not signed in yet: no session has begun. */
  | { readonly kind: 'waiting' }
  /** The person said no on the service's page: no session has begun. */
  | { readonly kind: 'declined' }
  /** The service does not know this sign-in, or not any more: unknown, used up or expired. */
  | { readonly kind: 'rejected' }
  | Failed;

/** Puts a credential that was just given into the keychain, before anything else is asked. */
export type KeepCredential = (credential: Secret) => Promise<unknown>;

export type CheckReply =
  | { readonly kind: 'open'; readonly user: ServiceUser }
  /** The service does not accept the credential any more. Believed only when it is said twice. */
  | { readonly kind: 'ended' }
  | Failed;

export type EndReply =
  /** Proved: by the service's word where its protocol is clear, by a probe where it is not. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'already-ended' }
  /** The service has no way to end a single session. Nothing was asked. */
  | {
      readonly kind: 'cannot-end';
      /** When the session lapses by itself, ISO 8601, UTC; null: not known. */
      readonly lapsesAt: string | null;
    }
  /** The credential leads nowhere any more, and the session may still be open (a rotated token whose successor was lost). */
  | { readonly kind: 'out-of-reach' }
  | Failed;

export type RefreshReply =
  | { readonly kind: 'fresh' }
  /** As for a check. */
  | { readonly kind: 'ended' }
  | Failed;

/** A credential, and the place where it lies. */
export interface HeldCredential {
  /** The newest one. */
  readonly secret: Secret;
  /**
   * Puts another in its place, for the same session, and answers when that is durable. False: the keychain does not take it; it is held
   * in memory until it does.
   */
  replace(secret: Secret): Promise<boolean>;
}

export interface BeginOptions {
  /** There is no browser on this computer: where the service has a way to sign in by another one's, that is taken. */
  readonly withoutBrowser: boolean;
}

/** One service. */
export interface Service {
  /**
   * What the service knows this app by and may refuse, so that another one is noticed. Null: it needs none, or
   * none is configured.
   */
  readonly appCredential: Secret | null;
  /** Whether what the app needs of its own is configured, or nothing is needed. */
  readonly isConfigured: boolean;
  begin(options: BeginOptions, cancel?: AbortSignal): Promise<BeginReply>;
  /**
   * Asks for the credential of a sign-in, of this process or of one that is gone: what it leads to is found out, and never begun
   * anew.
   * @param keep called with the credential as soon as it is there, where more is asked before the reply
   */
  complete(pending: Secret, cancel?: AbortSignal, keep?: KeepCredential): Promise<CompleteReply>;
  check(held: HeldCredential, cancel?: AbortSignal): Promise<CheckReply>;
  /** Ends the session. Can be done twice without harm. */
  end(held: HeldCredential, cancel?: AbortSignal): Promise<EndReply>;
  /** Whether credentials lapse here unless they are refreshed. */
  readonly refreshes: boolean;
  /** When the credential has to be refreshed to stay usable, in milliseconds since 1970; null: never. */
  refreshDue(credential: Secret): number | null;
  refresh(held: HeldCredential, cancel?: AbortSignal): Promise<RefreshReply>;
}

/** All services. One that is in no list any more can still be asked to end a session. */
export interface Services {
  /** Finds out what the app needs of its own there, and gives the service. Never rejects. */
  at(service: ServiceId): Promise<Service>;
  /** What signing out there ends. */
  reach(service: ServiceId): Reach;
  /** Reads a service's address as a person types it, and gives its normal form; null: it is none. */
  parseAddress(kind: ServiceKind, text: string): string | null;
}
