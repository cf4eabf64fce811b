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
  electron.emit('message', { data: { kind: 'probe' }, ports: [] });
  port.send({ kind: 'available' });
  expect(seen).toEqual([{ kind: 'probe' }]);
  expect(electron.posted).toEqual([{ kind: 'available' }]);
});

// Chromium ends the process itself; an event that nobody sends would be waited for in vain.
test('in an Electron utility process nothing is waited for that Electron does not tell', () => {
  const electron = new ElectronPort();
  Object.assign(process, { parentPort: electron });
  const port = openParentPort();
  port.onMessage(() => undefined);
  port.onClosed(() => undefined);
  expect(electron.eventNames()).toEqual(['message']);
});
