import { Message, type MessageBus, type Variant } from '@jellybrick/dbus-next';

/** Calls on a bus, without asking each object for its description first. */

export type Place = readonly [owner: string, object: string];

/** @param method with its interface in front */
export async function call(
  bus: MessageBus,
  [destination, object]: Place,
  method: string,
  signature = '',
  body: readonly unknown[] = [],
): Promise<unknown[]> {
  const [on, member] = split(method);
  const reply = await bus.call(
    new Message({ destination, path: object, interface: on, member, signature, body: [...body] }),
  );
  return reply?.body ?? [];
}

/** @param name with its interface in front */
export async function property(bus: MessageBus, place: Place, name: string): Promise<unknown> {
  const [value] = await call(bus, place, 'org.freedesktop.DBus.Properties.Get', 'ss', split(name));
  return (value as Variant).value;
}

function split(name: string): [string, string] {
  const end = name.lastIndexOf('.');
  return [name.slice(0, end), name.slice(end + 1)];
}
