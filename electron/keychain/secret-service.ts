import { Message, sessionBus, type MessageBus, type Variant } from '@jellybrick/dbus-next';
import type { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Where the Secret Service lists an item: nowhere, where it can be read, or where it cannot be read now. `hidden`: nowhere, and
 * a keyring is locked that does not show what it holds.
 */
export type Whereabouts = 'nowhere' | 'unlocked' | 'locked' | 'hidden';

/** The keyring that new items go to. `none`: there is no keyring yet. */
export type DefaultKeyring = 'none' | 'unlocked' | 'locked';

/** What the Secret Service says of itself, which keytar does not hand on: https://specifications.freedesktop.org/secret-service/ */
export interface SecretService {
  /** Asks the keychain itself for an item, by the attributes that keytar gives it. Never prompts. */
  locate(service: string, account: string): Promise<Whereabouts>;
  /** The same of a keyring that is known to be open, by one question in place of several. */
  locateInOpen(service: string, account: string): Promise<Exclude<Whereabouts, 'hidden'>>;
  defaultKeyring(): Promise<DefaultKeyring>;
  /** Unlocks the default keyring; where that takes a prompt, waits for the person. Gives whether it is unlocked. */
  unlockDefaultKeyring(): Promise<boolean>;
  /** Starts KDE's keychain, which no bus starts when a keychain is asked for; gives whether one came to the bus. */
  startKdeWallet(): Promise<boolean>;
}

const secrets = { name: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' } as const;
const bus = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' } as const;
const kdeWallets = ['org.kde.kwalletd6', 'org.kde.kwalletd5'] as const;
const noObject = '/';

const startTurns = 100;
/** In milliseconds. */
const startPause = 50;

/**
 * The address of the session's bus; null: there is none. Never one that had to be launched first: GLib would start a bus, and a
 * keyring with it, that nobody else on this computer ever sees.
 */
export function sessionBusAddress(env: NodeJS.ProcessEnv): string | null {
  const given = env['DBUS_SESSION_BUS_ADDRESS'];
  if (given !== undefined && given !== '') return given.startsWith('autolaunch:') ? null : given;
  const socket = path.join(env['XDG_RUNTIME_DIR'] ?? '', 'bus');
  return path.isAbsolute(socket) && existsSync(socket) ? `unix:path=${socket}` : null;
}

/**
 * Connects to the bus at the address. Every call rejects with what the bus, or the keychain on it, says; one that is never
 * answered is for the deadline of whoever asked.
 */
export function connectSecretService(address: string): SecretService {
  const connection = connect(address);
  const call = async (
    to: Called,
    member: string,
    signature = '',
    body: unknown[] = [],
  ): Promise<unknown[]> => {
    const { name, path: object, on = name } = to;
    const message = new Message({
      destination: name,
      path: object,
      interface: on,
      member,
      ...(signature !== '' && { signature, body }),
    });
    const reply = await connection.call(message);
    return reply?.body ?? [];
  };
  const ask = (member: string, signature = '', body: unknown[] = []): Promise<unknown[]> =>
    call({ ...secrets, on: 'org.freedesktop.Secret.Service' }, member, signature, body);
  const property = async (object: string, on: string, name: string): Promise<unknown> => {
    const to = { name: secrets.name, path: object, on: 'org.freedesktop.DBus.Properties' };
    const [value] = await call(to, 'Get', 'ss', [on, name]);
    return (value as Variant).value;
  };
  const ofCollection = (object: string, name: 'Locked' | 'Items'): Promise<unknown> =>
    property(object, 'org.freedesktop.Secret.Collection', name);
  const defaultObject = async (): Promise<string> => (await ask('ReadAlias', 's', ['default']))[0] as string;

  /** KeePassXC lists nothing of a database that is locked; the others list what they hold as locked. */
  const hidesItems = async (collection: string): Promise<boolean> =>
    (await ofCollection(collection, 'Locked')) === true &&
    ((await ofCollection(collection, 'Items')) as unknown[]).length === 0;

  const locateInOpen: SecretService['locateInOpen'] = async (service, account) => {
    const [unlocked, locked] = (await ask('SearchItems', 'a{ss}', [{ service, account }])) as string[][];
    if ((locked?.length ?? 0) > 0) return 'locked';
    return (unlocked?.length ?? 0) > 0 ? 'unlocked' : 'nowhere';
  };

  return {
    locateInOpen,
    locate: async (service, account) => {
      // KeePassXC would ask the person to unlock it before it searches.
      const standard = await defaultObject();
      if (standard !== noObject && (await hidesItems(standard))) return 'hidden';
      const where = await locateInOpen(service, account);
      if (where !== 'nowhere') return where;
      const collections = (await property(
        secrets.path,
        'org.freedesktop.Secret.Service',
        'Collections',
      )) as string[];
      for (const collection of collections) if (await hidesItems(collection)) return 'hidden';
      return 'nowhere';
    },
    defaultKeyring: async () => {
      const object = await defaultObject();
      if (object === noObject) return 'none';
      return (await ofCollection(object, 'Locked')) === true ? 'locked' : 'unlocked';
    },
    unlockDefaultKeyring: async () => {
      const object = await defaultObject();
      const [unlocked, prompt] = await ask('Unlock', 'ao', [[object]]);
      if (prompt !== noObject) return untilPrompted(connection.bus, prompt as string, call);
      return (unlocked as string[]).length > 0;
    },
    startKdeWallet: async () => {
      const [activatable] = (await call(bus, 'ListActivatableNames')) as string[][];
      const wallet = kdeWallets.find((name) => activatable?.includes(name));
      if (wallet === undefined) return false;
      await call(bus, 'StartServiceByName', 'su', [wallet, 0]);
      // It takes the keychain's name a moment after its own.
      for (let turn = 0; turn < startTurns; turn += 1) {
        const [isThere] = await call(bus, 'NameHasOwner', 's', [secrets.name]);
        if (isThere === true) return true;
        await pause(startPause);
      }
      return false;
    },
  };
}

interface Called {
  readonly name: string;
  readonly path: string;
  /** The interface, where it is not called like the name. */
  readonly on?: string;
}

interface Connection {
  readonly bus: MessageBus;
  /** Rejects also where the connection fails before there is an answer: the library never answers then. */
  call(message: Message): Promise<Message | null>;
}

function connect(address: string): Connection {
  const connection = sessionBus({ busAddress: address });
  let failed: { readonly why: Error } | null = null;
  // Each call takes itself out again. One promise of the failure, raced by every call, would keep them all for ever.
  const unanswered = new Set<(why: Error) => void>();
  // The library's types leave the event out.
  (connection as EventEmitter).on('error', (why: Error) => {
    failed ??= { why };
    for (const reject of unanswered) reject(why);
    unanswered.clear();
  });
  const call = async (message: Message): Promise<Message | null> => {
    if (failed !== null) throw failed.why;
    const { promise, resolve, reject } = Promise.withResolvers<Message | null>();
    unanswered.add(reject);
    connection.call(message).then(resolve, reject);
    try {
      return await promise;
    } finally {
      unanswered.delete(reject);
    }
  };
  return { bus: connection, call };
}

/** Shows a prompt of the keychain's, and waits for the person; false: it was dismissed. */
async function untilPrompted(
  connection: MessageBus,
  prompt: string,
  call: (to: Called, member: string, signature?: string, body?: unknown[]) => Promise<unknown[]>,
): Promise<boolean> {
  const on = 'org.freedesktop.Secret.Prompt';
  const { promise: completed, resolve } = Promise.withResolvers<boolean>();
  connection.on('message', (message) => {
    if (message.path === prompt && message.interface === on && message.member === 'Completed')
      resolve(message.body[0] !== true);
  });
  await call(bus, 'AddMatch', 's', [`type='signal',interface='${on}',path='${prompt}'`]);
  await call({ name: secrets.name, path: prompt, on }, 'Prompt', 's', ['']);
  return completed;
}
