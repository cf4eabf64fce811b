import { EventEmitter } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { openParentPort } from '../../../electron/keychain/parent-port.ts';

/** Electron's side, which plain Node does not have; Node's side is what every test in tests/keyring goes through. */
class ElectronPort extends EventEmitter {
  readonly posted: unknown[] = [];
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
}

afterEach(() => {
  Reflect.deleteProperty(process, 'parentPort');
});

test('in an Electron utility process messages come and go by its parentPort', () => {
  const electron = new ElectronPort();
  Object.assign(process, { parentPort: electron });
  const port = openParentPort();
  const seen: unknown[] = [];
  port.onMessage((message) => seen.push(message));
  port.onClosed(() => seen.push('closed'));
  electron.emit('message', { data: { kind: 'probe' }, ports: [] });
  electron.emit('close');
  port.send({ kind: 'available' });
  expect(seen).toEqual([{ kind: 'probe' }, 'closed']);
  expect(electron.posted).toEqual([{ kind: 'available' }]);
});
