import type { Page } from 'playwright';
import type { FakeHost } from './fake-host.ts';
import { snapshotOf, type Scene } from './scene.ts';

/** Opens the page afresh in a scene, and waits until it is drawn. */
export async function showScene(page: Page, host: FakeHost, scene: Scene): Promise<void> {
  // What the scene before may have put between the page and its host.
  await page.unrouteAll();
  // A change of the fragment alone would keep the page that is open, and one of the language would load it anew. Of the host's own, because
  // about:blank takes the browser another process, which compiles everything anew.
  await page.goto(host.blank);
  host.show(snapshotOf(scene));
  await page.goto(host.url + scene.route);
  await page.locator('.window').waitFor();
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  await scene.act?.(page);
}
