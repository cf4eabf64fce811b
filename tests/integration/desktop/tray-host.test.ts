import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchTrayHost } from '../../../electron/desktop/tray-host.ts';
import { startPrivateKeyring, type PrivateKeyring } from '../../keyring/private-keyring.ts';
import { TrayHostDouble } from '../../support/tray-host.ts';
import { MemoryLog } from '../../unit/desktop/support.ts';

/** A real session bus, and a tray host that comes, goes and says so as the StatusNotifierWatcher specification has it. */

let session: PrivateKeyring;
let addressBefore: string | undefined;
beforeEach(async () => {
  session = await startPrivateKeyring({ state: 'no-secret-service' });
  addressBefore = process.env['DBUS_SESSION_BUS_ADDRESS'];
  process.env['DBUS_SESSION_BUS_ADDRESS'] = session.env['DBUS_SESSION_BUS_ADDRESS'];
});
afterEach(async () => {
  if (addressBefore === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS'];
  else process.env['DBUS_SESSION_BUS_ADDRESS'] = addressBefore;
  await session.close();
});

it('hears of a host at the start, of one that comes, and of its end', async () => {
  const answers: boolean[] = [];
  const end = watchTrayHost((isThere) => answers.push(isThere), new MemoryLog());
  await expect.poll(() => answers).toEqual([false]);

  const host = new TrayHostDouble(session.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', false);
  await host.start();
  await expect.poll(() => answers.length).toBeGreaterThan(1);
  // A watcher alone shows nothing.
  expect(answers).not.toContain(true);
  host.registerHost();
  await expect.poll(() => answers.at(-1)).toBe(true);

  const second: boolean[] = [];
  const endSecond = watchTrayHost((isThere) => second.push(isThere), new MemoryLog());
  await expect.poll(() => second).toEqual([true]);
  endSecond();

  host.end();
  await expect.poll(() => answers.at(-1)).toBe(false);
  expect(second).toEqual([true]);
  end();
});

it('says that there is none where no session bus answers', async () => {
  await session.killBus();
  const answers: boolean[] = [];
  const end = watchTrayHost((isThere) => answers.push(isThere), new MemoryLog());
  await expect.poll(() => answers).toEqual([false]);
  end();
});
