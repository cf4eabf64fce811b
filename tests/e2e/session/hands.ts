import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Box } from './screen-reader.ts';

const run = promisify(execFile);

/** A window as the X server has it. */
export interface XWindow extends Box {
  readonly id: string;
  readonly title: string;
  readonly dialog: boolean;
}

export type Button = 'left' | 'right';

/** A person's hands on one display: mouse and keys, through the X server itself. And a camera. */
export interface Hands {
  /** Clicks the middle of a place. */
  click(place: Box, button?: Button): Promise<void>;
  moveTo(place: Box): Promise<void>;
  /** Types a text where the keys go to. */
  type(text: string): Promise<void>;
  /** Such as `Return`, `Escape`, `ctrl+a`. */
  press(key: string): Promise<void>;
  /** The visible windows whose class matches an expression; with `dialog` only those that say they are one. */
  windows(of: { readonly class: string; readonly dialog?: boolean }): Promise<readonly XWindow[]>;
  /** The title of the window that the keys go to; empty: none. */
  activeTitle(): Promise<string>;
  /** Clicks the button in the title bar by which a person closes a window. */
  closeWindow(window: XWindow): Promise<void>;
  /** Takes a picture of the screen, or of a part of it, as it is now. */
  photograph(file: string, part?: Box): Promise<void>;
  /** The colours of a part of the screen, three bytes for each point. */
  colours(part: Box): Promise<Buffer>;
}

/** Between two keys, in milliseconds: a busy program loses what comes faster than anybody types. */
const keyPause = '30';

export function handsOn(env: NodeJS.ProcessEnv): Hands {
  const xdotool = async (...words: string[]): Promise<string> =>
    (await run('xdotool', words, { env })).stdout;
  const moveTo = async ({ x, y, width, height }: Box): Promise<void> => {
    await xdotool(
      'mousemove',
      '--sync',
      Math.round(x + width / 2).toString(),
      Math.round(y + height / 2).toString(),
    );
  };
  const click: Hands['click'] = async (place, button = 'left') => {
    // Some programs look where the pointer has come from.
    await moveTo({ ...place, x: place.x + 1 });
    await moveTo(place);
    await xdotool('click', button === 'left' ? '1' : '3');
  };
  return {
    click,
    moveTo,
    type: async (text) => {
      await xdotool('type', '--delay', keyPause, '--', text);
    },
    press: async (key) => {
      await xdotool('key', '--delay', keyPause, key);
    },
    windows: async (of) => {
      // It ends with 1 where there is none.
      const found = await xdotool('search', '--onlyvisible', '--class', of.class).catch(() => '');
      const read = await Promise.all(
        found
          .split('\n')
          .filter(Boolean)
          // One may have gone meanwhile.
          .map((id) => readWindow(env, id).catch(() => null)),
      );
      return read.filter((window) => window !== null && (of.dialog !== true || window.dialog)) as XWindow[];
    },
    activeTitle: async () => (await xdotool('getactivewindow', 'getwindowname').catch(() => '')).trim(),
    closeWindow: async ({ x, y, width }) => {
      await click({ x: x + width - closeButton.fromRight, y: y - closeButton.above, width: 0, height: 0 });
    },
    photograph: async (file, part) => {
      await run('import', ['-window', 'root', ...(part === undefined ? [] : crop(part)), file], { env });
    },
    colours: async (part) => {
      const words = ['-window', 'root', ...crop(part), '-depth', '8', 'rgb:-'];
      return (await run('import', words, { env, encoding: 'buffer', maxBuffer: 2 ** 26 })).stdout;
    },
  };
}

/** Where xfwm4 draws it, from the corner of what is inside its frame. */
const closeButton = { fromRight: 10, above: 14 } as const;

function crop({ x, y, width, height }: Box): string[] {
  const [w, h, left, top] = [width, height, x, y].map((length) => Math.round(length).toString());
  return ['-crop', `${w ?? ''}x${h ?? ''}+${left ?? ''}+${top ?? ''}`, '+repage'];
}

async function readWindow(env: NodeJS.ProcessEnv, id: string): Promise<XWindow> {
  const [title, geometry, type] = await Promise.all([
    run('xdotool', ['getwindowname', id], { env }),
    // xdotool counts the frame twice.
    run('xwininfo', ['-id', id], { env }),
    run('xprop', ['-id', id, '_NET_WM_WINDOW_TYPE'], { env }),
  ]);
  const number = (name: string): number =>
    Number(new RegExp(`${name}: +(-?\\d+)$`, 'm').exec(geometry.stdout)?.[1]);
  return {
    id,
    title: title.stdout.trim(),
    dialog: type.stdout.includes('_NET_WM_WINDOW_TYPE_DIALOG'),
    x: number('Absolute upper-left X'),
    y: number('Absolute upper-left Y'),
    width: number('Width'),
    height: number('Height'),
  };
}
