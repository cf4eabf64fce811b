import type { Log } from '../core/ports/log.ts';
import type { DataDirectory } from './data-directory.ts';
import { remove, temporaryFiles } from './durable-file.ts';
import { newerVersion, RegistryOnDisk, type NotUsable } from './registry-disk.ts';
import { RegistryFile, type RegistryFileOptions } from './registry-file.ts';

export type OpenedRegistry =
  | { readonly kind: 'open'; readonly store: RegistryFile }
  /** The file exists but cannot be read (EACCES, EIO, …), or it is damaged and cannot be put aside. */
  | { readonly kind: 'unreadable'; readonly code: string }
  /** A later Signoff wrote the file. */
  | { readonly kind: 'newer-version' };

/**
 * Opens the registry of a data directory that this process owns; where there is none yet, it is empty. A damaged file is put
 * aside whole under another name, and what could be read of it, or the last good copy, takes its place. Where the answer is not
 * `open`, nothing was changed. Never rejects.
 */
export async function openRegistryFile(
  directory: DataDirectory,
  log: Log,
  options: RegistryFileOptions = {},
): Promise<OpenedRegistry> {
  const disk = new RegistryOnDisk(directory, log);
  const problem = await firstLook(disk);
  if (problem === newerVersion) return { kind: 'newer-version' };
  if (problem !== null) return { kind: 'unreadable', code: problem.code };
  remove([...temporaryFiles(directory.registry), ...temporaryFiles(directory.registryCopy)]);
  return { kind: 'open', store: new RegistryFile({ directory, disk, log, ...options }) };
}

async function firstLook(disk: RegistryOnDisk): Promise<NotUsable | null> {
  const seen = await disk.settle();
  if (typeof seen !== 'string') return seen;
  if (disk.mustWrite) await disk.write(disk.registry);
  return null;
}
