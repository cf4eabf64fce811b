import { EventEmitter } from 'node:events';
import type { App, PowerMonitor } from 'electron';
import { describe, expect, it } from 'vitest';
import { desktopNetwork } from '../../../electron/desktop/network-events.ts';
import { addressOf } from '../../../electron/desktop/page-address.ts';
import { onShutdown, onWake } from '../../../electron/desktop/power-events.ts';
import { isNeededBack } from '../../../electron/desktop/sign-in-return.ts';
import { onOtherStart, type StartRequest } from '../../../electron/desktop/single-instance.ts';
import { utilityChild, type Fork } from '../../../electron/desktop/utility-child.ts';
import { childEnvironment } from '../../../electron/keychain/child-environment.ts';
import { readRoute } from '../../../renderer/state/route.ts';
import { ManualClock } from '../../support/manual-clock.ts';

describe('the network', () => {
  function setUp() {
    const clock = new ManualClock();
    const facts = { online: true, wake: () => undefined as unknown, addresses: () => undefined as unknown };
    let returns = 0;
    const network = desktopNetwork({
      isOnline: () => facts.online,
      onWake: (listener) => {
        facts.wake = listener;
        return () => {
          facts.wake = () => undefined;
        };
      },
      addresses: {
        onReturn: (listener) => {
          facts.addresses = listener;
          return () => {
            facts.addresses = () => undefined;
          };
        },
      },
      clock,
    });
    const end = network.onReturn(() => {
      returns += 1;
    });
    return { clock, facts, end, returns: () => returns };
  }

  it('is back when Chromium says so after it was gone', () => {
    const { clock, facts, returns } = setUp();
    clock.advance(60_000);
    expect(returns()).toBe(0);
    facts.online = false;
    clock.advance(60_000);
    expect(returns()).toBe(0);
    facts.online = true;
    clock.advance(5_000);
    expect(returns()).toBe(1);
    clock.advance(60_000);
    expect(returns()).toBe(1);
  });

  it('may be back when the computer wakes up, and when its addresses change', () => {
    const { facts, returns } = setUp();
    facts.wake();
    facts.addresses();
    expect(returns()).toBe(2);
  });

  it('is not watched any more after the end', () => {
    const { clock, facts, end, returns } = setUp();
    end();
    facts.wake();
    facts.addresses();
    expect(clock.nextIn).toBeNull();
    expect(returns()).toBe(0);
  });
});

describe('power', () => {
  it('tells of waking up and unlocking, until nobody listens', () => {
    const power = new EventEmitter();
    let count = 0;
    const end = onWake(power as unknown as PowerMonitor, () => {
      count += 1;
    });
    power.emit('resume');
    power.emit('unlock-screen');
    power.emit('suspend');
    expect(count).toBe(2);
    end();
    power.emit('resume');
    expect(count).toBe(2);
  });

  it('tells of the system’s end, which waits a moment', () => {
    const power = new EventEmitter();
    let [told, waits] = [false, false];
    onShutdown(power as unknown as PowerMonitor, () => {
      told = true;
    });
    power.emit('shutdown', { preventDefault: () => (waits = true) });
    expect([told, waits]).toEqual([true, true]);
  });
});

describe('the person in the browser', () => {
  it('is needed back for the question, and where signing in did not work', () => {
    expect(isNeededBack('waiting', 'confirming')).toBe(true);
    expect(isNeededBack('starting', 'failed')).toBe(true);
    expect(isNeededBack(null, 'failed')).toBe(true);
  });

  it('is not called twice, nor for anything else', () => {
    expect(isNeededBack('confirming', 'confirming')).toBe(false);
    expect(isNeededBack('starting', 'waiting')).toBe(false);
    expect(isNeededBack('confirming', 'keeping')).toBe(false);
    expect(isNeededBack('keeping', null)).toBe(false);
  });
});

