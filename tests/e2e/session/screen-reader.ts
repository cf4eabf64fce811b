import { sessionBus, type MessageBus } from '@jellybrick/dbus-next';
import { call, property, type Place } from './bus.ts';

/**
 * What is on the screen, as a screen reader is told it (AT-SPI): every window's, menu's, dialog's and page's words and places, from
 * whatever toolkit. It only reads; what is done there is done by mouse and keys.
 */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something on the screen. */
export interface Thing extends Box {
  /** Such as `push button`, `menu item`, `label`, `link`, `entry`. */
  readonly role: string;
  readonly name: string;
  /** The program that it belongs to, as that calls itself. */
  readonly program: string;
  readonly enabled: boolean;
  readonly focused: boolean;
  /** What has been typed into a field; a password shows as so many signs. Empty elsewhere. */
  readonly text: string;
}

export interface ScreenReader {
  /** Everything that shows at this moment, each program's in reading order. */
  read(): Promise<readonly Thing[]>;
  close(): void;
}

/** The bits of AT-SPI's states. */
const states = { enabled: 8, focused: 12, showing: 25 } as const;
const registry = 'org.a11y.atspi.Registry';
const root = '/org/a11y/atspi/accessible/root';
/** Coordinates of the screen, not of a window. */
const ofScreen = 0;

export async function openScreenReader(address: string): Promise<ScreenReader> {
  const session = sessionBus({ busAddress: address });
  const [accessibility] = (await call(
    session,
    ['org.a11y.Bus', '/org/a11y/bus'],
    'org.a11y.Bus.GetAddress',
  )) as [string];
  const bus = sessionBus({ busAddress: accessibility });
  return {
    read: async () => {
      const programs = await children(bus, [registry, root]);
      const read = await Promise.all(programs.map((program) => readProgram(bus, program)));
      return read.flat();
    },
    close: () => {
      bus.disconnect();
      session.disconnect();
    },
  };
}

/** All of a program; nothing where it has ended meanwhile. */
async function readProgram(bus: MessageBus, place: Place): Promise<readonly Thing[]> {
  try {
    const program = await nameOf(bus, place);
    const windows = await children(bus, place);
    return (await Promise.all(windows.map((window) => readThing(bus, window, program)))).flat();
  } catch {
    return [];
  }
}

/** A thing and all that is in it; nothing where it has gone meanwhile. */
async function readThing(bus: MessageBus, place: Place, program: string): Promise<readonly Thing[]> {
  try {
    const accessible = 'org.a11y.atspi.Accessible';
    const [role, name, bits, box, inside] = await Promise.all([
      call(bus, place, `${accessible}.GetRoleName`),
      nameOf(bus, place),
      call(bus, place, `${accessible}.GetState`),
      call(bus, place, 'org.a11y.atspi.Component.GetExtents', 'u', [ofScreen]).catch(() => [[0, 0, 0, 0]]),
      children(bus, place),
    ]);
    const [low = 0] = bits[0] as readonly number[];
    const has = (state: keyof typeof states): boolean => (low & (1 << states[state])) !== 0;
    const [x, y, width, height] = box[0] as [number, number, number, number];
    const isField = role[0] === 'entry' || role[0] === 'password text';
    const within = (await Promise.all(inside.map((each) => readThing(bus, each, program)))).flat();
    const thing: Thing = {
      role: String(role[0]),
      name,
      program,
      enabled: has('enabled'),
      focused: has('focused'),
      text: isField ? await textOf(bus, place) : '',
      x,
      y,
      width,
      height,
    };
    return has('showing') && width > 0 && height > 0 ? [thing, ...within] : within;
  } catch {
    return [];
  }
}

async function textOf(bus: MessageBus, place: Place): Promise<string> {
  const all = [0, -1];
  const [text] = await call(bus, place, 'org.a11y.atspi.Text.GetText', 'ii', all).catch(() => ['']);
  return String(text);
}

async function children(bus: MessageBus, place: Place): Promise<readonly Place[]> {
  const [all] = await call(bus, place, 'org.a11y.atspi.Accessible.GetChildren');
  return all as readonly Place[];
}

async function nameOf(bus: MessageBus, place: Place): Promise<string> {
  return String(await property(bus, place, 'org.a11y.atspi.Accessible.Name'));
}
