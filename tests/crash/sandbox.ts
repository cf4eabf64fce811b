import { availableParallelism } from 'node:os';
import { clearItems, listedItems } from '../keyring/listed-items.ts';
import { startPrivateKeyring } from '../keyring/private-keyring.ts';
import { startOAuthService, type OAuthService } from '../support/other-services.ts';
import { credentialIn } from '../support/stored-credential.ts';

/** What the keychain holds under Signoff's name: account → secret. */
export type Items = ReadonlyMap<string, string>;

/** One keyring, on which one case runs at a time, so that every item in it is that case's. */
export interface Sandbox {
  /** A server for its cases, one after another: it takes long to start. */
  readonly oauth: () => Promise<OAuthService>;
  readonly env: NodeJS.ProcessEnv;
  /** Every item of the service `Signoff`, as another program sees them. */
  items(): Promise<Items>;
  /** Puts an item there as another program. */
  store(account: string, secret: string): Promise<void>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function openSandbox(): Promise<Sandbox> {
  const keyring = await startPrivateKeyring();
  const { env } = keyring;
  let oauth: Promise<OAuthService> | null = null;
  return {
    oauth: () => (oauth ??= startOAuthService()),
    env,
    items: async () =>
      new Map(Array.from(await listedItems(env), ([id, secret]) => [id, credentialIn(secret) ?? ''])),
    store: (account, secret) => keyring.store(account, secret),
    clear: () => clearItems(env),
    close: async () => {
      await (await oauth)?.close();
      await keyring.close();
    },
  };
}

/** Several sandboxes, which whoever has work for one takes in turn. */
export interface Sandboxes {
  /** Does the work on the first sandbox that is free. */
  use<R>(work: (sandbox: Sandbox) => Promise<R>): Promise<R>;
  /**
   * Does the work for every item; the results are in the items' order. Rejects with the first failure, but only when all of
   * them have ended.
   */
  forEach<T, R>(items: readonly T[], work: (sandbox: Sandbox, item: T) => Promise<R>): Promise<R[]>;
  close(): Promise<void>;
}

/** Opens as many as can be at work at once: more than there are processors, because each waits a good deal. */
export async function openSandboxes(): Promise<Sandboxes> {
  const all = await Promise.all(Array.from({ length: 2 * availableParallelism() }, openSandbox));
  const free = [...all];
  const waiting: ((sandbox: Sandbox) => void)[] = [];
  const take = async (): Promise<Sandbox> => free.pop() ?? new Promise((resolve) => waiting.push(resolve));
  const giveBack = (sandbox: Sandbox): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(sandbox);
    else next(sandbox);
  };
  const use = async <R>(work: (sandbox: Sandbox) => Promise<R>): Promise<R> => {
    const sandbox = await take();
    try {
      return await work(sandbox);
    } finally {
      giveBack(sandbox);
    }
  };
  return {
    use,
    forEach: async (items, work) => {
      const ended = await Promise.allSettled(items.map((item) => use((sandbox) => work(sandbox, item))));
      return ended.map((each) => {
        if (each.status === 'rejected') throw each.reason;
        return each.value;
      });
    },
    close: async () => {
      await Promise.all(all.map((sandbox) => sandbox.close()));
    },
  };
}