describe('what another start asks for', () => {
  function readStartRequest(data: unknown): StartRequest | null {
    const app = new EventEmitter();
    let read: StartRequest | null = null;
    onOtherStart(app as unknown as App, (request) => {
      read = request;
    });
    // Its command line says something else, and is not listened to.
    app.emit('second-instance', {}, ['signoff', 'signoff://account/eve'], '/', data);
    return read;
  }

  it('is read where it asks for something', () => {
    expect(readStartRequest({ account: 'ada', hidden: false })).toEqual({ account: 'ada', hidden: false });
    expect(readStartRequest({ account: null, hidden: true })).toEqual({ account: null, hidden: true });
  });

  it.each([
    undefined,
    null,
    'ada',
    {},
    { account: 'ada' },
    { account: '../x', hidden: false },
    { account: 'a'.repeat(65), hidden: false },
    { account: 'ada', hidden: 'no' },
    { account: 'ada', hidden: true, signOut: true },
  ])('only shows the window otherwise: %j', (data) => {
    expect(readStartRequest(data)).toEqual({ account: null, hidden: false });
  });
});

describe('a place in the page', () => {
  it.each([
    { view: 'home' },
    { view: 'account', id: '0b1c-x' },
    { view: 'sign-in' },
    { view: 'settings' },
  ] as const)('is understood by the page: %j', (place) => {
    const { hash, href } = new URL(addressOf(place));
    expect(href.startsWith('signoff-app://page/index.html#')).toBe(true);
    expect(readRoute(hash)).toEqual(place);
  });
});

describe('the keychain’s utility process', () => {
  class FakeUtility extends EventEmitter {
    pid: number | undefined;
    readonly posted: unknown[] = [];
    killed = 0;

    postMessage(message: unknown): void {
      this.posted.push(message);
    }

    kill(): boolean {
      this.killed += 1;
      return true;
    }
  }

  function setUp() {
    const utility = new FakeUtility();
    const forked: unknown[] = [];
    const fork: Fork = (...parts) => {
      forked.push(parts);
      return utility;
    };
    const heard: unknown[] = [];
    const ended: number[] = [];
    const child = utilityChild(fork, '/app/child.js', { HOME: '/h' }, (pid) => ended.push(pid))({
      onMessage: (message) => heard.push(message),
      onExit: () => heard.push('exit'),
    });
    return { utility, forked, heard, ended, child };
  }

  it('is started with its own environment alone, and says nothing to a terminal', () => {
    expect(setUp().forked).toEqual([
      [
        '/app/child.js',
        [],
        { env: { HOME: '/h' }, execArgv: [], stdio: 'ignore', serviceName: 'Signoff keychain' },
      ],
    ]);
  });

  it('hands messages on, and its end once', () => {
    const { utility, child, heard } = setUp();
    child.send({ kind: 'probe' });
    expect(utility.posted).toEqual([{ kind: 'probe' }]);
    utility.emit('message', { kind: 'available' });
    utility.emit('exit', 0);
    utility.emit('exit', 0);
    child.send({ kind: 'late' });
    expect(heard).toEqual([{ kind: 'available' }, 'exit']);
    expect(utility.posted).toHaveLength(1);
  });

  it('is ended at once where it runs', () => {
    const { utility, child, ended } = setUp();
    utility.pid = 4711;
    utility.emit('spawn');
    expect(child.pid).toBe(4711);
    child.kill();
    expect([ended, utility.killed]).toEqual([[4711], 0]);
  });

  it('is ended as soon as it runs where it was killed before', () => {
    const { utility, child, ended } = setUp();
    expect(child.pid).toBeNull();
    child.kill();
    expect([ended, utility.killed]).toEqual([[], 1]);
    utility.pid = 4711;
    utility.emit('spawn');
    expect(ended).toEqual([4711]);
  });

  it('ends nobody who took its number after it', () => {
    const { utility, child, ended } = setUp();
    utility.pid = 4711;
    utility.emit('exit', 0);
    child.kill();
    expect(ended).toEqual([]);
  });

  it('may crash without the app', () => {
    const { utility } = setUp();
    expect(() => utility.emit('error', 'FatalError', 'x', 'y')).not.toThrow();
  });

  it('knows the person’s session, and nothing of the app or its runtime', () => {
    expect(
      childEnvironment({
        HOME: '/h',
        DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x',
        SIGNOFF_API_KEY: 'k',
        NODE_OPTIONS: '--inspect',
        ELECTRON_RUN_AS_NODE: '1',
        LANGUAGE: 'de',
        LC_ALL: 'de_CH',
      }),
    ).toEqual({ HOME: '/h', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x', LC_ALL: 'C', MALLOC_ARENA_MAX: '1' });
  });
});
