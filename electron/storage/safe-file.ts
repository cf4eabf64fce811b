import type { BigIntStats } from 'node:fs';

/**
 * Why Signoff does not use a file or folder that is there. As the code of an error, beside those of the OS.
 * Whoever can write these files says where credentials are sent, so only the person (and root, who can do anything) may.
 */
export const refusals = {
  /** A folder, a FIFO, a device or a socket lies under the name of a file. */
  notAFile: 'NOT_A_FILE',
  tooLarge: 'TOO_LARGE',
  /** Another user owns it. */
  foreign: 'FOREIGN_OWNER',
  writableByOthers: 'WRITABLE_BY_OTHERS',
  pathTooLong: 'PATH_TOO_LONG',
  /** Something other than a lock lies under the lock's name. */
  notALock: 'NOT_A_LOCK',
  /** Something other than a socket lies under the socket's name. */
  notASocket: 'NOT_A_SOCKET',
  /** The file system offers no locks between processes. */
  noLocks: 'NO_LOCKS',
} as const;
export type Refusal = (typeof refusals)[keyof typeof refusals];

export function refuse(code: Refusal): never {
  throw Object.assign(new Error(code), { code });
}

/** Far more than any of these files ever holds. */
const largest = 16n * 1024n * 1024n;

/** Throws if an opened file is not one that Signoff may trust. */
export function assertSafeFile(stats: BigIntStats): void {
  if (!stats.isFile()) refuse(refusals.notAFile);
  if (stats.size > largest) refuse(refusals.tooLarge);
  assertOwn(stats);
}

/** Throws where anybody but the person and root owns or can write it. On Windows a person's folders are theirs alone by default. */
export function assertOwn({ uid, mode }: Pick<BigIntStats, 'uid' | 'mode'>): void {
  const self = process.geteuid?.();
  if (self === undefined) return;
  if (uid !== 0n && uid !== BigInt(self)) refuse(refusals.foreign);
  if ((mode & 0o022n) !== 0n) refuse(refusals.writableByOthers);
}
