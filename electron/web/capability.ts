import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, fit for an address: whoever has them is let in. */
export function newCapability(): string {
  return randomBytes(32).toString('base64url');
}

/** Takes as long for a wrong one that begins rightly as for any other. */
export function isSame(given: string, right: string): boolean {
  return timingSafeEqual(digest(given), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
