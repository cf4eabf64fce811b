import { sessionBus, type MessageBus } from '@jellybrick/dbus-next';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startPrivateKeyring, type PrivateKeyring } from '../../keyring/private-keyring.ts';
import { startScreen, type Screen } from '../../keyring/screen.ts';
import { startServer, type ServerProcess } from '../../keyring/server-process.ts';
import { call } from './bus.ts';
import { pathWithoutBrowser, writeConfiguration, type DesktopChoices } from './configuration.ts';
import { dialogsOn, everything, type DialogHands } from './dialogs.ts';
import { handsOn, type Button, type Hands } from './hands.ts';
import { openScreenReader, type ScreenReader, type Thing } from './screen-reader.ts';
import { trayOn, type TrayHands } from './tray.ts';
import { actUntil, until } from './until.ts';

export interface SessionOptions extends DesktopChoices {
  /** Whether a daemon shows notifications. */
  readonly notifications: boolean;
  readonly keyring: 'unlocked' | 'locked';
}

/** What is looked for on the screen: everything that is given has to fit. */
export interface Sought {
  /** As a screen reader calls it: `push button`, `link`, `entry`, `password text`, `label`, … */
  readonly role?: string;
  /** The whole of its words, or what they match. */
  readonly name?: string | RegExp;
  /** The program that shows it, such as `electron`, `xfce4-notifyd`, `gcr-prompter`, `Chromium`. */
  readonly program?: string | RegExp;
  /** Whether the keys go to it. */
  readonly focused?: boolean;
}

/**
 * A person's desktop: an X server of its own with XFCE's window manager, panel and notifications, a keyring that asks for its password
 * in a window, and a browser. Nothing of it is the tests' own, and it is used as a person does: by what shows, with mouse and keys.
 */
