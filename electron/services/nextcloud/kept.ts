import * as v from 'valibot';
import { isCredential, Secret } from '../../core/secret.ts';
import { parseServiceAddress } from '../http/address.ts';

/** A sign-in that waits for the person: whoever has it is handed the app password, once. */
export interface Pending {
  /** The server's address as the person typed it, in its normal form. */
  readonly server: string;
  readonly endpoint: string;
  readonly token: Secret;
}

/** A session: an app password, and the server that gave it. */
export interface Credential {
  /** In its normal form. */
  readonly server: string;
  /** Null: the answer that brought the app password could not be read as a whole. */
  readonly loginName: string | null;
  readonly appPassword: Secret;
}

const address = v.pipe(
  v.string(),
  v.check((text) => parseServiceAddress(text).kind === 'address'),
);
const secret = v.pipe(
  v.string(),
  v.check(isCredential),
  v.transform((text) => new Secret(text)),
);

const pendingSchema = v.object({
  version: v.literal(1),
  server: address,
  endpoint: v.pipe(v.string(), v.url()),
  token: secret,
});

const credentialSchema = v.object({
  version: v.literal(1),
  server: address,
  loginName: v.nullable(v.string()),
  appPassword: secret,
});

/** What the keychain is to hold of a sign-in. */
export function writePending({ server, endpoint, token }: Pending): Secret {
  return new Secret(JSON.stringify({ version: 1, server, endpoint, token: token.reveal() }));
}

/** Null: this is none. */
export function readPending(kept: Secret): Pending | null {
  return read(pendingSchema, kept);
}

/** What the keychain is to hold of a session. */
export function writeCredential({ server, loginName, appPassword }: Credential): Secret {
  return new Secret(JSON.stringify({ version: 1, server, loginName, appPassword: appPassword.reveal() }));
}

/** Null: this is none. */
export function readCredential(kept: Secret): Credential | null {
  return read(credentialSchema, kept);
}

function read<Output>(schema: v.GenericSchema<unknown, Output>, kept: Secret): Output | null {
  let value: unknown;
  try {
    value = JSON.parse(kept.reveal());
  } catch {
    return null;
  }
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
}
