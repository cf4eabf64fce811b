import * as v from 'valibot';

/**
 * What is wrong with a connection that is not secure: the certificate's authority is unknown here, its dates or its name are not
 * right, it is too weak, or the two sides have no way to speak in common.
 */
export const tlsReasons = ['authority', 'date', 'name', 'weak', 'protocol'] as const;
export type TlsReason = (typeof tlsReasons)[number];

/** Why the service's answer (or its absence) does not tell whether the session has ended. */
export const serviceProblemSchema = v.variant('kind', [
  /** No connection: offline, name not found, connection refused. Nothing was asked. */
  v.object({ kind: v.literal('unreachable') }),
  /** No complete answer within the deadline. */
  v.object({ kind: v.literal('timeout') }),
  /** The connection broke before the whole answer was there. */
  v.object({ kind: v.literal('connection-lost') }),
  /** The connection is not secure: certificate or TLS failure. Nothing was asked. Without a reason where it cannot be told. */
  v.object({
    kind: v.literal('tls'),
    reason: v.fallback(v.optional(v.picklist(tlsReasons)), undefined),
  }),
  /** The address is neither https nor http to loopback, or no address at all. Nothing was asked. */
  v.object({ kind: v.literal('insecure-address') }),
  v.object({ kind: v.literal('http-error'), status: v.pipe(v.number(), v.integer()) }),
  v.object({ kind: v.literal('redirect'), status: v.pipe(v.number(), v.integer()) }),
  /** A SOAP Fault. */
  v.object({ kind: v.literal('fault') }),
  /** More than the 64 KiB that any true answer fits in. */
  v.object({ kind: v.literal('too-large') }),
  /** Not an OpenBox answer: HTML, empty, truncated, two statuses, a DOCTYPE, … */
  v.object({ kind: v.literal('malformed') }),
  /** An OpenBox answer with a status that this call does not have. */
  v.object({ kind: v.literal('unknown-status') }),
  /** The service said that it ended the session, and accepts its credential after that. */
  v.object({ kind: v.literal('not-ended') }),
]);
export type ServiceProblem = v.InferOutput<typeof serviceProblemSchema>;

/** Why the keychain cannot be used. In none of these is a credential known to be lost. */
export const keychainReasons = ['locked', 'no-answer', 'missing', 'failing', 'too-long'] as const;
export type KeychainReason = (typeof keychainReasons)[number];

/** Everything that can stand between a person and a finished sign-out, sign-in or check. */
export const problemSchema = v.variant('kind', [
  ...serviceProblemSchema.options,
  /** The service does not accept this app: its API key (`application_restricted`), its client id or its secret. */
  v.object({ kind: v.literal('restricted') }),
  /** What this app needs of its own at the service, an API key or a client id, is not configured. */
  v.object({ kind: v.literal('no-api-key') }),
  v.object({ kind: v.literal('keychain'), reason: v.picklist(keychainReasons) }),
  /** The keychain answers, and holds no credential for this account. */
  v.object({ kind: v.literal('credentials-missing') }),
  /** What the keychain holds for this account is not what was stored there. It was not sent. */
  v.object({ kind: v.literal('credentials-altered') }),
  /** The credential was given by another service than the one that the registry names. It was not sent. */
  v.object({ kind: v.literal('credentials-for-other-service') }),
  /** The service has no way to end a single session. When it lapses by itself; null: that is not known. */
  v.object({
    kind: v.literal('cannot-end-session'),
    lapsesAt: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  }),
  /** The credential leads nowhere any more: the answer that brought its successor was lost. */
  v.object({ kind: v.literal('credentials-used-up') }),
  /** The registry could not be written: disk full, read-only directory. */
  v.object({ kind: v.literal('not-saved') }),
  /** A later Signoff wrote it down, and this one does not know it. */
  v.object({ kind: v.literal('unknown') }),
]);
export type Problem = v.InferOutput<typeof problemSchema>;

export type LapsingSession = Extract<Problem, { kind: 'cannot-end-session' }>;

/** Why a sign-in failed. */
export const signInProblemSchema = v.variant('kind', [
  ...problemSchema.options,
  /** The page was good for some minutes, and they went by. */
  v.object({ kind: v.literal('expired') }),
  /** The service does not know this sign-in any more. */
  v.object({ kind: v.literal('rejected') }),
  /** The person said no on the service's page. */
  v.object({ kind: v.literal('declined') }),
]);
export type SignInProblem = v.InferOutput<typeof signInProblemSchema>;
export type SignInOnly = Exclude<SignInProblem, Problem>;
