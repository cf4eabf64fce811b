import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { commandChannel, snapshotChannel } from '../../../electron/desktop/ipc/channels.ts';
import { refuse, runCommand } from '../../../electron/desktop/ipc/run-command.ts';
import { distrustOf } from '../../../electron/desktop/ipc/trusted-sender.ts';
import { bridgeCommands, type BridgeCommand, type BridgeHandlers } from '../../../shared/bridge.ts';
import { goodPayloads } from '../../e2e/desktop/payloads.ts';
import { emptySnapshot } from '../../e2e/page/examples.ts';
import { MemoryLog } from './support.ts';

const service = { kind: 'nextcloud', address: 'https://cloud.example/' };
const longText = 'x'.repeat(10_000);
const secretText = 'd2dqkrr6bae6ckua17osf9o1fhox9ypf';

/** Handlers that say which of them was called with what. */
function setUp(result: unknown = { kind: 'done' }) {
  const called: [string, unknown][] = [];
  const handlers = Object.fromEntries(
    Object.keys(bridgeCommands).map((command) => [
      command,
      (argument: unknown) => {
        called.push([command, argument]);
        return Promise.resolve(result);
      },
    ]),
  ) as unknown as BridgeHandlers;
  const log = new MemoryLog();
  const run = (command: BridgeCommand, ...sent: unknown[]): Promise<unknown> =>
    runCommand(command, sent, handlers, log);
  return { called, handlers, log, run };
}

describe('a command over IPC', () => {
  it('is carried out with exactly what the schema says', async () => {
    const { run, called } = setUp();
    await expect(run('signOut', { account: 'ada' })).resolves.toEqual({ kind: 'done' });
    expect(called).toEqual([['signOut', { account: 'ada' }]]);
  });

  it.each(Object.entries(goodPayloads))('of each kind is carried out: %s', async (command, argument) => {
    const { run, called } = setUp();
    await run(command as BridgeCommand, structuredClone(argument)).catch(() => undefined);
    expect(called).toEqual([[command, argument]]);
  });

  it.each<[string, BridgeCommand, unknown[], string]>([
    ['no argument', 'signOutAll', [], 'arguments'],
    ['two arguments', 'signOutAll', [{}, {}], 'arguments'],
    ['nothing', 'signOutAll', [undefined], 'shape'],
    ['null', 'signOutAll', [null], 'shape'],
    ['a text', 'signOutAll', [secretText], 'shape'],
    ['a number', 'signOutAll', [1], 'shape'],
    ['a list', 'signOutAll', [[]], 'shape'],
    ['a date', 'signOutAll', [new Date()], 'shape'],
    ['a map', 'signOutAll', [new Map()], 'shape'],
    ['bytes', 'signOutAll', [new Uint8Array(3)], 'shape'],
    ['an error', 'signOutAll', [new Error(secretText)], 'shape'],
    ['an object without a prototype', 'signOutAll', [Object.create(null)], 'shape'],
    ['an object inside', 'signOut', [{ account: { id: 'ada' } }], 'argument'],
    ['an object inside that', 'signOut', [{ account: { id: { id: 'ada' } } }], 'shape'],
    ['a list inside', 'signOut', [{ account: ['ada'] }], 'shape'],
    ['a date inside', 'startSignIn', [{ service: new Date() }], 'shape'],
    ['a field too many inside', 'startSignIn', [{ service: { ...service, extra: secretText } }], 'argument'],
    ['a very long text inside', 'startSignIn', [{ service: { ...service, address: longText } }], 'size'],
    ['a field too many', 'signOutAll', [{ account: secretText }], 'argument'],
    ['a field too few', 'signOut', [{}], 'argument'],
    ['the wrong type', 'confirmSignIn', [{ isMe: 'yes' }], 'argument'],
    ['no id', 'signOut', [{ account: `../${secretText}` }], 'argument'],
    ['an unknown choice', 'dismissNotice', [{ kind: 'keychain', id: null }], 'argument'],
    ['a very long text', 'changeSettings', [{ service: longText, format: 'soap' }], 'size'],
    ['a long text', 'changeSettings', [{ service: 'x'.repeat(3_000), format: 'soap' }], 'argument'],
    [
      'very many fields',
      'signOutAll',
      [Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [i, i]))],
      'size',
    ],
  ])('is refused with %s', async (_what, command, sent, reason) => {
    const { run, called, log } = setUp();
    await expect(run(command, ...sent)).rejects.toThrow(`Signoff refused ${command} (${reason})`);
    expect(called).toEqual([]);
    expect(log.lines).toEqual([
      { level: 'warn', event: 'bridge-command-refused', fields: { command, reason } },
    ]);
  });

  it('of every kind refuses what is no plain object', async () => {
    const { run, called } = setUp();
    for (const command of Object.keys(bridgeCommands) as BridgeCommand[]) {
      for (const wrong of [undefined, null, [], 'x', 0, new Date(), () => 0]) {
        await expect(run(command, wrong)).rejects.toThrow(`Signoff refused ${command} (shape)`);
      }
    }
    expect(called).toEqual([]);
  });

  it('does not let a bug’s own words cross', async () => {
    const { handlers, log } = setUp();
    const failing: BridgeHandlers = {
      ...handlers,
      signOutAll: () => Promise.reject(new Error(secretText)),
    };
    const refused = runCommand('signOutAll', [{}], failing, log);
    await expect(refused).rejects.toThrow('Signoff refused signOutAll (handler)');
    expect(JSON.stringify(log.lines)).not.toContain(secretText);
    expect(log.lines.map(({ level }) => level)).toEqual(['error']);
  });

  it('does not let a result cross that is not as the schema says', async () => {
    const { run, log } = setUp({ kind: 'done', token: secretText });
    await expect(run('signOutAll', {})).rejects.toThrow('Signoff refused signOutAll (result)');
    expect(JSON.stringify(log.lines)).not.toContain(secretText);
  });

  it('takes what the schema does not know out of a snapshot', async () => {
    const { run } = setUp({ ...emptySnapshot, token: secretText });
    await expect(run('getSnapshot', {})).resolves.toEqual(emptySnapshot);
  });

  it('is refused with an error that holds the command and the reason alone', () => {
    const error = refuse('signOut', 'foreign-window', new MemoryLog());
    expect(error.message).toBe('Signoff refused signOut (foreign-window)');
    expect(Object.keys(error)).toEqual(['name']);
  });

  it('has a channel of its own, and none is that of the event', () => {
    const channels = (Object.keys(bridgeCommands) as BridgeCommand[]).map(commandChannel);
    expect(new Set(channels).size).toBe(channels.length);
    expect(channels).not.toContain(snapshotChannel);
  });
});

