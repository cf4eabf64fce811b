import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { headlessHost } from '../../../build/layout.ts';
import { hostileValue } from '../chosen.ts';
import { inspect, waitForInspector } from '../inspector.ts';
import type { Sandbox } from '../run.ts';

/** The built keychain process alone, so that its errors can be seen too; the host keeps the inspector away from it. */
export async function keychainProcess(sandbox: Sandbox): Promise<void> {
  const { run, keyring } = sandbox;
  const secret = run.know('a token that the keychain was given', hostileValue());
  const service = 'Signoff';
  const requests = [
    { kind: 'probe', service },
    { kind: 'write', service, name: 'known-account', secret },
    { kind: 'read', service, name: 'known-account' },
    { kind: 'read', service, name: 'unknown-account' },
    { kind: 'remove', service, name: 'unknown-account' },
    { kind: 'write', service, secret },
    { kind: 'write', service, name: secret, secret: 7 },
    { kind: secret },
    secret,
  ];
  const states = [
    () => Promise.resolve(),
    () => keyring.lock(),
    () => keyring.unlock(),
    () => keyring.killDaemon(),
    () => keyring.killBus(),
  ];
  const file = path.join(path.dirname(headlessHost), 'keychain-child.js');
  const child = fork(file, [], {
    env: { ...keyring.env, LC_ALL: 'C' },
    execArgv: [waitForInspector],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const of = `${sandbox.name}: the keychain process`;
  child.stdout?.on('data', (chunk: Buffer) => run.collection.add('standard output', of, chunk));
  child.stderr?.on('data', (chunk: Buffer) => run.collection.add('standard error', of, chunk));
  await inspect(child, of, run.collection);
  for (const enter of states) {
    await enter();
    for (const request of requests) {
      child.send(request);
      await once(child, 'message');
    }
  }
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}
