import { randomUUID } from 'node:crypto';
import type { deletePassword, getPassword, setPassword } from 'keytar';
import { assertNever } from '../../shared/assert-never.ts';
import { judgeError, saysItemIsGone } from './failures.ts';
import { failure, type Answer, type Failure, type Request } from './protocol.ts';
import type { SecretService } from './secret-service.ts';

/** The part of keytar that is used. `findCredentials` is not: with a locked keyring on Linux it crashes the process. */
export interface Keytar {
  readonly getPassword: typeof getPassword;
  readonly setPassword: typeof setPassword;
  readonly deletePassword: typeof deletePassword;
}

/** What the keychain is reached by. */
export interface Tools {
  readonly keytar: Keytar;
  /**
   * On Linux, where keytar says `null` and `false` of a locked keyring as it does of a missing item, and calls written what was
   * not. Null on macOS and Windows, where it says so only of a missing item and rejects with every other failure.
   */
  readonly secretService: SecretService | null;
}

/** The item whose only worth is that it could be written and removed. Its name cannot be an account's. */
export const canaryName = 'canary';

/** A keyring can be locked and unlocked again while it is being asked: what does not fit together is asked once more. */
const turns = 3;

/**
 * Does one request with keytar, and asks the Secret Service whether what keytar said is so.
 * @returns the answer; every failure is one too.
 */
export async function perform(tools: Tools, request: Request): Promise<Answer> {
  const answer = await attemptSafely(tools, request);
  const { secretService } = tools;
  if (secretService === null || answer.kind !== 'failed' || answer.code !== 'no-secret-service')
    return answer;
  const started = await secretService.startKdeWallet().catch(() => false);
  return started ? attemptSafely(tools, request) : answer;
}

async function attemptSafely(tools: Tools, request: Request): Promise<Answer> {
  try {
    return (request.quiet ? await whyPrompt(tools, request) : null) ?? (await attempt(tools, request));
  } catch (error) {
    return judgeError(error);
  }
}

function attempt(tools: Tools, request: Request): Promise<Answer> {
  switch (request.kind) {
    case 'probe':
      return probe(tools, request.service);
    case 'read':
      return read(tools, request);
    case 'write':
      return write(tools, request);
    case 'remove':
      return remove(tools, request);
    default:
      return assertNever(request, 'keychain request');
  }
}

/** Why the request could not be done without asking the person; null: it can. Elsewhere than on Linux only asking could tell. */
async function whyPrompt({ secretService }: Tools, request: Request): Promise<Failure | null> {
  if (secretService === null) return locked;
  const where =
    request.kind === 'probe' ? 'nowhere' : await secretService.locate(request.service, request.name);
  return where === 'locked' || where === 'hidden' ? locked : whyClosed(secretService);
}

async function probe(tools: Tools, service: string): Promise<Answer> {
  const { keytar, secretService } = tools;
  const keyring = await secretService?.defaultKeyring();
  if (secretService !== null && keyring !== 'none') {
    // An item that is written and removed would tell no more, and KeePassXC would keep each in its recycle bin.
    const isOpen = keyring === 'unlocked' || (await secretService.unlockDefaultKeyring());
    if (!isOpen) return locked;
    // One of a process that was killed while it created the keyring.
    if ((await secretService.locate(service, canaryName)) === 'unlocked')
      await removeItem(keytar, service, canaryName);
    return { kind: 'available' };
  }
  // Where there is no keyring yet, writing creates one.
  const written = await write(tools, { service, name: canaryName, secret: randomUUID() });
  await removeItem(keytar, service, canaryName);
  return written.kind === 'written' ? { kind: 'available' } : written;
}

async function read(tools: Tools, { service, name }: Item): Promise<Answer> {
  for (let turn = 0; turn < turns; turn += 1) {
    const secret = await find(tools.keytar, service, name);
    if (secret !== null) return { kind: 'found', secret };
    const where = await locate(tools, service, name);
    if (where === 'nowhere') return (await whyClosed(tools.secretService)) ?? { kind: 'absent' };
    if (where !== 'unlocked') return locked;
  }
  // It is open and it is there, and what the keychain gives of it cannot be decrypted.
  return failure('failing', 'session-broken');
}

async function write(
  tools: Tools,
  { service, name, secret }: Item & { readonly secret: string },
): Promise<Answer> {
  await tools.keytar.setPassword(service, name, secret);
  // KeePassXC's prompt was closed: reading back would show the next one.
  const closed = await whyClosed(tools.secretService);
  if (closed !== null) return closed;
  if ((await find(tools.keytar, service, name)) === secret) return { kind: 'written' };
  const where = await locate(tools, service, name);
  if (where === 'locked' || where === 'hidden') return locked;
  return (await whyClosed(tools.secretService)) ?? failure('failing', 'not-stored');
}

async function remove(tools: Tools, { service, name }: Item): Promise<Answer> {
  let wasRemoved = false;
  for (let turn = 0; turn < turns; turn += 1) {
    const isRemoved = await removeItem(tools.keytar, service, name);
    wasRemoved ||= isRemoved;
    // A keyring that has just let go of an item is open: only whether it holds another one is left to ask.
    const where = await locate(tools, service, name, isRemoved ? 'open' : 'unknown');
    if (where === 'locked') return locked;
    if (where === 'unlocked') continue;
    if (wasRemoved) return { kind: 'removed' };
    return (where === 'hidden' ? locked : await whyClosed(tools.secretService)) ?? { kind: 'removed' };
  }
  return failure('failing', 'still-there');
}

type Item = Pick<Extract<Request, { kind: 'read' }>, 'service' | 'name'>;

const locked = failure('locked', 'locked');

/** Why nothing that the default keyring does not show is known to be missing from it; null: it is open. */
async function whyClosed(secretService: SecretService | null): Promise<Failure | null> {
  const keyring = await secretService?.defaultKeyring();
  if (keyring === 'none') return failure('locked', 'not-created');
  return keyring === 'locked' ? locked : null;
}

async function locate(
  { keytar, secretService }: Tools,
  service: string,
  name: string,
  keyring: 'open' | 'unknown' = 'unknown',
): ReturnType<SecretService['locate']> {
  if (secretService !== null)
    return keyring === 'open'
      ? secretService.locateInOpen(service, name)
      : secretService.locate(service, name);
  return (await find(keytar, service, name)) === null ? 'nowhere' : 'unlocked';
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
