import { Message, MessageFlag, sessionBus, type MessageBus, type Variant } from '@jellybrick/dbus-next';
import type { EventEmitter } from 'node:events';
import type { Log } from '../core/ports/log.ts';

/** Whatever shows tray icons on a Linux desktop registers with this one: https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/ */
const watcher = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';
const bus = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' } as const;

/** What can change the answer: the watcher comes or goes, or what shows icons registers with it. */
const changes = [
  `type='signal',sender='${bus.name}',interface='${bus.name}',member='NameOwnerChanged',arg0='${watcher}'`,
  `type='signal',interface='${watcher}',path='${watcherPath}'`,
];

/**
 * Watches whether anything on this Linux desktop shows tray icons. Electron takes an icon also where nothing does.
 * @param onAnswer hears it once at the start, and whenever it may have changed; where no session bus answers, it is false
 * @returns ends it
 */
export function watchTrayHost(onAnswer: (isThere: boolean) => void, log: Log): () => void {
  let isOver = false;
  const lost = (): void => {
    if (isOver) return;
    isOver = true;
    log.warn('tray-host-unknown');
    onAnswer(false);
  };
  let connection: MessageBus;
  try {
    connection = sessionBus();
  } catch {
    lost();
    return () => undefined;
  }
  // The library's types leave the event out. A call whose connection failed is never answered, so this is where it is heard of.
  (connection as EventEmitter).on('error', lost);
  const ask = async (): Promise<void> => {
    const isThere = await hasHost(connection);
    if (!isOver) onAnswer(isThere);
  };
  connection.on('message', (message) => {
    if (message.member === 'NameOwnerChanged' || message.interface === watcher) void ask();
  });
  const listening = changes.map((rule) =>
    call(connection, { ...bus, member: 'AddMatch', signature: 's', body: [rule] }),
  );
  Promise.all(listening).then(ask).catch(lost);
  return () => {
    isOver = true;
    connection.disconnect();
  };
}

async function hasHost(connection: MessageBus): Promise<boolean> {
  try {
    const reply = await call(connection, {
      name: watcher,
      path: watcherPath,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [watcher, 'IsStatusNotifierHostRegistered'],
    });
    const [value] = (reply?.body ?? []) as readonly Variant[];
    return value?.value === true;
  } catch {
    // There is no watcher, or none that answers as one.
    return false;
  }
}

function call(
  connection: MessageBus,
  message: {
    readonly name: string;
    readonly path: string;
    readonly interface?: string;
    readonly member: string;
    readonly signature: string;
    readonly body: unknown[];
  },
): Promise<Message | null> {
  const { name, interface: named = name, ...rest } = message;
  // Asking must not start anything that is not there.
  return connection.call(
    new Message({ ...rest, destination: name, interface: named, flags: MessageFlag.NO_AUTO_START }),
  );
}
