import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

/** A process, and the words it was started with. */
export interface Process {
  readonly id: string;
  readonly words: readonly string[];
}

/** The living processes of a program. @param file the whole path it was started by */
export function processesOf(file: string): readonly Process[] {
  return readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id))
    .map((id) => ({ id, words: read(id, 'cmdline').split(/[\0 ]/) }))
    .filter(({ words }) => words[0] === file);
}

/** `main`, or as Chromium calls it: `renderer`, `utility`, `zygote`, … */
export function kindOf({ words }: Process): string {
  return words.find((word) => word.startsWith('--type='))?.slice('--type='.length) ?? 'main';
}

/** A file that the system shows of a process; empty where that has ended, or it is not shown. */
export function read(id: string, name: string): string {
  try {
    return readFileSync(`/proc/${id}/${name}`, 'latin1');
  } catch {
    return '';
  }
}

/** So much is read at once, in bytes. */
const portion = 2 ** 22;

/**
 * Whether any of some bytes stand in the memory that a process can write to; null: it has ended. Another user's is read by root alone.
 */
export function hasInMemory(id: string, wanted: readonly Buffer[]): boolean | null {
  const maps = read(id, 'maps');
  const memory = open(`/proc/${id}/mem`);
  if (memory === null) return null;
  const overlap = Math.max(...wanted.map(({ length }) => length)) - 1;
  const buffer = Buffer.allocUnsafe(portion + overlap);
  try {
    for (const [, from = '', to = ''] of maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)) {
      const end = parseInt(to, 16);
      for (let start = parseInt(from, 16); start < end; start += portion) {
        const length = readPart(memory, buffer, start, Math.min(portion + overlap, end - start));
        const part = buffer.subarray(0, length);
        if (wanted.some((bytes) => part.includes(bytes))) return true;
      }
    }
    return maps === '' ? null : false;
  } finally {
    closeSync(memory);
  }
}

function open(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch {
    return null;
  }
}

/** Gives how many bytes were read; 0 where it holds none, as a device's memory does not. */
function readPart(memory: number, buffer: Buffer, position: number, length: number): number {
  try {
    return readSync(memory, buffer, 0, length, position);
  } catch {
    return 0;
  }
}
