import * as v from 'valibot';
import { Secret } from '../../core/secret.ts';
import { serverSchema } from './server.ts';
import type { Tokens } from './tokens.ts';

/** In milliseconds since 1970, as far as a date can be. */
const moment = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8e15)));

const schema = v.object({
  version: v.literal(1),
  server: serverSchema,
  clientId: v.string(),
  hasSecret: v.boolean(),
  accessToken: v.nullable(v.string()),
  refreshToken: v.nullable(v.string()),
  scope: v.nullable(v.string()),
  /** When the access token was given and when it lapses, in milliseconds since 1970; null: not known. */
  givenAt: moment,
  expiresAt: moment,
  /**
   * The session may have a refresh token that was never seen: one was asked for, and nothing is known of the answer, or not all of it could
   * be read. Where the service gives a new one for each old one, that which is held is used up then.
   */
  mayHaveUnseen: v.boolean(),
  /** What the keychain was too small for. */
  leftOut: v.optional(v.nullable(v.literal('access-token')), null),
  /** Whose the session is. */
  user: v.object({ login: v.string(), userId: v.string(), displayName: v.string() }),
});

/** What is kept of a session: its tokens, and where and by whom they can be used. Never the client's secret. */
export type Credential = v.InferOutput<typeof schema>;

/** The credential that a text of the keychain holds; null: none. */
export function readCredential(secret: Secret): Credential | null {
  return readJson(schema, secret);
}

/**
 * What is kept of a session. Where the keychain takes no item so long, the access token is left out: it is the longest part, and a new one
 * can be had by the refresh token.
 * @param longestItem in bytes; null: any
 */
export function writeCredential(credential: Credential, longestItem: number | null): Secret {
  const whole = JSON.stringify(credential);
  const fits = longestItem === null || lengthOfItem(whole) <= longestItem;
  if (fits || credential.refreshToken === null) return new Secret(whole);
  return new Secret(JSON.stringify({ ...credential, accessToken: null, leftOut: 'access-token' }));
}

/** At most: it is written into JSON once more, beside the service's address. */
function lengthOfItem(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) + 300;
}

/** What a text of the keychain holds, read by its schema; null where it does not fit. */
export function readJson<Schema extends v.GenericSchema>(
  schemaOfText: Schema,
  secret: Secret,
): v.InferOutput<Schema> | null {
  try {
    const { success, output } = v.safeParse(schemaOfText, JSON.parse(secret.reveal()));
    return success ? output : null;
  } catch {
    return null;
  }
}

/** The same session with new tokens. Where the service gave no new refresh token, the old one stays good. */
export function withTokens(credential: Credential, tokens: Tokens, now: Date): Credential {
  return {
    ...credential,
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken ?? credential.refreshToken,
    scope: tokens.scope ?? credential.scope,
    givenAt: now.getTime(),
    expiresAt: tokens.lifetime === null ? null : now.getTime() + tokens.lifetime,
    mayHaveUnseen: !tokens.isWhole,
    leftOut: null,
  };
}

/** How long before its end an access token is replaced at the latest, in milliseconds. */
const longestMargin = 5 * 60_000;

/** When the access token has to be replaced, in milliseconds since 1970; null: never. */
export function refreshDue(credential: Credential): number | null {
  const { refreshToken, accessToken, givenAt, expiresAt, leftOut } = credential;
  // The next one would be left out, too: whoever needs one asks for it.
  if (refreshToken === null || leftOut !== null) return null;
  if (accessToken === null) return 0;
  if (expiresAt === null) return null;
  const lifetime = Math.max(expiresAt - (givenAt ?? expiresAt), 0);
  return expiresAt - Math.min(lifetime / 5, longestMargin);
}

/** Whether the access token can still be good, by this computer's clock. */
export function mayBeGood({ accessToken, expiresAt }: Credential, now: Date): boolean {
  return accessToken !== null && (expiresAt === null || now.getTime() < expiresAt);
}
