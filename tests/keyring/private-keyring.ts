import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { unlockLoginKeyring } from './keyring-control.ts';
import { describeMissing, display as xServer, keyringPrograms, missingOf } from '../run/prerequisites.ts';
import { startScreen, type Screen } from './screen.ts';
import { startServer, type ServerProcess } from './server-process.ts';

const run = promisify(execFile);
/** What opens the login keyring. */
export const keyringPassword = 'keyring password of a test';
const loginKeyring = '/org/freedesktop/secrets/collection/login';

/** What shows the keyring's prompt; Debian's package gcr, which gnome-keyring depends on. */
const promptServices = ['SystemPrompter', 'PrivatePrompter'].map((name) =>
  serviceFile(`org.gnome.keyring.${name}`),
);

/**
 * - `unlocked`, `locked`: the login keyring exists.
 * - `not-created`: a Secret Service without any keyring yet, as on a machine on which nobody has logged in with a password.
 * - `no-secret-service`: a session bus, and nothing on it.
 * - `no-bus`: nothing at all.
 */
export type KeyringState = 'unlocked' | 'locked' | 'not-created' | 'no-secret-service' | 'no-bus';

/** The desktop that a keyring is to be part of. */
export interface SurroundingDesktop {
  /** Its X server, such as `:1`. */
  readonly display: string;
  /** More names that its bus starts a program for when they are asked for. */
  readonly services: readonly string[];
}

