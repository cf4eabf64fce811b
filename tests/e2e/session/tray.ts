import type { MessageBus, Variant } from '@jellybrick/dbus-next';
import { call, property, type Place } from './bus.ts';
import type { Hands } from './hands.ts';
import type { Box } from './screen-reader.ts';
import { actUntil, until } from './until.ts';

/**
 * The tray's icon and its menu. The panel shows them in a window of another program's, which a screen reader is not led into: so what
 * they say is read from the bus, where the panel reads it too, and where they are from the X server.
 */
export interface TrayHands {
  /** Where the icon is; null: there is none. */
  icon(): Promise<Box | null>;
  /** Resolves to where the icon is, once it is there. */
  waitForIcon(): Promise<Box>;
  /** Waits until it is gone. */
  waitForNone(): Promise<void>;
  /** Waits until it says this where the pointer rests on it. */
  says(toolTip: string): Promise<void>;
  /** What stands in its menu, from top to bottom; separators are `-`. */
  menu(): Promise<readonly string[]>;
  /** Opens the menu by a right click. Gives its place, once it shows. */
  open(): Promise<Box>;
  /** Opens the menu and clicks the line with this label. */
  choose(label: string): Promise<void>;
}

const watcher: Place = ['org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher'];
const item = 'org.kde.StatusNotifierItem';
/** The program in which xfce4-panel runs its plugins. */
const pluginWindows = 'Wrapper-2.0';
/** How GTK's Adwaita draws a menu, in pixels. */
const drawn = { padding: 4, separator: 1 } as const;

export function trayOn(bus: MessageBus, hands: Hands): TrayHands {
  const items = async (): Promise<readonly Place[]> => {
    const all = (await property(bus, watcher, `${watcher[0]}.RegisteredStatusNotifierItems`).catch(
      () => [],
    )) as readonly string[];
    return all.map((each): Place => [each.slice(0, each.indexOf('/')), each.slice(each.indexOf('/'))]);
  };
  const theItem = async (): Promise<Place> => until('a tray icon', async () => (await items())[0] ?? null);
  const ours = async (): Promise<readonly (Box & { readonly id: string })[]> =>
    hands.windows({ class: pluginWindows });

  const icon = async (): Promise<Box | null> => {
    if ((await items()).length === 0) return null;
    return (await ours()).find(({ y, width }) => y === 0 && width > 1) ?? null;
  };
  const waitForIcon = (): Promise<Box> => until('a tray icon in the panel', icon);
  const menu = async (): Promise<readonly string[]> => {
    const place = await theItem();
    const object = String(await property(bus, place, `${item}.Menu`));
    const [, layout] = await call(bus, [place[0], object], 'com.canonical.dbusmenu.GetLayout', 'iias', [
      0,
      -1,
      [],
    ]);
    return linesOf(layout as Layout);
  };
  const opened = async (): Promise<Box | null> =>
    (await ours()).find(({ y, height }) => y > 0 && height > 2 * drawn.padding + 10) ?? null;
  const open = async (): Promise<Box> =>
    actUntil(
      'the menu of the tray icon',
      async () => {
        if ((await opened()) === null) await hands.click(await waitForIcon(), 'right');
      },
      opened,
    );
  return {
    icon,
    waitForIcon,
    waitForNone: async () => {
      await until('no tray icon', async () => ((await icon()) === null ? true : null));
    },
    says: async (wanted) => {
      let instead = '';
      await until(
        () => `«${wanted}» at the tray icon: ${instead}`,
        async () => {
          const toolTip = await property(bus, await theItem(), `${item}.ToolTip`);
          instead = (toolTip as readonly [string, unknown, string])[2];
          return instead === wanted ? true : null;
        },
      );
    },
    menu,
    open,
    choose: async (label) => {
      let lines: readonly string[] = [];
      await until(
        () => `«${label}» in the tray's menu: ${lines.join(' | ')}`,
        async () => (lines = await menu()).includes(label) || null,
      );
      await open();
      await actUntil(
        `an end of the tray's menu by a click on «${label}»`,
        async () => {
          const box = await opened();
          if (box !== null) await hands.click(lineIn(box, await menu(), label));
        },
        async () => ((await opened()) === null ? true : null),
      );
    },
  };
}

/** Where a line of an opened menu is. */
function lineIn(menu: Box, lines: readonly string[], label: string): Box {
  const index = lines.indexOf(label);
  const separators = (some: readonly string[]): number => some.filter((line) => line === '-').length;
  const words = lines.length - separators(lines);
  const height = (menu.height - 2 * drawn.padding - separators(lines) * drawn.separator) / words;
  const above = lines.slice(0, index);
  const top = drawn.padding + separators(above) * drawn.separator + (index - separators(above)) * height;
  return { x: menu.x, width: menu.width, y: menu.y + top, height };
}

type Layout = readonly [
  id: number,
  properties: Readonly<Record<string, Variant>>,
  children: readonly Variant[],
];

function linesOf([, , children]: Layout): readonly string[] {
  return children.flatMap((child) => {
    const [, properties] = child.value as Layout;
    const value = (name: string): unknown => properties[name]?.value;
    if (value('visible') === false) return [];
    // A single underscore marks the key that chooses the line.
    return value('type') === 'separator'
      ? '-'
      : ((value('label') as string | undefined) ?? '').replace(/_(.)/g, '$1');
  });
}
