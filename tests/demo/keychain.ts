import { forkedChild } from '../../electron/keychain/forked-child.ts';
import { createKeychain } from '../../electron/keychain/keychain.ts';
import { childPath } from '../keyring/keychain-under-test.ts';
import { startPrivateKeyring } from '../keyring/private-keyring.ts';
import { keyringPrograms, missingOf } from '../run/prerequisites.ts';
import { noLog } from '../support/no-log.ts';

/** The keychain that the demonstration uses. */
export interface DemoKeychain {
  readonly words: string;
  readonly env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** This computer's own keychain; where none is open, a real gnome-keyring on a private bus; else none: memory. */
export async function chooseKeychain(): Promise<DemoKeychain> {
  const nothingToClose = (): Promise<void> => Promise.resolve();
  if (await isOpen(process.env)) {
    return { words: 'this computer’s keychain', env: process.env, close: nothingToClose };
  }
  if (process.platform === 'linux' && missingOf(keyringPrograms).length === 0) {
    const keyring = await startPrivateKeyring();
    return {
      words: 'a real gnome-keyring on a private bus (this session has no open keychain)',
      env: keyring.env,
      close: () => keyring.close(),
    };
  }
  return {
    words: 'none: this computer has no keychain, so tokens are held in memory',
    env: process.env,
    close: nothingToClose,
  };
}

async function isOpen(env: NodeJS.ProcessEnv): Promise<boolean> {
  const keychain = createKeychain({
    launch: forkedChild(childPath, env),
    log: noLog,
    deadline: 5_000,
  });
  try {
    return (await keychain.probe()).kind === 'available';
  } finally {
    await keychain.close();
  }
}
