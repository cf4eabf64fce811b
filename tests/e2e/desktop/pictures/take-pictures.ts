import type { Browser } from 'playwright';
import { startPrivateKeyring } from '../../../keyring/private-keyring.ts';
import { startService } from '../../../service/service.ts';
import { openComputer } from '../driver/computer.ts';
import { scenesNamed } from './scenes.ts';
import { Stage } from './stage.ts';

/**
 * Plays the desktop's scenes that some words name (all, where there are none), and takes their pictures into a folder.
 * Gives how many there are.
 */
export async function takeDesktopPictures(
  browser: Browser,
  folder: string,
  words: readonly string[],
): Promise<number> {
  let taken = 0;
  for (const { name, keyring: state, play } of scenesNamed(words)) {
    const service = await startService();
    const keyring = await startPrivateKeyring(state === undefined ? {} : { state });
    const computer = openComputer(service, keyring, process.env['DISPLAY'] ?? '');
    const stage = new Stage({ service, keyring, computer }, browser, folder);
    try {
      await play(stage);
    } catch (error) {
      throw new Error(`The scene ${name} could not be played`, { cause: error });
    } finally {
      await computer.close();
      await keyring.close();
      await service.close();
    }
    taken += stage.taken;
  }
  return taken;
}
