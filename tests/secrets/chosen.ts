import { randomInt } from 'node:crypto';

/**
 * A value that somebody chose, with all that is escaped somewhere. No twelve characters of it stand anywhere else: random
 * ones are between the others. Its first letter begins no word of JSON's.
 */
export function hostileValue(): string {
  return `k${random(4)}é&${random(3)}<${random(3)}"${random(3)}'${random(3)}>%${random(4)} +/=${random(8)}`;
}

/** A value as the service makes them: 32 characters of 0-9 and a-z. */
export function ordinaryValue(): string {
  return random(32);
}

function random(length: number): string {
  return Array.from({ length }, () => randomInt(36).toString(36)).join('');
}
