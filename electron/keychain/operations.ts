import { randomUUID } from 'node:crypto';
import type { deletePassword, getPassword, setPassword } from 'keytar';
import { assertNever } from '../../shared/assert-never.ts';
import { judgeError, saysItemIsGone } from './failures.ts';
import { failure, type Answer, type Request } from './protocol.ts';

/** The part of keytar that is used. `findCredentials` is not: with a locked keyring on Linux it crashes the process. */
export interface Keytar {
  readonly getPassword: typeof getPassword;
  readonly setPassword: typeof setPassword;
  readonly deletePassword: typeof deletePassword;
}

/** The item whose only worth is that it could be written and removed. Its name cannot be an account's. */
export const canaryName = 'canary';

/**
 * Does one request with keytar, canary included, so that whoever asked can die meanwhile and nothing is left over.
 * @param platform as in `process.platform`.
 * @returns the answer; every failure is one too.
 */
export async function perform(keytar: Keytar, platform: NodeJS.Platform, request: Request): Promise<Answer> {
  try {
    return await attempt(keytar, platform, request);
  } catch (error) {
    return judgeError(error);
  }
}

async function attempt(keytar: Keytar, platform: NodeJS.Platform, request: Request): Promise<Answer> {
  const { service } = request;
  switch (request.kind) {
    case 'probe':
      await whileProvenOpen(keytar, service, () => Promise.resolve());
      return { kind: 'available' };
    case 'read': {
      const read = (): Promise<string | null> => find(keytar, service, request.name);
      let secret = await read();
      if (secret === null && needsProof(platform)) secret = await whileProvenOpen(keytar, service, read);
      // An empty item is not ours, and is no credential.
      return secret === null || secret === '' ? { kind: 'absent' } : { kind: 'found', secret };
    }
    case 'write':
      await keytar.setPassword(service, request.name, request.secret);
      return { kind: 'written' };
    case 'remove': {
      const remove = (): Promise<boolean> => removeItem(keytar, service, request.name);
      const isGone = async (): Promise<boolean> => (await find(keytar, service, request.name)) === null;
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
 * On Linux keytar says `null` and `false` of a locked keyring as it does of a missing item. On macOS and Windows it
 * says so only of a missing item (errSecItemNotFound, ERROR_NOT_FOUND), and rejects with every other failure.
 */
function needsProof(platform: NodeJS.Platform): boolean {
  return platform !== 'darwin' && platform !== 'win32';
}

/**
 * Asks while the keyring is shown to be open: it can be written to before the question and after it.
 * @throws what keytar throws when it cannot.
 */
async function whileProvenOpen<T>(keytar: Keytar, service: string, question: () => Promise<T>): Promise<T> {
  const setCanary = (): Promise<void> => keytar.setPassword(service, canaryName, randomUUID());
  const removeCanary = (): Promise<boolean> => removeItem(keytar, service, canaryName);

  await setCanary();
  let answer: T;
  try {
    answer = await question();
  } catch (error) {
    await removeCanary();
    throw error;
  }
  // Not removed: either the keyring has been locked since, or another process that uses the same canary took it away.
  // Which of the two, writing it again tells; then it is removed by this process or, again, by that one.
  if (!(await removeCanary())) {
    await setCanary();
    await removeCanary();
  }
  return answer;
}

/** @returns whether there was such an item to remove; false also when another process was quicker. */
async function removeItem(keytar: Keytar, service: string, name: string): Promise<boolean> {
  return unlessGone(keytar.deletePassword(service, name), false);
}

async function find(keytar: Keytar, service: string, name: string): Promise<string | null> {
  return unlessGone(keytar.getPassword(service, name), null);
}

/** libsecret looks an item up and then asks for it; when another process has removed it in between, that is an error. */
async function unlessGone<T>(call: Promise<T>, ifGone: T): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (saysItemIsGone(error)) return ifGone;
    throw error;
  }
}
