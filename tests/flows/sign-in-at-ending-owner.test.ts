import path from 'node:path';
import { expect, it } from 'vitest';
import { SteadyControl } from '../../electron/host/steady-control.ts';
import { OwnerSocket } from '../../electron/host/owner-socket.ts';
import { connectToOwner } from '../../electron/host/remote-control.ts';
import { signsInAt } from '../support/person.ts';
import { until, useFlow } from '../support/flow.ts';

/**
 * A command that owns the data directory and has done its own stays until the sign-in of another process is over. What ends that
 * sign-in must get through to it, or both would stay until the sign-in's time is up.
 */

const flow = useFlow();

const version = '1.0.0';

it.each([
  ['is cancelled', 'waiting', (control: SteadyControl) => control.cancelSignIn(), 'undone'],
  ['is agreed to', 'confirming', (control: SteadyControl) => control.confirmSignIn(true), 'signed-in'],
  ['is somebody else’s', 'confirming', (control: SteadyControl) => control.confirmSignIn(false), 'undone'],
] as const)('a sign-in that %s while its owner is ending', async (_what, step, answer, kind) => {
  const { signoff, directory, ports } = await flow.app({
    onPage: (page) => void (step === 'confirming' && signsInAt(page, flow.service)),
  });
  const place = path.join(directory, 'owner.sock');
  const { clock, log } = ports;
  const socket = new OwnerSocket({
    ...{ owner: 'command', version, clock, log, signoff, place },
    runtimeFolder: null,
    showWindow: () => undefined,
  });
  await socket.open();
  const connected = await connectToOwner(place, version);
  if (connected.kind !== 'connected') throw new Error(connected.kind);
  const control = new SteadyControl(connected.control, () => Promise.reject(new Error('There is no other')));

  const signingIn = control.signIn(null, { withoutBrowser: true });
  await until(signoff, ({ signIn }) => signIn?.step === step);
  const closing = socket.close();
  await expect(control.checkSession('a-1')).rejects.toThrow();
  await answer(control);
  expect(await signingIn).toMatchObject({ kind });
  await closing;
});
