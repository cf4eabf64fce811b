import type { Held } from './orders.ts';
import type { Soaked } from './soak.ts';

/** What rest and garbage may differ by between two measures, in MiB. */
const mostMoreMemory = 16;
/** A connection that is being closed, or a log that is being rotated. */
const mostMoreDescriptors = 3;
/** The log and its four predecessors of 1 MiB each, and what a rotation that is under way may hold. */
const mostLog = 6 * 2 ** 20;

/** What is more at the end than after the first; empty where nothing is. */
export function limitsMissed({ early, late, wrong, itemsLeft, logBytes }: Soaked): string[] {
  const missed = [...wrong, ...itemsLeft.map((name) => `${name} is left in the keychain`)];
  const grew = (what: string, of: (held: Held) => number, most = 0): void => {
    if (of(late) > of(early) + most) missed.push(`${what}: ${of(early)} → ${of(late)}`);
  };
  grew('memory', (held) => held.residentMiB, mostMoreMemory);
  grew('heap', (held) => held.heapMiB, mostMoreMemory / 2);
  grew('descriptors', (held) => held.descriptors, mostMoreDescriptors);
  grew('memory of the keychain’s process', (held) => held.keychain.residentMiB, mostMoreMemory);
  grew('descriptors of the keychain’s process', (held) => held.keychain.descriptors, mostMoreDescriptors);
  for (const kind of Object.keys(late.resources)) grew(kind, (held) => held.resources[kind] ?? 0);
  if (logBytes > mostLog) missed.push(`the log has ${logBytes} bytes`);
  return missed;
}
