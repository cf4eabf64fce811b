import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startPrivateKeyring, type PrivateKeyring } from './private-keyring.ts';
import { startScreen } from './screen.ts';
import { startServer, type ServerProcess } from './server-process.ts';

const run = promisify(execFile);

/** A keychain with its real dialogs, on a bus and a screen of its own. */
export interface RealKeychain {
  /** Its bus; `env` is for whoever is to use it. */
  readonly on: PrivateKeyring;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  /** Ends its program and starts it again, unlocked. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** What opens a KeePassXC database here. */
export const databasePassword = 'database password';

/** A bus without a keychain yet, on a screen with a window manager: dialogs take no keys without one. */
export async function startEmptySession(services: readonly string[] = []): Promise<PrivateKeyring> {
  const screen = await startScreen(process.env, { size: '1024x768', windowManager: 'xfwm4' });
  const on = await startPrivateKeyring({
    state: 'no-secret-service',
    display: { display: screen.display, services },
  });
  Object.assign(on.env, { HOME: on.env['XDG_DATA_HOME'], NO_AT_BRIDGE: '1' });
  const close = async (): Promise<void> => {
    await on.close();
    await screen.close();
  };
  return { ...on, close };
}

const wallet = ['--dest=org.kde.kwalletd5', '/modules/kwalletd5'];
const callWallet = (env: NodeJS.ProcessEnv, method: string, ...args: string[]): Promise<unknown> =>
  run('dbus-send', ['--session', '--print-reply', ...wallet, `org.kde.KWallet.${method}`, ...args], { env });

/** Opens the wallet as PAM does when a person logs in, and makes it where there is none. */
export async function openWallet(env: NodeJS.ProcessEnv): Promise<void> {
  const hash = Array.from({ length: 56 }, (_, index) => index + 1).join(',');
  await callWallet(env, 'pamOpen', 'string:kdewallet', `array:byte:${hash}`, 'int32:0');
}

/** Puts a wallet in place, with no program running. */
export async function makeWallet(on: PrivateKeyring): Promise<void> {
  const { env } = on;
  const settings = '[Wallet]\nFirst Use=false\nEnabled=true\nDefault Wallet=kdewallet\n';
  writeFileSync(path.join(env['XDG_CONFIG_HOME'] ?? '', 'kwalletrc'), settings);
  const daemon = await startWallet(env);
  await openWallet(env);
  await callWallet(env, 'close', 'string:kdewallet', 'boolean:true');
  await daemon.kill();
}

/** gnome-keyring, whose prompt is gcr's. */
export async function startGnomeKeyring(): Promise<RealKeychain> {
  const on = await startEmptySession();
  await on.startDaemon('unlocked');
  return {
    on,
    lock: () => on.lock(),
    unlock: () => on.unlock(),
    restart: () => on.startDaemon('unlocked'),
    close: () => on.close(),
  };
}

/** KDE's keychain. */
export async function startKWallet(): Promise<RealKeychain> {
  const on = await startEmptySession();
  const { env } = on;
  await makeWallet(on);
  let daemon = await startWallet(env);
  const unlock = (): Promise<void> => openWallet(env);
  // Closing it also writes it to the disk, which it does late by itself.
  const lock = async (): Promise<void> => {
    await callWallet(env, 'close', 'string:kdewallet', 'boolean:true');
  };
  await unlock();
  return {
    on,
    lock,
    unlock,
    restart: async () => {
      await lock();
      await daemon.kill();
      daemon = await startWallet(env);
      await unlock();
    },
    close: async () => {
      await daemon.kill();
      await on.close();
    },
  };
}

async function startWallet(env: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const daemon = await startServer({ program: 'kwalletd5', args: [], env });
  await until(async () =>
    (await run('dbus-send', hasOwner('org.freedesktop.secrets'), { env })).stdout.includes('true'),
  );
  return daemon;
}

const hasOwner = (name: string): string[] => [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.DBus',
  '/',
  'org.freedesktop.DBus.NameHasOwner',
  `string:${name}`,
];

/** @param confirm whether it asks the person about each program that wants an item. */
export async function startKeePassXC({ confirm = false } = {}): Promise<
  RealKeychain & {
    /** Starts it again with another database open, and the first one locked. */
    openOther(): Promise<void>;
  }
> {
  const on = await startEmptySession();
  const { env } = on;
  const [first, second] = await Promise.all([makeDatabase(env, 'first'), makeDatabase(env, 'second')]);
  const settings = path.join(env['XDG_CONFIG_HOME'] ?? '', 'keepassxc/keepassxc.ini');
  mkdirSync(path.dirname(settings), { recursive: true });
  writeFileSync(settings, keePassSettings(confirm));
  const open = async (databases: readonly string[], passwords: readonly string[]): Promise<ServerProcess> => {
    const input = passwords.map((password) => `${password}\n`).join('');
    const started = await startServer({
      program: 'keepassxc',
      args: ['--pw-stdin', ...databases],
      env,
      input,
    });
    await until(async () => (await run('dbus-send', collections, { env })).stdout.includes('collection/'));
    return started;
  };
  let app = await open([first], [databasePassword]);
  const lock = async (): Promise<void> => {
    const window = ['search', '--onlyvisible', '--name', 'KeePassXC$', 'windowactivate', '--sync'];
    await run('xdotool', window, { env });
    await run('xdotool', ['key', 'ctrl+l'], { env });
    await until(async () => (await run('xdotool', ['search', '--name', 'Locked'], { env })).stdout !== '');
  };
  const end = async (): Promise<void> => {
    // Which also writes it to the disk.
    await lock();
    await app.kill();
  };
  const restart = async (): Promise<void> => {
    await end();
    app = await open([first], [databasePassword]);
  };
  return {
    on,
    lock,
    unlock: restart,
    restart,
    openOther: async () => {
      await end();
      // The last one is in front, and the default.
      app = await open([first, second], ['', databasePassword]);
    },
    close: async () => {
      await app.kill();
      await on.close();
    },
  };
}

const collections = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.secrets',
  '/org/freedesktop/secrets',
  'org.freedesktop.DBus.Properties.Get',
  'string:org.freedesktop.Secret.Service',
  'string:Collections',
];

