import { productName } from '../../shared/product-name.ts';
import type { Keychain, KeychainUnavailable } from '../core/ports/keychain.ts';
import type { Log } from '../core/ports/log.ts';
import { Secret } from '../core/secret.ts';
import type { LaunchChild } from './child-process.ts';
import { OperationQueue, type Request } from './operation-queue.ts';
import { canaryName } from './operations.ts';
import { failure, type Answer, type Failure } from './protocol.ts';

export interface KeychainOptions {
  readonly launch: LaunchChild;
  readonly log: Log;
  /**
   * Milliseconds that a call waits, from when it was asked or from the last answer that the keychain gave to anybody: a
   * long queue of calls is not late as long as it moves. A person may have to type a password meanwhile.
   */
  readonly deadline?: number;
  /** How long `close` lets the operation at hand take, in milliseconds; 2,000 where it is left out. */
  readonly patienceAtEnd?: number;
  /**
   * Where given, the process is started by the first operation, and ends after so many milliseconds without one, because it
   * takes 30 MB. Once it was asked for an item it stays: the person may have been asked whether to trust it, and would be asked
   * again about the next. Left out: it is started at once and kept.
   */
  readonly idle?: number;
  /** Whether the keychain is open, as far as that can be told without the process: where it is not known to be, the process is asked. */
  readonly look?: () => Promise<boolean>;
  /** The most bytes that an item can have; null, or left out: as many as anybody needs. */
  readonly longestItem?: number | null;
  /** The name under which the items stand in the keychain. */
  readonly service?: string;
}

export interface ClosableKeychain extends Keychain {
  /** Lets the operation at hand finish, for at most `patienceAtEnd`, answers the others `unavailable`, and ends the process. */
  close(): Promise<void>;
}

const defaultDeadlineMilliseconds = 30_000;
const defaultPatienceAtEnd = 2_000;

/**
 * The most bytes that an item of a system's keychain can have; null: as many as anybody needs. Windows' Credential Manager has
 * CRED_MAX_CREDENTIAL_BLOB_SIZE, and fails without saying so.
 */
export function longestItemOn(platform: NodeJS.Platform): number | null {
  return platform === 'win32' ? 5 * 512 : null;
}

/** The keychain in a process of its own, which is kept. */
export function createKeychain(options: KeychainOptions): ClosableKeychain {
  const { launch, log, idle, service = productName } = options;
  const longest = options.longestItem ?? Infinity;
  const queue = new OperationQueue({
    ...{ launch, log, idle },
    deadline: options.deadline ?? defaultDeadlineMilliseconds,
    patienceAtEnd: options.patienceAtEnd ?? defaultPatienceAtEnd,
  });

  /** Asks, once the name and the secret are such that every keychain gives back what it was given. */
  async function askAbout(name: string, request: Request): Promise<Answer> {
    const refused = whyRefused(name, request, longest);
    if (refused === null) return queue.ask(request);
    log.error('keychain failed', { operation: request.kind, reason: refused.reason, code: refused.code });
    return refused;
  }

  return {
    probe: async () => {
      if (options.look !== undefined && (await options.look())) return { kind: 'available' };
      const answer = await queue.ask({ kind: 'probe', service });
      return answer.kind === 'available' ? { kind: 'available' } : unavailable(answer);
    },
    read: async (name) => {
      const answer = await askAbout(name, { kind: 'read', service, name });
      if (answer.kind === 'found') return { kind: 'found', secret: new Secret(answer.secret) };
      return answer.kind === 'absent' ? { kind: 'absent' } : unavailable(answer);
    },
    write: async (name, secret) => {
      const answer = await askAbout(name, { kind: 'write', service, name, secret: secret.reveal() });
      return answer.kind === 'written' ? { kind: 'written' } : unavailable(answer);
    },
    remove: async (name) => {
      const answer = await askAbout(name, { kind: 'remove', service, name });
      return answer.kind === 'removed' ? { kind: 'removed' } : unavailable(answer);
    },
    askAgain: () => queue.askAgain(),
    close: () => queue.close(),
  };
}

function unavailable(answer: Answer): KeychainUnavailable {
  // An answer to another question than the one asked means that the process is broken.
  return { kind: 'unavailable', reason: answer.kind === 'failed' ? answer.reason : 'failing' };
}

function whyRefused(name: string, request: Request, longest: number): Failure | null {
  if (!isName(name)) return failure('failing', 'refused');
  if (request.kind !== 'write') return null;
  if (!isStorable(request.secret)) return failure('failing', 'refused');
  return Buffer.byteLength(request.secret) > longest ? failure('too-long', 'too-long') : null;
}

/** Account ids; the canary's name is the keychain's own. */
function isName(name: string): boolean {
  return /^[0-9a-z.-]{1,200}$/.test(name) && name !== canaryName;
}

/** keytar hands on UTF-8 that ends at the first NUL: what would come back changed is not stored at all. */
function isStorable(secret: string): boolean {
  return secret !== '' && !secret.includes('\0') && secret.isWellFormed();
}
