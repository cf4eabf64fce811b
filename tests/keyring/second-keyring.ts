import { sessionBus, Variant } from '@jellybrick/dbus-next';
import { call, type Place } from '../e2e/session/bus.ts';
import type { PrivateKeyring } from './private-keyring.ts';

const secrets: Place = ['org.freedesktop.secrets', '/org/freedesktop/secrets'];
const item = 'org.freedesktop.Secret.Item';

/** Makes a keyring beside the login keyring, in the same gnome-keyring; it is open at first. */
export async function makeSecondKeyring({ env }: PrivateKeyring): Promise<{
  /** Stores an item in it as keytar would. */
  store(account: string, secret: string): Promise<void>;
  lock(): Promise<void>;
}> {
  const bus = sessionBus({ busAddress: env['DBUS_SESSION_BUS_ADDRESS'] ?? '' });
  const plain = new Variant('s', '');
  const [, session] = await call(bus, secrets, 'org.freedesktop.Secret.Service.OpenSession', 'sv', [
    'plain',
    plain,
  ]);
  const secretOf = (text: string): unknown[] => [session, Buffer.alloc(0), Buffer.from(text), 'text/plain'];
  const [collection] = await call(
    bus,
    secrets,
    'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface.CreateWithMasterPassword',
    'a{sv}(oayays)',
    [{ 'org.freedesktop.Secret.Collection.Label': new Variant('s', 'second') }, secretOf('another password')],
  );
  return {
    store: async (account, secret) => {
      const schema = 'org.freedesktop.Secret.Generic';
      const attributes = { service: 'Signoff', account, 'xdg:schema': schema };
      const properties = {
        [`${item}.Label`]: new Variant('s', `Signoff/${account}`),
        [`${item}.Attributes`]: new Variant('a{ss}', attributes),
      };
      const place: Place = [secrets[0], collection as string];
      const body = [properties, secretOf(secret), true];
      await call(bus, place, 'org.freedesktop.Secret.Collection.CreateItem', 'a{sv}(oayays)b', body);
    },
    lock: async () => {
      await call(bus, secrets, 'org.freedesktop.Secret.Service.Lock', 'ao', [[collection]]);
      bus.disconnect();
    },
  };
}
