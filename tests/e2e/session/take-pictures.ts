import path from 'node:path';
import { startService } from '../../service/service.ts';
import type { Theme } from './configuration.ts';
import { startDesktopSession } from './desktop.ts';
import { personAt } from './fixtures.ts';
import { scenesNamed, type Scene } from './scenes.ts';

/**
 * Plays the desktop's scenes that some words name (all, where there are none), light and dark, and photographs them into a folder.
 */
export async function takeDesktopPictures(folder: string, words: readonly string[]): Promise<void> {
  for (const scene of scenesNamed(words)) {
    for (const theme of ['light', 'dark'] as const) {
      try {
        await play(scene, theme, folder);
      } catch (error) {
        throw new Error(`The scene ${scene.name} could not be played`, { cause: error });
      }
    }
  }
}

async function play({ choices, play: act }: Scene, theme: Theme, folder: string): Promise<void> {
  const service = await startService();
  const desktop = await startDesktopSession({ ...choices, theme });
  const person = personAt(desktop, service);
  try {
    await desktop.start('display', ['-window', 'root', '-size', '1280x800', `xc:${background[theme]}`]);
    await act({
      person,
      take: async (name, part) => {
        await desktop.photograph(path.join(folder, `desktop-${name}-${theme}.png`), part);
      },
    });
  } finally {
    await person.close();
    await desktop.close();
    await service.close();
  }
}

/** A desktop's background, so that dark things stand out from it too. */
const background: Readonly<Record<Theme, string>> = { light: '#b9c7cc', dark: '#47565c' };
