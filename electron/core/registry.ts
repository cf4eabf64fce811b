import * as v from 'valibot';
import { sessionKnowledge } from '../../shared/outcome.ts';
import { problemSchema } from '../../shared/problem.ts';

/**
 * The registry: what each account is. It is written to disk as it stands, so nothing secret may ever be put here.
 * An account's token lies in the keychain under the account's `id`; while it signs in, its ticket under `id` + `.ticket`.
 */

/** ISO 8601, UTC. */
const time = v.pipe(v.string(), v.isoTimestamp());

const stateSchema = v.variant('kind', [
  /** A ticket was asked for; a token may be on its way. Never shown as an account. */
  v.object({ kind: v.literal('signing-in'), startedAt: time }),
  v.object({ kind: v.literal('signed-in') }),
  v.object({ kind: v.literal('session-ended'), endedAt: time, credentials: v.picklist(['removed', 'kept']) }),
  v.object({
    kind: v.literal('signing-out'),
    requestedAt: time,
    session: v.picklist(sessionKnowledge),
    forgotten: v.boolean(),
    problem: v.nullable(problemSchema),
    /** How many attempts went by without an end; the pause grows with it. */
    attempts: v.pipe(v.number(), v.integer(), v.minValue(0)),
    nextAttemptAt: v.nullable(time),
    /** Marks the API key that the service refused (`markApiKey`), so that another key is noticed. */
    refusedKey: v.nullable(v.string()),
  }),
]);

const recordSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-z-]{1,64}$/)),
  service: v.string(),
  login: v.string(),
  userId: v.string(),
  signedInAt: time,
  storage: v.picklist(['keychain', 'memory']),
  state: stateSchema,
  /** The ticket of the sign-in may lie in the keychain beside the token, and goes when the token goes. */
  ticket: v.boolean(),
  /** The process that is busy with the account, or holds its token in memory. */
  owner: v.nullable(v.string()),
});
export type AccountRecord = v.InferOutput<typeof recordSchema>;
export type RecordState = AccountRecord['state'];

const historySchema = v.object({
  id: v.string(),
  login: v.string(),
  service: v.string(),
  signedOutAt: time,
  session: v.picklist(sessionKnowledge),
  forgotten: v.boolean(),
});

const interruptedSchema = v.object({ id: v.string(), service: v.string(), startedAt: time });

export const registrySchema = v.object({
  version: v.literal(1),
  accounts: v.array(recordSchema),
  /** Newest first. */
  history: v.array(historySchema),
  /** Sign-ins that were cut off where a session may have begun that nobody holds. */
  interruptedSignIns: v.array(interruptedSchema),
});
export type Registry = v.InferOutput<typeof registrySchema>;

export const emptyRegistry: Registry = { version: 1, accounts: [], history: [], interruptedSignIns: [] };