export interface DesktopSession extends Hands {
  /** For every program that runs on it. */
  readonly env: NodeJS.ProcessEnv;
  readonly keyring: PrivateKeyring;
  readonly tray: TrayHands;
  readonly dialogs: DialogHands;
  /** Starts a program on it, which ends with the session. */
  start(program: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<ServerProcess>;
  /** Everything that shows now and fits. */
  look(sought: Sought): Promise<readonly Thing[]>;
  /** The first thing that fits, as soon as there is one. @throws Error that says what does show, where there is none for long */
  see(sought: Sought): Promise<Thing>;
  /** Waits until a window with this title is in front, and the keys go to it. */
  seeActive(title: RegExp): Promise<void>;
  /** Waits until it is there and at rest, and clicks it. */
  clickOn(sought: Sought, button?: Button): Promise<void>;
  /** Clicks it, again where that has no effect, until something else shows. */
  clickUntil(sought: Sought, effect: Sought): Promise<void>;
  /** Fills in a field: clicks it until the keys go to it, and types until it holds the text. */
  fillIn(field: Sought, text: string): Promise<void>;
  /** All that shows, in words, for whoever asks what went wrong. */
  describe(): Promise<string>;
  /** Ends everything that runs on it. */
  close(): Promise<void>;
}

const notificationDaemon = '/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd';

const usual: SessionOptions = {
  theme: 'light',
  tray: true,
  notifications: true,
  browser: true,
  keyring: 'unlocked',
};

/** Takes about a second. */
export async function startDesktopSession(options: Partial<SessionOptions> = {}): Promise<DesktopSession> {
  const chosen = { ...usual, ...options };
  const screen = await startScreen(process.env);
  let keyring: PrivateKeyring | null = null;
  try {
    keyring = await startPrivateKeyring({
      state: chosen.keyring,
      display: { display: screen.display, services: ['org.xfce.Xfconf', 'org.a11y.Bus'] },
    });
    return await startOn(screen, keyring, chosen);
  } catch (error) {
    await keyring?.close();
    await screen.close();
    throw error;
  }
}

async function startOn(
  screen: Screen,
  keyring: PrivateKeyring,
  chosen: SessionOptions,
): Promise<DesktopSession> {
  const runtime = keyring.env['XDG_RUNTIME_DIR'] ?? '';
  const env: NodeJS.ProcessEnv = {
    ...keyring.env,
    HOME: path.dirname(runtime),
    XDG_CURRENT_DESKTOP: 'XFCE',
    ...(!chosen.browser && { PATH: pathWithoutBrowser(runtime) }),
    GNOME_ACCESSIBILITY: '1',
  };
  writeConfiguration(env, chosen);
  const started: ServerProcess[] = [];
  const start: DesktopSession['start'] = async (program, args, programEnv = env) => {
    const process = await startServer({ program, args, env: programEnv });
    started.push(process);
    return process;
  };
  await start('xfwm4', ['--compositor=off']);
  await start('xfce4-panel', ['--disable-wm-check']);
  if (chosen.notifications) await start(notificationDaemon, []);

  const address = env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  const bus = sessionBus({ busAddress: address });
  const reader = await openScreenReader(address);
  const hands = handsOn(env);
  await until('the panel', async () => (await hands.windows({ class: 'xfce4-panel' }))[0] ?? null);
  if (chosen.tray) await untilOwned(bus, 'org.kde.StatusNotifierWatcher');
  if (chosen.notifications) await untilOwned(bus, 'org.freedesktop.Notifications');
  return {
    ...hands,
    ...eyesWith(reader, hands),
    env,
    keyring,
    tray: trayOn(bus, hands),
    dialogs: dialogsOn(hands),
    start,
    describe: async () => {
      const [active, things, read] = await Promise.all([
        hands.activeTitle(),
        reader.read(),
        dialogsOn(hands, everything).read(),
      ]);
      return [`In front: «${active}»`, 'To a screen reader:', ...things.map(line), 'To the eye:', read].join(
        '\n',
      );
    },
    close: async () => {
      reader.close();
      bus.disconnect();
      for (const each of started.reverse()) await each.kill();
      endAllIn(runtime);
      await keyring.close();
      await screen.close();
    },
  };
}

function eyesWith(
  reader: ScreenReader,
  hands: Hands,
): Pick<DesktopSession, 'look' | 'see' | 'seeActive' | 'clickOn' | 'clickUntil' | 'fillIn'> {
  const look: DesktopSession['look'] = async (sought) =>
    (await reader.read()).filter((thing) => fits(thing, sought));
  const see: DesktopSession['see'] = async (sought) => {
    let instead: readonly Thing[] = [];
    return until(
      () => [describe(sought), ...instead.map(line)].join('\n'),
      async () => {
        instead = await reader.read();
        return instead.find((thing) => fits(thing, sought)) ?? null;
      },
    );
  };
  /** Where it has come to rest. */
  const place = async (sought: Sought): Promise<Thing> => {
    let before = await see(sought);
    return until(`${describe(sought)} at rest`, async () => {
      const [now] = await look(sought);
      if (now === undefined) return null;
      const rests = now.x === before.x && now.y === before.y;
      before = now;
      return rests ? now : null;
    });
  };
  return {
    look,
    see,
    seeActive: async (title) => {
      let instead = '';
      await until(
        () => `a window «${title.source}» in front: ${instead}`,
        async () => (title.test((instead = await hands.activeTitle())) ? true : null),
      );
    },
    clickOn: async (sought, button) => hands.click(await place(sought), button),
    clickUntil: async (sought, effect) => {
      await place(sought);
      await actUntil(
        describe(effect),
        async () => {
          const [[thing], [shown]] = await Promise.all([look(sought), look(effect)]);
          if (thing !== undefined && shown === undefined) await hands.click(thing);
        },
        async () => (await look(effect))[0] ?? null,
      );
    },
    fillIn: async (field, text) => {
      await place(field);
      await actUntil(
        `«${text}» in the ${describe(field)}`,
        async () => {
          const [found] = await look(field);
          if (found !== undefined && !found.focused) await hands.click(found);
          await until(
            `the keys in the ${describe(field)}`,
            async () => (await look({ ...field, focused: true }))[0] ?? null,
          );
          await hands.press('ctrl+a');
          await hands.type(text);
        },
        async () => ((await look(field))[0]?.text.length === text.length ? true : null),
      );
    },
  };
}

async function untilOwned(bus: MessageBus, name: string): Promise<void> {
  const place = ['org.freedesktop.DBus', '/org/freedesktop/DBus'] as const;
  await until(name, async () => {
    const [owned] = await call(bus, place, 'org.freedesktop.DBus.NameHasOwner', 's', [name]);
    return owned === true ? true : null;
  });
}

function fits(thing: Thing, { role, name, program, focused }: Sought): boolean {
  const is = (text: string, wanted: string | RegExp | undefined): boolean =>
    wanted === undefined || (typeof wanted === 'string' ? text === wanted : wanted.test(text));
  if (focused !== undefined && thing.focused !== focused) return false;
  return is(thing.role, role) && is(thing.name, name) && is(thing.program, program);
}

function describe({ role, name, program }: Sought): string {
  return `${role ?? 'thing'} «${String(name ?? '')}» of ${String(program ?? 'any program')}`;
}

function line({ program, role, name, x, y, width, height }: Thing): string {
  return `${program}: ${role} «${name}» ${[x, y, width, height].join(' ')}`;
}

/** Ends what was started by others on this desktop, such as the browser: each process whose session lies in this folder. */
function endAllIn(runtime: string): void {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const environment = readFileSync(`/proc/${id}/environ`, 'utf8').split('\0');
      if (environment.includes(`XDG_RUNTIME_DIR=${runtime}`)) process.kill(Number(id), 'SIGKILL');
    } catch {
      // It has ended, or is another user's.
    }
  }
}
