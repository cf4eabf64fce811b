import * as v from 'valibot';
import { Secret } from '../../core/secret.ts';
import { readJson } from './credential.ts';
import { serverSchema } from './server.ts';

const common = { version: v.literal(1), server: serverSchema, clientId: v.string(), hasSecret: v.boolean() };

const schema = v.variant('kind', [
  v.object({
    ...common,
    kind: v.literal('code'),
    redirectUri: v.string(),
    /** Of the challenge that the page was given (RFC 7636); null: the service knows none. */
    verifier: v.nullable(v.string()),
    /** What an ID token has to repeat; null: none was asked for. */
    nonce: v.nullable(v.string()),
    /** What the browser came back with; null: nothing yet. */
    outcome: v.nullable(
      v.variant('kind', [
        v.object({ kind: v.literal('code'), code: v.string() }),
        v.object({ kind: v.literal('error'), error: v.string() }),
      ]),
    ),
  }),
  v.object({ ...common, kind: v.literal('device'), deviceCode: v.string() }),
]);

/** All that a sign-in has until the person has signed in. */
export type Pending = v.InferOutput<typeof schema>;
export type PendingCode = Extract<Pending, { kind: 'code' }>;
export type PendingDevice = Extract<Pending, { kind: 'device' }>;

/** The sign-in that a text of the keychain holds; null: none. */
export function readPending(secret: Secret): Pending | null {
  return readJson(schema, secret);
}

export function writePending(pending: Pending): Secret {
  return new Secret(JSON.stringify(pending));
}
