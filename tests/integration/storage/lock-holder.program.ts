/** Takes the lock on a file and never gives it back: `lock-holder.program.ts FILE`. */
import { takeLock } from '../../../electron/storage/file-lock.ts';

const { kind } = takeLock(process.argv[2] ?? '');
process.send?.(kind);
setInterval(() => undefined, 3_600_000);
