import { readHeld, remove, temporaryFiles, writeDurably } from './durable-file.ts';

/** A file that one process alone reads and writes, whole. */
export interface SmallFile {
  /** Null: it is not there, or it is not given. */
  read(): string | null;
  /** Gives the code of what went wrong, or null. */
  write(text: string): Promise<string | null>;
}

/** Where a writer of the file was killed, what it left is removed. */
export function smallFile(path: string): SmallFile {
  removeLeftovers(path);
  return {
    read: () => {
      const content = readHeld(path);
      if (content.kind !== 'text') return null;
      content.held.release();
      return content.text;
    },
    write: async (text) => {
      const written = await writeDurably(path, text);
      if (written.kind !== 'failed') written.held.release();
      return written.kind === 'written' ? null : written.code;
    },
  };
}

function removeLeftovers(path: string): void {
  try {
    remove(temporaryFiles(path));
  } catch {
    // The folder is not there or cannot be looked into: the next start tries again.
  }
}
