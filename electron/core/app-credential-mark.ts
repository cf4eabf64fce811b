import type { Secret } from './secret.ts';

/** Enough to tell two apart, too little to say anything about either. */
const markBytes = 8;

/**
 * A mark by which the same credential of the app can be known again in the registry, without it: a salted hash, `salt.hash` in
 * hexadecimal.
 */
export async function markAppCredential(credential: Secret): Promise<string> {
  const salt = inHex(crypto.getRandomValues(new Uint8Array(markBytes)));
  return `${salt}.${await hash(salt, credential)}`;
}

/** Whether the mark was made from this one. */
export async function isMarkOf(mark: string, credential: Secret): Promise<boolean> {
  const [salt = '', hashed = ''] = mark.split('.');
  return hashed === (await hash(salt, credential));
}

async function hash(salt: string, credential: Secret): Promise<string> {
  const text = new TextEncoder().encode(`${salt}:${credential.reveal()}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return inHex(digest.slice(0, markBytes));
}

function inHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
