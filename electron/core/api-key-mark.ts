import type { Secret } from './secret.ts';

/** Enough to tell two keys apart, too little to say anything about either. */
const markBytes = 8;

/**
 * A mark by which the same API key can be known again in the registry, without the key: a salted hash, `salt.hash` in
 * hexadecimal.
 */
export async function markApiKey(apiKey: Secret): Promise<string> {
  const salt = inHex(crypto.getRandomValues(new Uint8Array(markBytes)));
  return `${salt}.${await hash(salt, apiKey)}`;
}

/** Whether the mark was made from this key. */
export async function isMarkOf(mark: string, apiKey: Secret): Promise<boolean> {
  const [salt = '', hashed = ''] = mark.split('.');
  return hashed === (await hash(salt, apiKey));
}

async function hash(salt: string, apiKey: Secret): Promise<string> {
  const text = new TextEncoder().encode(`${salt}:${apiKey.reveal()}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return inHex(digest.slice(0, markBytes));
}

function inHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
