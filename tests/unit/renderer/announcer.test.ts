import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAnnouncer, type Announcer } from '../../../renderer/state/announcer.ts';
import type { Store } from '../../../renderer/state/store.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { account, bob, emptySnapshot, gone, signingOut, waiting } from '../../e2e/page/examples.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An announcer on a store that shows whatever snapshot it is given. */
function announcing(first: Snapshot): { announcer: Announcer; show: (part: Partial<Snapshot>) => void } {
  let snapshot = first;
  let tell = (): void => undefined;
  const store: Store = {
    current: () => ({ snapshot, connected: true }),
    subscribe: (listener) => {
      tell = listener;
      return () => undefined;
    },
  };
  const announcer = createAnnouncer(store);
  return {
    announcer,
    show: (part) => {
      snapshot = { ...emptySnapshot, ...part };
      tell();
      vi.advanceTimersByTime(1_000);
    },
  };
}

const texts = (announcer: Announcer) => announcer.current().map(({ text }) => text);
const busy = signingOut({ step: 'asking-service' });
const bobBusy = { ...bob, state: busy };
const refused = waiting({ kind: 'restricted' }, { session: 'open', nextAttemptAt: null });

it('two sign-outs that end together are both told', () => {
  const { announcer, show } = announcing({ ...emptySnapshot, accounts: [account(busy), bobBusy] });
  show({ accounts: [account(refused)], history: [gone({ id: 'bob', login: 'bob@example.com' })] });
  expect(texts(announcer)).toEqual([
    expect.stringMatching(/^ada@example\.com: .* does not accept this app any more/),
    'Signed out of bob@example.com.',
  ]);
});

it('a sign-out that ends shortly after another one does not take its words away', () => {
  const { announcer, show } = announcing({ ...emptySnapshot, accounts: [account(busy), bobBusy] });
  show({ accounts: [account(refused), bobBusy] });
  show({ accounts: [account(refused)], history: [gone({ id: 'bob', login: 'bob@example.com' })] });
  expect(texts(announcer)).toHaveLength(2);
  show({ accounts: [account(refused)], notices: [{ kind: 'keychain', reason: 'locked' }] });
  expect(texts(announcer)).toContain('Your keychain is locked.');
  expect(texts(announcer)).toHaveLength(3);
});

it('what is told of an account takes the place of what was told of it before', () => {
  const { announcer, show } = announcing({ ...emptySnapshot, accounts: [account(busy)] });
  show({ accounts: [account(refused)] });
  show({ accounts: [account(busy)] });
  show({ accounts: [], history: [gone()] });
  expect(texts(announcer)).toEqual(['Signed out of ada@example.com.']);
  announcer.putAway();
  expect(texts(announcer)).toEqual([]);
});

it('two notices that come together are both told', () => {
  const { announcer, show } = announcing(emptySnapshot);
  show({ notices: [{ kind: 'keychain', reason: 'locked' }, { kind: 'registry-not-saved' }] });
  expect(texts(announcer)).toEqual(['Your keychain is locked.', 'Changes are not being saved.']);
});
