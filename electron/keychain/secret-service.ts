import { setTimeout as pause } from 'node:timers/promises';
import { SessionBus, type Called } from './session-bus.ts';

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
  /** Lets go of the bus. */
  close(): void;
}

const secrets = { name: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' } as const;
const secretService = { ...secrets, on: 'org.freedesktop.Secret.Service' };
const bus: Called = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
const kdeWallets = ['org.kde.kwalletd6', 'org.kde.kwalletd5'] as const;
const noObject = '/';

const startTurns = 100;
/** In milliseconds. */
const startPause = 50;

/** Connects to the bus at the address. Calls reject as the bus's do. */
export function connectSecretService(address: string): SecretService {
  const connection = new SessionBus(address);
  return {
    locate: (service, account) => locate(connection, { service, account }),
    locateInOpen: (service, account) => locateInOpen(connection, { service, account }),
    defaultKeyring: async () => {
      const object = await defaultCollection(connection);
      if (object === noObject) return 'none';
      return (await ofCollection(connection, object, 'Locked')) === true ? 'locked' : 'unlocked';
    },
    unlockDefaultKeyring: async () => {
      const object = await defaultCollection(connection);
      const [unlocked, prompt] = await connection.call(secretService, 'Unlock', 'ao', [[object]]);
      if (prompt !== noObject) return untilPrompted(connection, prompt as string);
      return (unlocked as string[]).length > 0;
    },
    startKdeWallet: () => startKdeWallet(connection),
    close: () => connection.close(),
  };
}

/** Of an item, as keytar gives them. */
interface Attributes {
  readonly service: string;
  readonly account: string;
}

async function locateInOpen(
  connection: SessionBus,
  attributes: Attributes,
): ReturnType<SecretService['locateInOpen']> {
  const found = await connection.call(secretService, 'SearchItems', 'a{ss}', [attributes]);
  const [unlocked, locked] = found as string[][];
  if ((locked?.length ?? 0) > 0) return 'locked';
  return (unlocked?.length ?? 0) > 0 ? 'unlocked' : 'nowhere';
}

async function locate(connection: SessionBus, attributes: Attributes): Promise<Whereabouts> {
  // KeePassXC would ask the person to unlock it before it searches.
  const standard = await defaultCollection(connection);
  if (standard !== noObject && (await hidesItems(connection, standard))) return 'hidden';
  const where = await locateInOpen(connection, attributes);
  if (where !== 'nowhere') return where;
  const collections = (await connection.property(secretService, 'Collections')) as string[];
  for (const collection of collections) if (await hidesItems(connection, collection)) return 'hidden';
  return 'nowhere';
}

async function defaultCollection(connection: SessionBus): Promise<string> {
  return (await connection.call(secretService, 'ReadAlias', 's', ['default']))[0] as string;
}

function ofCollection(connection: SessionBus, object: string, name: 'Locked' | 'Items'): Promise<unknown> {
  const collection = { name: secrets.name, path: object, on: 'org.freedesktop.Secret.Collection' };
  return connection.property(collection, name);
}

/** KeePassXC lists nothing of a database that is locked; the others list what they hold as locked. */
async function hidesItems(connection: SessionBus, collection: string): Promise<boolean> {
  return (
    (await ofCollection(connection, collection, 'Locked')) === true &&
    ((await ofCollection(connection, collection, 'Items')) as unknown[]).length === 0
  );
}

async function startKdeWallet(connection: SessionBus): Promise<boolean> {
  const [activatable] = (await connection.call(bus, 'ListActivatableNames')) as string[][];
  const wallet = kdeWallets.find((name) => activatable?.includes(name));
  if (wallet === undefined) return false;
  await connection.call(bus, 'StartServiceByName', 'su', [wallet, 0]);
  // It takes the keychain's name a moment after its own.
  for (let turn = 0; turn < startTurns; turn += 1) {
    const [isThere] = await connection.call(bus, 'NameHasOwner', 's', [secrets.name]);
    if (isThere === true) return true;
    await pause(startPause);
  }
  return false;
}

/** Shows a prompt of the keychain's, and waits for the person; false: it was dismissed. */
async function untilPrompted(connection: SessionBus, path: string): Promise<boolean> {
  const prompt = { name: secrets.name, path, on: 'org.freedesktop.Secret.Prompt' };
  const { promise: completed, resolve } = Promise.withResolvers<boolean>();
  connection.onSignal(prompt, 'Completed', ([dismissed]) => resolve(dismissed !== true));
  await connection.call(bus, 'AddMatch', 's', [`type='signal',interface='${prompt.on}',path='${path}'`]);
  await connection.call(prompt, 'Prompt', 's', ['']);
  return completed;
}
