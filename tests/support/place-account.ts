import { Secret } from '../../electron/core/secret.ts';
import type { AccountRecord } from '../../electron/core/registry.ts';
import { addAccount, inOrder } from '../../electron/core/registry-changes.ts';
import type { TestApp } from './test-app.ts';

/** A signed-in account as the registry holds it. */
export function signedInRecord(id: string, service: string, login: string): AccountRecord {
  return {
    id,
    serviceKind: 'openbox',
    service,
    login,
    userId: '',
    signedInAt: '2026-01-01T00:00:00.000Z',
    storage: 'keychain',
    pending: false,
    state: { kind: 'signed-in' },
  };
}

/**
 * Puts signed-in accounts in place without the way through the browser: tokens into the real keychain, records into the
 * real registry. `tokens` names each account by its id.
 */
export async function placeAccounts(
  { ports }: TestApp,
  tokens: ReadonlyMap<string, string>,
  login: (id: string) => string = (id) => `${id}@example.com`,
): Promise<void> {
  for (const [id, token] of tokens) {
    const written = await ports.keychain.write(id, new Secret(token));
    if (written.kind !== 'written') throw new Error(`The keychain is ${written.reason}`);
  }
  const { service } = ports.configuration.current();
  await ports.registry.update(
    inOrder(...[...tokens.keys()].map((id) => addAccount(signedInRecord(id, service, login(id))))),
  );
}
