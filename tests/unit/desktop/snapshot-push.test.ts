import { describe, expect, it } from 'vitest';
import { pushSnapshots } from '../../../electron/desktop/ipc/snapshot-push.ts';
import { paced } from '../../../electron/host/paced.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { account } from '../../e2e/page/examples.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { ChangingSnapshot, MemoryLog } from './support.ts';

function setUp() {
  const source = new ChangingSnapshot();
  const clock = new ManualClock();
  const log = new MemoryLog();
  const sent: [string, Snapshot][] = [];
  const window = {
    destroyed: false,
    isDestroyed: () => window.destroyed,
    send: (channel: string, snapshot: Snapshot) => void sent.push([channel, snapshot]),
  };
  const windows = [window];
  const end = pushSnapshots(source, () => windows, clock, log);
  return { source, clock, log, sent, window, windows, end };
}

describe('snapshots for the window', () => {
  it('are sent at once, whole, on the one channel', () => {
    const { source, sent } = setUp();
    source.change({ accounts: [account()] });
    expect(sent).toEqual([['signoff:snapshot', source.snapshot]]);
  });

  it('are not sent more often than ten times a second, and the last one always comes', () => {
    const { source, clock, sent } = setUp();
    for (let count = 0; count < 50; count += 1) source.change({});
    expect(sent).toHaveLength(1);
    clock.advance(99);
    expect(sent).toHaveLength(1);
    clock.advance(1);
    expect(sent.map(([, { revision }]) => revision)).toEqual([2, 51]);
    clock.advance(1000);
    expect(sent).toHaveLength(2);
  });

  it('come more slowly while they are long', () => {
    const { source, clock, sent } = setUp();
    const accounts = Array.from({ length: 301 }, (_, index) => account(undefined, { id: index.toString() }));
    source.change({ accounts });
    source.change({});
    clock.advance(499);
    expect(sent).toHaveLength(1);
    clock.advance(1);
    expect(sent).toHaveLength(2);
  });

  it('hold nothing that the schema does not know', () => {
    const { source, sent } = setUp();
    source.change({ token: 'd2dqkrr6bae6ckua17osf9o1fhox9ypf' } as Partial<Snapshot>);
    expect(JSON.stringify(sent)).not.toContain('token');
  });

  it('are not sent where they are wrong, nor to a window that is gone', () => {
    const { source, clock, log, sent, window } = setUp();
    source.change({ accounts: 'none' as never });
    expect(log.lines.map(({ event }) => event)).toEqual(['snapshot-invalid']);
    clock.advance(1000);
    window.destroyed = true;
    source.change({ accounts: [] });
    expect(sent).toEqual([]);
  });

  it('end', () => {
    const { source, clock, sent, end } = setUp();
    source.change({});
    source.change({});
    end();
    clock.advance(1000);
    source.change({});
    expect(sent).toHaveLength(1);
    expect(clock.nextIn).toBeNull();
  });
});

describe('paced work', () => {
  it('is done at once each time where it asks for no pause', () => {
    const clock = new ManualClock();
    let done = 0;
    const work = paced(clock, () => {
      done += 1;
      return 0;
    });
    work.due();
    work.due();
    expect(done).toBe(2);
  });
});
