import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAnnouncer, type Announcer } from '../../../renderer/state/announcer.ts';
import type { Store } from '../../../renderer/state/store.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { account, emptySnapshot, ended, gone, waiting } from '../../e2e/page/examples.ts';

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
const adaRefused = ended(1, account(waiting({ kind: 'restricted' }, { session: 'open' })));
const bobOut = ended(2, gone({ id: 'bob', login: 'bob@example.com' }));

it('two sign-outs that end together are both told', () => {
  const { announcer, show } = announcing(emptySnapshot);
  show({ endedSignOuts: [adaRefused, bobOut] });
  expect(texts(announcer)).toEqual([
    expect.stringMatching(/^ada@example\.com: .* does not accept this app any more/),
    'Signed out of bob@example.com.',
  ]);
});

it('a sign-out is told once, however many snapshots hold it, and not where it ended before the window opened', () => {
  const { announcer, show } = announcing({ ...emptySnapshot, endedSignOuts: [adaRefused] });
  show({ endedSignOuts: [adaRefused] });
  expect(texts(announcer)).toEqual([]);
  show({ endedSignOuts: [adaRefused, bobOut] });
  announcer.putAway();
  show({ endedSignOuts: [adaRefused, bobOut], history: [gone()] });
  expect(texts(announcer)).toEqual([]);
});

it('a sign-out that ends shortly after another one does not take its words away', () => {
  const { announcer, show } = announcing(emptySnapshot);
  show({ endedSignOuts: [adaRefused] });
  show({ endedSignOuts: [adaRefused, bobOut] });
  expect(texts(announcer)).toHaveLength(2);
  show({ endedSignOuts: [adaRefused, bobOut], notices: [{ kind: 'keychain', reason: 'locked' }] });
  expect(texts(announcer)).toContain('Your keychain is locked.');
  expect(texts(announcer)).toHaveLength(3);
});

it('what is told of an account takes the place of what was told of it before', () => {
  const { announcer, show } = announcing(emptySnapshot);
  show({ endedSignOuts: [adaRefused] });
  show({ endedSignOuts: [adaRefused, ended(2, gone())] });
  expect(texts(announcer)).toEqual(['Signed out of ada@example.com.']);
  announcer.putAway();
  expect(texts(announcer)).toEqual([]);
});

it('two notices that come together are both told', () => {
  const { announcer, show } = announcing(emptySnapshot);
  show({ notices: [{ kind: 'keychain', reason: 'locked' }, { kind: 'registry-not-saved' }] });
  expect(texts(announcer)).toEqual(['Your keychain is locked.', 'Changes are not being saved.']);
});
