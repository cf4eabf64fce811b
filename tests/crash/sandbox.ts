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

/**
 * Does the work for every item, on each sandbox one at a time; the results are in the items' order. Rejects with the first
 * failure, but only when no sandbox is at work any more.
 */
export async function onSandboxes<T, R>(
  sandboxes: readonly Sandbox[],
  items: readonly T[],
  work: (sandbox: Sandbox, item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const ended = await Promise.allSettled(
    sandboxes.map(async (sandbox) => {
      for (const [index, item] of queue) results[index] = await work(sandbox, item);
    }),
  );
  for (const sandbox of ended) if (sandbox.status === 'rejected') throw sandbox.reason;
  return results;
}
