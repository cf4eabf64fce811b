import { constants, copyFileSync, existsSync, linkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assertNever } from '../../shared/assert-never.ts';
import type { Log } from '../core/ports/log.ts';
import { emptyRegistry, type Registry } from '../core/registry.ts';
import { nameForDamagedList } from './damaged-lists.ts';
import type { DataDirectory } from './data-directory.ts';
import {
  behindLinks,
  isStillThere,
  readHeld,
  syncDirectory,
  writeDurably,
  type HeldFile,
} from './durable-file.ts';
import { errorCode } from './error-code.ts';
import { listNames } from './registry-schema.ts';
import { filledUp, parseRegistry, registryText } from './registry-text.ts';

/** The file is left alone: nothing is known to be wrong with it. */
export interface NotUsable {
  readonly kind: 'not-usable';
  /** The OS's error, or NEWER_VERSION: a later Signoff wrote the file. */
  readonly code: string;
}

export const newerVersion: NotUsable = { kind: 'not-usable', code: 'NEWER_VERSION' };

type Written =
  | { readonly kind: 'written' }
  | { readonly kind: 'failed'; readonly code: string }
  /** It is in the file, but perhaps not after a power cut. */
  | { readonly kind: 'not-durable'; readonly code: string };

/**
 * `accounts.json` as its owner knows it, and the last good copy beside it, which is used where the file is damaged or
 * gone. No method throws for what the disk does.
 */
export class RegistryOnDisk {
  readonly #path: string;
  readonly #copy: string;
  readonly #log: Log;
  #registry: Registry = emptyRegistry;
  #held: HeldFile | null = null;
  #mustWrite = false;
  /** What the copy holds, where this process knows it. */
  #copied: Registry | null = null;

  constructor(directory: DataDirectory, log: Log) {
    this.#path = directory.registry;
    this.#copy = directory.registryCopy;
    this.#log = log;
  }

  /** What the file said when it was last read or written; empty where there never was one. */
  get registry(): Registry {
    return this.#registry;
  }

  /** The file may differ from `registry`: it went missing, was damaged, or is not durable. */
  get mustWrite(): boolean {
    return this.#mustWrite;
  }

  /** Reads the file where it is not the one last seen. A file that went missing does not take the accounts with it. */
  look(): 'same' | 'changed' | 'damaged' | NotUsable {
    try {
      if (isStillThere(this.#held, this.#path)) return this.#isGoneButCopied() ? 'damaged' : 'same';
    } catch (error) {
      return { kind: 'not-usable', code: errorCode(error) };
    }
    const content = readHeld(this.#path);
    switch (content.kind) {
      case 'unreadable':
        return { kind: 'not-usable', code: content.code };
      case 'missing':
        this.#fileIsGone();
        return 'same';
      case 'text': {
        const parsed = parseRegistry(content.text);
        if (parsed.kind === 'registry' && !parsed.damaged) {
          this.#take(parsed.registry, content.held);
          return 'changed';
        }
        content.held.release();
        return parsed.kind === 'newer-version' ? newerVersion : 'damaged';
      }
      default:
        return assertNever(content, 'file content');
    }
  }

  /** Like `look`; puts a damaged file aside and goes on with what is known. */
  async settle(): Promise<'same' | 'changed' | NotUsable> {
    const seen = this.look();
    return seen === 'damaged' ? this.#recover() : seen;
  }

  /** Makes the file say this. Call it after `settle`. */
  async write(registry: Registry): Promise<Written> {
    const result = await writeDurably(this.#path, registryText(registry));
    switch (result.kind) {
      case 'failed':
        return result;
      case 'written':
        this.#take(registry, result.held);
        return { kind: 'written' };
      case 'not-durable':
        this.#take(registry, result.held);
        this.#mustWrite = true;
        return { kind: 'not-durable', code: result.code };
      default:
        return assertNever(result, 'write result');
    }
  }

  /** Whether the copy may be another one than the file that was last seen. */
  get copyIsBehind(): boolean {
    return this.#held !== null && !this.#mustWrite && this.#copied !== this.#registry;
  }

  /** Makes the copy say what the file says. Call it after `settle`. */
  async keepCopy(): Promise<void> {
    if (!this.copyIsBehind) return;
    const registry = this.#registry;
    const text = registryText(registry);
    const content = readHeld(this.#copy);
    if (content.kind === 'text') content.held.release();
    if (content.kind !== 'text' || content.text !== text) {
      const written = await writeDurably(this.#copy, text);
      if (written.kind !== 'written') this.#log.warn('registry-copy-not-kept', { code: written.code });
      if (written.kind === 'failed') return;
      written.held.release();
    }
    this.#copied = registry;
  }

  release(): void {
    this.#held?.release();
    this.#held = null;
  }

  #take(registry: Registry, held: HeldFile): void {
    this.release();
    this.#held = held;
    this.#registry = registry;
    this.#mustWrite = false;
  }

  #fileIsGone(): void {
    this.release();
    this.#mustWrite = this.#registry !== emptyRegistry;
  }

  /** There was no file yet for this process, and there was one before. */
  #isGoneButCopied(): boolean {
    return this.#held === null && this.#registry === emptyRegistry && existsSync(this.#copy);
  }

  async #recover(): Promise<'same' | 'changed' | NotUsable> {
    const content = readHeld(this.#path);
    if (content.kind === 'unreadable') return { kind: 'not-usable', code: content.code };
    const before = this.#registry;
    const known = before === emptyRegistry ? this.#readCopy() : before;
    const isGone = content.kind === 'missing';
    if (isGone && known === emptyRegistry) return 'same';
    const problem = await this.#putAside(isGone);
    if (problem !== null) {
      if (!isGone) content.held.release();
      return problem;
    }
    const read = isGone ? null : parseRegistry(content.text);
    this.release();
    this.#registry = read?.kind === 'registry' ? filledUp(read.registry, known) : known;
    this.#mustWrite = true;
    // It stays there until it is overwritten, and must not be put aside twice.
    if (!isGone) this.#held = content.held;
    return this.#registry === before ? 'same' : 'changed';
  }

  #readCopy(): Registry {
    const content = readHeld(this.#copy);
    if (content.kind !== 'text') return emptyRegistry;
    content.held.release();
    const parsed = parseRegistry(content.text);
    const hasEntries =
      parsed.kind === 'registry' && listNames.some((name) => parsed.registry[name].length > 0);
    return hasEntries ? parsed.registry : emptyRegistry;
  }

  /**
   * Gives the damaged file a second name, which it keeps when it is replaced. For a list that is gone an empty file is put there,
   * so that it is reported like any other.
   */
  async #putAside(isGone: boolean): Promise<NotUsable | null> {
    const folder = dirname(this.#path);
    const file = nameForDamagedList(folder);
    try {
      if (isGone) writeFileSync(join(folder, file), '', { flag: 'wx', mode: 0o600 });
      else giveSecondName(behindLinks(this.#path), join(folder, file));
      await syncDirectory(folder);
      this.#log.warn('registry-quarantined', { file });
      return null;
    } catch (error) {
      return { kind: 'not-usable', code: errorCode(error) };
    }
  }
}

function giveSecondName(path: string, name: string): void {
  try {
    linkSync(path, name);
  } catch {
    // Not every file system has such links, and none leads to another file system.
    copyFileSync(path, name, constants.COPYFILE_EXCL);
  }
}