describe('a sender', () => {
  const frame = (url: string, parent: WebFrameMain | null = null) =>
    ({ url, parent }) as unknown as WebFrameMain;
  const contents = (mainFrame: WebFrameMain) => ({ mainFrame }) as unknown as WebContents;
  const page = 'signoff-app://page/index.html#/';
  const distrust = (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, own = true) =>
    distrustOf(event, () => own);

  it('is trusted in the main frame of a window of ours, on our page', () => {
    const main = frame(page);
    expect(distrust({ sender: contents(main), senderFrame: main })).toBeNull();
  });

  it('is not where its frame is gone', () => {
    expect(distrust({ sender: contents(frame(page)), senderFrame: null })).toBe('no-frame');
  });

  it('is not in another window', () => {
    const main = frame(page);
    expect(distrust({ sender: contents(main), senderFrame: main }, false)).toBe('foreign-window');
  });

  it('is not in a frame inside the page, whatever that shows', () => {
    const main = frame(page);
    const inner = frame(page, main);
    expect(distrust({ sender: contents(main), senderFrame: inner })).toBe('not-main-frame');
    expect(distrust({ sender: contents(main), senderFrame: frame(page) })).toBe('not-main-frame');
  });

  it.each([
    'https://box.example/',
    'about:blank',
    '',
    'file:///index.html',
    'signoff-app://other/index.html',
    'signoff-app-x://page/index.html',
    'signoff-app:page/index.html',
    'signoff-app://page.evil.example/index.html',
    'signoff-app://user@page/index.html',
    'data:text/html,signoff-app://page/',
  ])('is not on another page: %s', (url) => {
    const main = frame(url);
    expect(distrust({ sender: contents(main), senderFrame: main })).toBe('foreign-address');
  });
});
