/** Takes the lock on a file and never gives it back: `lock-holder.program.ts FILE`. */
import { FileLock } from '../../../electron/storage/file-lock.ts';

await new FileLock(process.argv[2] ?? '').run(async () => {
  process.send?.('held');
  await new Promise((resolve) => setTimeout(resolve, 3_600_000));
});
