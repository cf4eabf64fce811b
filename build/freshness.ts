import { readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names every file of the last build; its time is when that build began. */
const stampName = '.built';

/**
 * Whether `out` holds everything that its last build wrote, and no source is newer than the moment that build began.
 * Takes a few milliseconds, because it stands before every command.
 */
export function isFresh(sources: readonly string[], out: string): boolean {
  const stamp = join(out, stampName);
  const builtAt = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs;
  if (builtAt === undefined) return false;
  const files = readFileSync(stamp, 'utf8').trimEnd().split('\n');
  if (!files.every((file) => statSync(join(out, file), { throwIfNoEntry: false }) !== undefined))
    return false;
  return sources.every((source) => newest(source) <= builtAt);
}

/** Says that `files` (relative to `out`) are the whole of a build that began at `startedAt`. */
export function markBuilt(out: string, files: readonly string[], startedAt: Date): void {
  const stamp = join(out, stampName);
  writeFileSync(stamp, files.join('\n') + '\n');
  utimesSync(stamp, startedAt, startedAt);
}

/** When anything at or below a path last changed, in milliseconds; a missing path counts as changed just now. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return Infinity;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