const keePassSettings = (confirm: boolean): string => `[General]
ConfigVersion=2
UpdateCheckMessageShown=true
RememberLastDatabases=false
SingleInstance=false
[FdoSecrets]
Enabled=true
ShowNotification=false
ConfirmAccessItem=${confirm.toString()}
ConfirmDeleteItem=${confirm.toString()}
UnlockBeforeSearch=true
[GUI]
CheckForUpdates=false
[Security]
LockDatabaseIdle=false
`;

/** A database whose root group the Secret Service shows. */
async function makeDatabase(env: NodeJS.ProcessEnv, name: string): Promise<string> {
  const group = '00112233-4455-6677-8899-aabbccddeeff';
  const uuid = Buffer.from(group.replaceAll('-', ''), 'hex').toString('base64');
  const file = path.join(env['XDG_DATA_HOME'] ?? '', name);
  writeFileSync(
    `${file}.xml`,
    `<?xml version="1.0" encoding="UTF-8"?><KeePassFile><Meta><RecycleBinEnabled>True</RecycleBinEnabled><CustomData><Item>
<Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{${group}}</Value></Item></CustomData></Meta>
<Root><Group><UUID>${uuid}</UUID><Name>Root</Name></Group></Root></KeePassFile>`,
  );
  const made = run('keepassxc-cli', ['import', '-p', `${file}.xml`, `${file}.kdbx`], { env });
  made.child.stdin?.end(`${databasePassword}\n${databasePassword}\n`);
  await made;
  return `${file}.kdbx`;
}

/** The dialogs that ask a person for something: KWallet's and KeePassXC's by their titles, gcr's by its class. */
const dialogs = [
  ['--name', '^(KDE Wallet Service|Unlock Database|KeePassXC - .*Access Request)'],
  ['--class', 'gcr-prompter'],
];

/** The dialogs that show now, by their ids. */
async function dialogsNow(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const found = await Promise.all(
    dialogs.map(async (dialog) => {
      // It ends with 1 where there is none.
      const search = run('xdotool', ['search', '--onlyvisible', ...dialog], { env });
      return (await search.catch(() => ({ stdout: '' }))).stdout.split('\n').filter(Boolean);
    }),
  );
  return found.flat();
}

/** Waits until a dialog asks for something. */
export async function untilAsked(env: NodeJS.ProcessEnv): Promise<void> {
  await until(async () => (await dialogsNow(env)).length > 0);
}

/** Makes the call, closes every dialog that asks for something meanwhile, and gives how many there were. */
export async function whileDismissing<T>(
  env: NodeJS.ProcessEnv,
  call: () => Promise<T>,
): Promise<{ readonly answer: T; readonly dialogs: number }> {
  const seen = new Set<string>();
  const windows = await followWindows(env);
  const over = new AbortController();
  const dismissing = (async () => {
    while (!over.signal.aborted) {
      const [id] = await dialogsNow(env);
      if (id !== undefined) {
        seen.add(id);
        await run('xdotool', ['windowactivate', '--sync', id, 'key', 'Escape'], { env }).catch(
          () => undefined,
        );
      }
      await pause(200);
    }
  })();
  let answer: T;
  try {
    answer = await call();
  } finally {
    over.abort();
    await dismissing;
    windows.end();
  }
  const dialogs = [...seen].reduce((sum, id) => sum + windows.appearancesOf(id), 0);
  return { answer, dialogs };
}

interface Windows {
  /** How often the window of this id has come into view: KeePassXC shows the same one again. */
  appearancesOf(id: string): number;
  end(): void;
}

/** Follows the window manager's list of windows, and knows those that are there when it resolves. */
async function followWindows(env: NodeJS.ProcessEnv): Promise<Windows> {
  const spy = spawn('xprop', ['-root', '-spy', '_NET_CLIENT_LIST'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const appearances = new Map<string, number>();
  let before = new Set<string>();
  const lists = createInterface(spy.stdout).on('line', (line) => {
    const now = new Set([...line.matchAll(/0x[0-9a-f]+/g)].map(([id]) => Number(id).toString()));
    for (const id of now) if (!before.has(id)) appearances.set(id, (appearances.get(id) ?? 0) + 1);
    before = now;
  });
  await once(lists, 'line');
  return { appearancesOf: (id) => appearances.get(id) ?? 1, end: () => spy.kill() };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await condition().catch(() => false))) {
    if (Date.now() > end) throw new Error('The keychain did not get there');
    await pause(50);
  }
}
