import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { assertNever } from '../../shared/assert-never.ts';
import { judgeError } from './failures.ts';
import { failure, type Answer, type Request } from './protocol.ts';

/** The part of keytar that is used. `findCredentials` is not: with a locked keyring on Linux it crashes the process. */
export type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>;

/** The item whose only worth is that it could be written and removed. Its name cannot be an account's. */
export const canaryName = 'canary';

/** Another process of this app may take the canary away; more rivals than this at one moment are not expected. */
const canaryAttempts = 8;
const longestPauseMilliseconds = 25;

class NotProven extends Error {}

/**
 * Does one request with keytar, canary included, so that whoever asked can die meanwhile and nothing is left over.
 * @param platform as in `process.platform`.
 * @returns the answer; every failure is one too.
 */
export async function perform(keytar: Keytar, platform: NodeJS.Platform, request: Request): Promise<Answer> {
  try {
    return await attempt(keytar, platform, request);
  } catch (error) {
    return error instanceof NotProven ? failure('failing', 'not-proven') : judgeError(error);
  }
}

async function attempt(keytar: Keytar, platform: NodeJS.Platform, request: Request): Promise<Answer> {
  const { service } = request;
  switch (request.kind) {
    case 'probe':
      await whileProvenOpen(keytar, service, () => Promise.resolve());
      return { kind: 'available' };
    case 'read': {
      const read = (): Promise<string | null> => keytar.getPassword(service, request.name);
      let secret = await read();
      if (secret === null && needsProof(platform)) secret = await whileProvenOpen(keytar, service, read);
      // An empty item is not ours, and is no credential.
      return secret === null || secret === '' ? { kind: 'absent' } : { kind: 'found', secret };
    }
    case 'write':
      await keytar.setPassword(service, request.name, request.secret);
      return { kind: 'written' };
    case 'remove': {
      const remove = (): Promise<boolean> => keytar.deletePassword(service, request.name);
      const isGone = async (): Promise<boolean> => (await keytar.getPassword(service, request.name)) === null;
      // A removal that was done has shown by itself that the keyring is open.
      const gone =
        (await remove()) || !needsProof(platform)
          ? await isGone()
          : await whileProvenOpen(keytar, service, async () => !(await remove()) || (await isGone()));
      return gone ? { kind: 'removed' } : failure('failing', 'still-there');
    }
    default:
      return assertNever(request, 'keychain request');
  }
}

/**
 * On Linux keytar says `null` and `false` of a locked keyring as it does of a missing item. On macOS and Windows it says
 * so only of a missing item (errSecItemNotFound, ERROR_NOT_FOUND), and rejects with every other failure.
 */
function needsProof(platform: NodeJS.Platform): boolean {
  return platform !== 'darwin' && platform !== 'win32';
}

/**
 * Asks while the keyring is shown to be open: a canary can be written before the question and removed after it.
 * @throws NotProven when the canary could not be removed, what keytar throws otherwise.
 */
async function whileProvenOpen<T>(keytar: Keytar, service: string, question: () => Promise<T>): Promise<T> {
  for (let attempts = 1; attempts <= canaryAttempts; attempts += 1) {
    await keytar.setPassword(service, canaryName, randomUUID());
    let removed = false;
    let answer: T;
    try {
      answer = await question();
    } finally {
      removed = await keytar.deletePassword(service, canaryName);
    }
    if (removed) return answer;
    // Either the keyring has been locked since, or another process used the same canary and took it away.
    await pause(Math.random() * longestPauseMilliseconds * attempts);
  }
  throw new NotProven();
}
