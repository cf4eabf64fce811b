import { describe, expect, it } from 'vitest';
import type { Keychain, KeychainUnavailable } from '../../electron/core/ports/keychain.ts';
import { answeringSignIn, inKeychain, useFlow } from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';

const flow = useFlow();

type Operation = keyof Keychain;

/** A keychain that does what it is asked, but answers the chosen operations as a locked one does. */
function failingAt(
  keychain: Keychain,
  fails: (operation: Operation, name: string) => 'not-done' | 'done-unheard' | null,
): Keychain {
  const locked: KeychainUnavailable = { kind: 'unavailable', reason: 'locked' };
  const through = async <T>(operation: Operation, name: string, task: () => Promise<T>) => {
    const how = fails(operation, name);
    if (how === null) return task();
    if (how === 'done-unheard') await task();
    return locked;
  };
  return {
    askAgain: () => {
      keychain.askAgain();
    },
    probe: () => through('probe', '', () => keychain.probe()),
    read: (name) => through('read', name, () => keychain.read(name)),
    write: (name, secret) => through('write', name, () => keychain.write(name, secret)),
    remove: (name) => through('remove', name, () => keychain.remove(name)),
  };
}

const operations = [
  { what: 'the first look', is: (operation: Operation) => operation === 'probe', begins: false },
  {
    what: 'writing the ticket',
    is: (operation: Operation, name: string) => operation === 'write' && name.endsWith('.ticket'),
    begins: false,
  },
  {
    what: 'writing the token',
    is: (operation: Operation, name: string) => operation === 'write' && !name.endsWith('.ticket'),
    begins: true,
  },
  {
    what: 'removing the ticket',
    is: (operation: Operation, name: string) => operation === 'remove' && name.endsWith('.ticket'),
    begins: true,
  },
];

describe.each(operations)('a keychain that fails at $what', ({ is, begins }) => {
  describe.each([
    { how: 'not-done', lasting: false },
    { how: 'done-unheard', lasting: false },
    { how: 'not-done', lasting: true },
  ] as const)('$how, lasting: $lasting', ({ how, lasting }) => {
    it('fails the sign-in, and in the end no session and no item is left', async () => {
      const { service } = flow;
      const clock = new ManualClock();
      const ids = new Set<string>();
      let failing: 'waiting' | 'failing' | 'over' = 'waiting';
      const app = await flow.app({
        clock,
        withPorts: (ports) => ({
          ...ports,
          newId: () => {
            const id = ports.newId();
            ids.add(id);
            return id;
          },
          keychain: failingAt(ports.keychain, (operation, name) => {
            if (failing === 'over') return null;
            if (failing === 'waiting' && !is(operation, name)) return null;
            failing = lasting ? 'failing' : 'over';
            return how;
          }),
        }),
      });
      expect(await answeringSignIn(app, true)).toEqual({
        kind: 'failed',
        problem: { kind: 'keychain', reason: 'locked' },
      });
      expect(service.issuedTokens()).toHaveLength(begins ? 1 : 0);

      // The session is over at once, or the account says that it is not.
      const { accounts } = app.signoff.snapshot();
      if (service.liveTokens().length > 0)
        expect(accounts).toMatchObject([{ state: { kind: 'signing-out' } }]);
      expect(accounts.every(({ state }) => state.kind === 'signing-out')).toBe(true);

      failing = 'over';
      await app.close();
      const next = await flow.app({ directory: app.directory, clock });
      await next.signoff.start();
      expect(next.ports.registry.current()).toMatchObject({ accounts: [], interruptedSignIns: [] });
      expect(service.liveTokens()).toEqual([]);
      for (const id of ids) {
        expect(await inKeychain(flow, id)).toBeNull();
        expect(await inKeychain(flow, `${id}.ticket`)).toBeNull();
      }
    });
  });
});
