import path from 'node:path';
import type { ChildProcess } from '../../electron/keychain/child-process.ts';
import { forkedChild } from '../../electron/keychain/forked-child.ts';
import {
  createKeychain,
  type ClosableKeychain,
  type KeychainOptions,
} from '../../electron/keychain/keychain.ts';
import type { Log, LogFields } from '../../electron/core/ports/log.ts';
import type { PrivateKeyring } from './private-keyring.ts';

export const childPath = path.join(import.meta.dirname, '../../electron/keychain/child.ts');

export interface KeychainUnderTest {
  readonly keychain: ClosableKeychain;
  /** Every process it has started, oldest first. */
  readonly children: readonly ChildProcess[];
  /** The codes of the failures it has logged. */
  readonly codes: readonly unknown[];
  /** The process that is started next after the first `count`. */
  childAfter(count: number): Promise<ChildProcess>;
}

/** A keychain, child process and all, that uses the private keyring. */
export function keychainOn(
  keyring: PrivateKeyring,
  {
    childPath: program = childPath,
    env,
    ...options
  }: Pick<KeychainOptions, 'deadline' | 'patienceAtEnd'> & {
    readonly childPath?: string;
    readonly env?: NodeJS.ProcessEnv;
  } = {},
): KeychainUnderTest {
  const children: ChildProcess[] = [];
  const codes: unknown[] = [];
  const waiting = new Map<number, (child: ChildProcess) => void>();
  const note = (_event: string, fields?: LogFields): void => {
    codes.push(fields?.['code']);
  };
  const log: Log = { info: note, warn: note, error: note };
  const launch = forkedChild(program, { ...keyring.env, ...env });
  const keychain = createKeychain({
    launch: (listener) => {
      const child = launch(listener);
      children.push(child);
      waiting.get(children.length - 1)?.(child);
      return child;
    },
    log,
    ...options,
  });
  return {
    keychain,
    children,
    codes,
    childAfter: (count) => {
      const { promise, resolve } = Promise.withResolvers<ChildProcess>();
      const child = children[count];
      if (child === undefined) waiting.set(count, resolve);
      else resolve(child);
      return promise;
    },
  };
}
