import { test as base, expect } from 'playwright/test';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { emptySnapshot } from './examples.ts';
import { FakeHost } from './fake-host.ts';

interface Fixtures {
  readonly host: FakeHost;
  /** Opens the page with a snapshot. */
  readonly open: (snapshot: Partial<Snapshot>, route?: string) => Promise<void>;
  /** What went wrong in the page unseen; a test that expects something empties it. */
  readonly complaints: string[];
}

declare global {
  interface Window {
    complain?: (text: string) => void;
  }
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
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.exposeFunction('complain', (text: string) => complaints.push(text));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          window.complain?.(`CSP: ${event.effectiveDirective} ${event.blockedURI}`);
        });
      });
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

export { expect };
