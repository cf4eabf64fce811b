import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assertNever } from '../../shared/assert-never.ts';
import type { Log } from '../core/ports/log.ts';
import { emptyRegistry, type Registry } from '../core/registry.ts';
import { nameForDamagedList } from './damaged-lists.ts';
import { isStillThere, readHeld, syncDirectory, writeDurably, type HeldFile } from './durable-file.ts';
import { errorCode } from './error-code.ts';
import { parseRegistry, registryText } from './registry-text.ts';

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

/** One process's knowledge of `accounts.json`. No method throws for what the disk does. */
export class RegistryOnDisk {
  readonly #path: string;
  readonly #log: Log;
  #registry: Registry = emptyRegistry;
  #held: HeldFile | null = null;
  #mustWrite = false;

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
  }

  /** What the file said when it was last read or written; empty where there never was one. */
  get registry(): Registry {
    return this.#registry;
  }

  /** The file does not say what `registry` says, or not for certain: it went missing, was damaged, or is not durable. */
  get mustWrite(): boolean {
    return this.#mustWrite;
  }

  /** Reads the file where it is not the one last seen. A file that went missing does not take the accounts with it. */
  look(): 'same' | 'changed' | 'damaged' | NotUsable {
    try {
      if (isStillThere(this.#held, this.#path)) return 'same';
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
        if (parsed.kind === 'registry') {
          this.#take(parsed.registry, content.held);
          return 'changed';
        }
        content.held.release();
        return parsed.kind === 'damaged' ? 'damaged' : newerVersion;
      }
      default:
        return assertNever(content, 'file content');
    }
  }

  /** Like `look`, and puts a damaged file aside. Call it while holding the directory's lock. */
  async settle(): Promise<'same' | 'changed' | NotUsable> {
    const seen = this.look();
    return seen === 'damaged' ? this.#putAside() : seen;
  }

  /** Makes the file say this. Call it while holding the directory's lock, after `settle`. */
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

  async #putAside(): Promise<'same' | NotUsable> {
    const folder = dirname(this.#path);
    const name = nameForDamagedList(folder);
    try {
      renameSync(this.#path, join(folder, name));
      this.#log.warn('registry-quarantined', { file: name });
      this.#fileIsGone();
      await syncDirectory(folder);
      return 'same';
    } catch (error) {
      return { kind: 'not-usable', code: errorCode(error) };
    }
  }
}