/** A real gnome-keyring on a session bus of its own, in a throw-away folder. */
export interface PrivateKeyring {
  /** The environment for a process that is to use this keyring: this process's own, with the session replaced. */
  readonly env: NodeJS.ProcessEnv;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  killBus(): Promise<void>;
  /** Starts a bus at the address that `env` names. */
  startBus(): Promise<void>;
  killDaemon(): Promise<void>;
  startDaemon(state: 'unlocked' | 'locked'): Promise<void>;
  /** Makes every call to the keyring wait, as a daemon does that has hung. */
  pauseDaemon(): void;
  resumeDaemon(): void;
  /** Whether a window is asking for the password (only where there is a display). */
  isPrompting(): Promise<boolean>;
  /** What another program (secret-tool) reads; null: the unlocked keyring has no such item. */
  lookup(account: string, service?: string): Promise<string | null>;
  /** Stores an item as keytar does, by another program (secret-tool). */
  store(account: string, secret: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a private keyring; takes about 0.1 s, with a display about 0.5 s.
 * @param options `display`: an X server on which the keyring can ask for its password: one of its own, where nobody answers, or a
 *   whole desktop's.
 * @throws Error that names the missing programs and their packages.
 */
export async function startPrivateKeyring(
  options: { readonly state?: KeyringState; readonly display?: boolean | SurroundingDesktop } = {},
): Promise<PrivateKeyring> {
  const { state = 'unlocked', display = false } = options;
  const missing = missingOf([...keyringPrograms, ...(display === false ? [] : [xServer])]);
  if (missing.length > 0) throw new Error(`A private keyring: ${describeMissing(missing)}`);
  if (display !== false && !promptServices.every((service) => existsSync(service))) {
    throw new Error('A keyring that prompts needs gcr-prompter (Debian package: gcr).');
  }

  const folder = mkdtempSync(path.join(tmpdir(), 'signoff-keyring-'));
  const desktop = typeof display === 'object' ? display : null;
  const env = sessionEnvironment(folder, desktop);
  const runtimeDirectory = path.join(folder, 'run');
  let screen: Screen | null = null;
  let bus: ServerProcess | null = null;
  let daemon: ServerProcess | null = null;

  const startBus = async (): Promise<void> => {
    bus = await startServer({
      program: 'dbus-daemon',
      args: [
        '--nofork',
        '--nopidfile',
        '--nosyslog',
        '--print-address=1',
        `--config-file=${busConfiguration(folder, desktop)}`,
      ],
      env,
      announcesOn: 1,
    });
  };
  const killBus = async (): Promise<void> => {
    await bus?.kill();
    bus = null;
    // It ends by itself without its bus; waiting for it keeps a test from meeting it half dead.
    await killDaemon();
  };
  const killDaemon = async (): Promise<void> => {
    await daemon?.kill();
    daemon = null;
  };
  const launchDaemon = async (unlocking: boolean): Promise<void> => {
    await killDaemon();
    daemon = await startServer({
      program: 'gnome-keyring-daemon',
      args: ['--foreground', '--components=secrets', ...(unlocking ? ['--unlock'] : [])],
      env,
      // No newline: it would become part of the password.
      input: unlocking ? keyringPassword : '',
    });
    await until(() => hasOwner(env, 'org.freedesktop.secrets'), 'The keyring did not come to the bus');
  };
  const keyring: PrivateKeyring = {
    env,
    lock: async () => {
      await callBus(
        env,
        'org.freedesktop.secrets',
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        [`array:objpath:${loginKeyring}`],
      );
    },
    unlock: () => unlockLoginKeyring(runtimeDirectory, keyringPassword),
    killBus,
    startBus,
    killDaemon,
    startDaemon: async (wanted) => {
      // Only a daemon that is started with the password creates a login keyring.
      await launchDaemon(true);
      if (wanted === 'locked') await keyring.lock();
    },
    pauseDaemon: () => daemon?.pause(),
    resumeDaemon: () => daemon?.resume(),
    isPrompting: () => hasOwner(env, 'org.gnome.keyring.SystemPrompter'),
    lookup: (account, service = 'Signoff') => lookup(env, service, account),
    store: (account, secret) => store(env, account, secret),
    close: async () => {
      await killBus();
      await screen?.close();
      // A program that the bus has started may be writing its last just now.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };

  try {
    if (display === true) {
      screen = await startScreen(env, { size: '640x480' });
      env['DISPLAY'] = screen.display;
    }
    if (state !== 'no-bus') await startBus();
    else delete env['DBUS_SESSION_BUS_ADDRESS'];
    if (state === 'not-created') await launchDaemon(false);
    if (state === 'unlocked' || state === 'locked') await keyring.startDaemon(state);
    return keyring;
  } catch (error) {
    await keyring.close();
    throw error;
  }
}

/** This process's environment with another session: no display, no bus and no folder of the person who runs the tests. */
function sessionEnvironment(folder: string, desktop: SurroundingDesktop | null): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(DISPLAY|WAYLAND_|DBUS_|XDG_|GNOME_KEYRING_|SSH_AUTH_SOCK)/.test(name),
  );
  const folders = Object.fromEntries(
    [
      ['XDG_RUNTIME_DIR', 'run'],
      ['XDG_DATA_HOME', 'data'],
      ['XDG_CONFIG_HOME', 'config'],
      ['XDG_CACHE_HOME', 'cache'],
    ].map(([variable, name]) => {
      const made = path.join(folder, name ?? '');
      mkdirSync(made, { mode: 0o700 });
      return [variable, made];
    }),
  ) as Record<string, string>;
  return {
    ...Object.fromEntries(own),
    ...folders,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${path.join(folder, 'run', 'bus')}`,
    // Else the prompt's window starts an accessibility bus of its own.
    ...(desktop === null ? { NO_AT_BRIDGE: '1' } : { DISPLAY: desktop.display }),
  };
}

/**
 * A bus that starts the keyring's prompt when it is asked for, as every desktop's does, but not the keyring itself: a
 * test that has killed the keyring would else meet a second one that it does not know of.
 */
function busConfiguration(folder: string, desktop: SurroundingDesktop | null): string {
  const services = path.join(folder, 'services');
  mkdirSync(services, { recursive: true });
  const others = (desktop?.services ?? []).map(serviceFile);
  for (const service of [...promptServices, ...others]) {
    if (existsSync(service)) copyFileSync(service, path.join(services, path.basename(service)));
  }
  const file = path.join(folder, 'bus.conf');
  writeFileSync(
    file,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${path.join(folder, 'run', 'bus')}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
  );
  return file;
}

/** What tells a bus how to start a name. */
function serviceFile(name: string): string {
  return `/usr/share/dbus-1/services/${name}.service`;
}

async function callBus(
  env: NodeJS.ProcessEnv,
  destination: string,
  object: string,
  method: string,
  args: readonly string[],
): Promise<string> {
  const call = ['--session', '--print-reply', `--dest=${destination}`, object, method, ...args];
  return (await run('dbus-send', call, { env })).stdout;
}

async function hasOwner(env: NodeJS.ProcessEnv, name: string): Promise<boolean> {
  const reply = await callBus(env, 'org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', [
    `string:${name}`,
  ]);
  return reply.includes('boolean true');
}

async function lookup(env: NodeJS.ProcessEnv, service: string, account: string): Promise<string | null> {
  try {
    return (await run('secret-tool', ['lookup', 'service', service, 'account', account], { env })).stdout;
  } catch (error) {
    // It ends with 1 and without a word where there is no such item.
    const { code, stderr } = error as { code?: unknown; stderr?: unknown };
    if (code === 1 && stderr === '') return null;
    throw error;
  }
}

async function store(env: NodeJS.ProcessEnv, account: string, secret: string): Promise<void> {
  // secret-tool knows nothing of keytar's schema by itself.
  const schema = ['xdg:schema', 'org.freedesktop.Secret.Generic'];
  const item = ['store', `--label=Signoff/${account}`, 'service', 'Signoff', 'account', account, ...schema];
  const stored = run('secret-tool', item, { env });
  stored.child.stdin?.end(secret);
  await stored;
}

/** Waits until something that tells nobody when it happens has happened. */
async function until(condition: () => Promise<boolean>, otherwise: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(otherwise);
    await pause(5);
  }
}
