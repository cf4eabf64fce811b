import type { Log } from '../../electron/core/ports/log.ts';

/** A log that keeps nothing. */
export const noLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
