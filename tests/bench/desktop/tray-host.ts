import { EventEmitter, once } from 'node:events';
import { Message, MessageType, sessionBus, Variant } from '@jellybrick/dbus-next';

const name = 'org.kde.StatusNotifierWatcher';

/** The part of a panel that icons announce themselves to, on the session bus of `env`: it tells when one does. */
export interface TrayHost {
  /** When the next icon has come, in milliseconds since 1970. */
  nextIcon(signal: AbortSignal): Promise<number>;
  close(): void;
}

export async function startTrayHost(env: NodeJS.ProcessEnv): Promise<TrayHost> {
  const bus = sessionBus({ busAddress: env['DBUS_SESSION_BUS_ADDRESS'] ?? '' });
  const icons = new EventEmitter();
  bus.addMethodHandler((message) => {
    if (message.type !== MessageType.METHOD_CALL) return false;
    if (message.interface === name && message.member === 'RegisterStatusNotifierItem') {
      icons.emit('icon', Date.now());
      bus.send(Message.newMethodReturn(message, '', []));
      return true;
    }
    // The one property that an icon asks for: IsStatusNotifierHostRegistered.
    if (message.interface === 'org.freedesktop.DBus.Properties' && message.member === 'Get') {
      bus.send(Message.newMethodReturn(message, 'v', [new Variant('b', true)]));
      return true;
    }
    return false;
  });
  await bus.requestName(name, 0);
  return {
    nextIcon: async (signal) => {
      const [at] = (await once(icons, 'icon', { signal })) as [number];
      return at;
    },
    close: () => bus.disconnect(),
  };
}
