import { setTimeout as pause } from 'node:timers/promises';
import { connectSecretService } from './secret-service.ts';
import { sessionBusAddress } from './session-bus.ts';

/** How long a keychain that does not answer may hold a look at it up, in milliseconds. */
const patience = 1_000;

/**
 * Looks whether the keychain is open, without the process that keytar needs, which takes as long to start as a command. Only the
 * Secret Service can be asked like that.
 * @param env the environment whose session holds the keyring
 * @returns false: it is not, or only keytar can tell
 */
export async function looksOpen(env: NodeJS.ProcessEnv): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const address = sessionBusAddress(env);
  if (address === null) return false;
  const secretService = connectSecretService(address);
  const late = new AbortController();
  try {
    const keyring = secretService.defaultKeyring();
    const tooLate = pause(patience, 'too-late' as const, { signal: late.signal });
    tooLate.catch(() => undefined);
    return (await Promise.race([keyring, tooLate])) === 'unlocked';
  } catch {
    return false;
  } finally {
    late.abort();
    secretService.close();
  }
}
