import type { Page } from 'playwright';
import { test as base, expect } from 'playwright/test';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { collectComplaints } from '../complaints.ts';
import { emptySnapshot } from './examples.ts';
import { FakeHost } from './fake-host.ts';

interface Fixtures {
  readonly host: FakeHost;
  /** Opens the page with a snapshot. */
  readonly open: (snapshot: Partial<Snapshot>, route?: string) => Promise<void>;
  /** What went wrong in the page unseen; a test that expects something empties it. */
  readonly complaints: string[];
}

/** A page behind a fake host, in which every violation of the CSP and every error fails the test. */
export const test = base.extend<Fixtures>({
  host: async ({}, use) => {
    const host = await FakeHost.start(emptySnapshot);
    await use(host);
    await host.stop();
  },
  complaints: [
    async ({ page }, use) => {
      const complaints = await collectComplaints(page);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  open: async ({ page, host }, use) => {
    await use(async (snapshot, route = '') => {
      host.show(snapshot);
      await page.goto(host.url + route);
      await page.locator('.window').waitFor();
    });
  },
});

/**
 * Waits until no question is open any more. The page hears that one was closed a moment after it is hidden, and a key that is pressed in between
 * is lost; so the element has to be gone, which is found by its tag because it has no role once it is hidden.
 */
export async function expectNoDialog(page: Page): Promise<void> {
  await expect(page.locator('dialog')).toHaveCount(0);
}

export { expect };
