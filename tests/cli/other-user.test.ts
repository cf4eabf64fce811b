import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chromium } from 'playwright';
import { chromiumOptions } from '../e2e/page/browser.ts';
import { follow, linkIn } from '../support/links.ts';
import { startOAuthService } from '../support/other-services.ts';
import { signsInAt } from '../support/person.ts';
import type { RunningCommand } from '../support/run-signoff.ts';
import { useCommandLine } from './command-line.ts';
import { startRacer, type Racer } from './racer.ts';

/** Another user of this computer is always first at what the person’s browser is given. It takes root to be two users. */

const rounds = 20;
const timeout = 600_000;

describe.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
  'another user of this computer',
  () => {
    const line = useCommandLine();
    let racer: Racer;
    let folder: string;
    let running: RunningCommand[] = [];

    beforeAll(async () => {
      racer = await startRacer();
    });
    afterAll(() => racer.close());
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'browser-'));
    });
    afterEach(async () => {
      for (const command of running) command.process.kill();
      await Promise.all(running.map(({ ended }) => ended));
      running = [];
      rmSync(folder, { recursive: true });
    });

    /** A browser that writes down what it was given, and is slow. */
    function browser(round: number): { readonly command: string; readonly given: () => string | null } {
      const command = path.join(folder, `browser-${round}`);
      const given = path.join(folder, `given-${round}`);
      writeFileSync(
        command,
        `#!/bin/sh\nprintf '%s' "$1" > '${given}.new'\nmv '${given}.new' '${given}'\nsleep 3\n`,
      );
      chmodSync(command, 0o755);
      return { command, given: () => (existsSync(given) ? readFileSync(given, 'utf8') : null) };
    }

    /** Starts a command that opens the browser, and gives the link once the other user has tried all that it can. */
    async function raceFor(
      words: readonly string[],
      round: number,
      at: Pick<typeof line.service, 'url' | 'apiKey'> = line.service,
    ): Promise<{ link: string; command: RunningCommand }> {
      const { command: program, given } = browser(round);
      const command = line.start([...words, '--json'], at, {
        BROWSER: program,
        DISPLAY: undefined,
        WAYLAND_DISPLAY: undefined,
      });
      running.push(command);
      await expect.poll(given, { timeout: 60_000 }).not.toBeNull();
      const opened = given() ?? '';
      const link = linkIn(opened);
      await expect
        .poll(() => racer.attempts.some((attempt) => attempt.file === opened || attempt.link === opened), {
          timeout: 60_000,
        })
        .toBe(true);
      racer.try(link);
      await expect
        .poll(() => racer.attempts.some((attempt) => attempt.link === link), { timeout: 60_000 })
        .toBe(true);
      return { link, command };
    }

    function expectNoWin(): void {
      expect(racer.attempts.filter(({ location }) => typeof location === 'string')).toEqual([]);
    }

    /** Nothing that the other user was asked holds the key of the window. */
    function expectNotTold(address: string): void {
      const [, key = ''] = /\/page\/([\w-]{20,})$/.exec(address) ?? [];
      expect(key).not.toBe('');
      const told = racer.attempts.filter(({ asked }) => asked !== undefined);
      expect(told.filter((attempt) => JSON.stringify(attempt).includes(key))).toEqual([]);
    }

    test('never gets the window, and the person always does', { timeout }, async () => {
      for (let round = 0; round < rounds; round += 1) {
        const { link, command } = await raceFor(['serve'], round);
        const { address } = JSON.parse(await command.nextLine()) as { address: string };
        expectNoWin();
        racer.try(address);
        await expect.poll(() => racer.attempts.find((attempt) => attempt.link === address)?.status).toBe(403);
        expect(await follow(link)).toBe(address);
        command.process.kill('SIGINT');
        await command.ended;
      }
      expectNoWin();
      expect(racer.attempts.filter(({ status }) => status === 403).length).toBeGreaterThanOrEqual(2 * rounds);
    });

    test('never gets the page to sign in at, and the person always does', { timeout }, async () => {
      for (let round = 0; round < rounds; round += 1) {
        const { link, command } = await raceFor(['sign-in', '--yes'], round);
        expectNoWin();
        await signsInAt(link, line.service);
        expect(await command.ended).toMatchObject({ code: 0 });
      }
      expectNoWin();
    });

    test(
      'gets no code of its own in where the browser comes back to, and ends no sign-in',
      { timeout },
      async () => {
        const oauth = await startOAuthService();
        try {
          const at = { url: oauth.id.address, apiKey: line.service.apiKey };
          const add = [
            'services',
            'add',
            'oauth',
            oauth.id.address,
            '--client-id',
            'signoff',
            '--name',
            'Mine',
          ];
          expect(await line.run(add)).toMatchObject({ code: 0 });
          for (let round = 0; round < rounds / 2; round += 1) {
            const { link, command } = await raceFor(['sign-in', '--yes'], round, at);
            expectNoWin();
            const page = await follow(link);
            const back = new URL(page).searchParams.get('redirect_uri') ?? '';
            const state = new URL(page).searchParams.get('state') ?? '';
            const guess = 'A'.repeat(state.length);
            const injected = [
              'code=injected',
              `code=injected&state=${guess}`,
              `code=injected&state=${guess}&iss=${encodeURIComponent(oauth.id.address.slice(0, -1))}`,
              `code=injected&state=${state.slice(0, -1)}`,
              `error=access_denied&state=${guess}`,
              'error=access_denied',
            ].map((parameters) => `${back}?${parameters}`);
            for (const one of injected) racer.try(one);
            const answers = (): (number | undefined)[] =>
              injected.map((one) => racer.attempts.find((attempt) => attempt.link === one)?.status);
            await expect.poll(answers, { timeout: 60_000 }).toEqual(injected.map(() => 404));
            await oauth.signInOn(page);
            expect(await command.ended).toMatchObject({ code: 0 });
          }
          expectNoWin();
          // Each took the place of the one before, whose session was ended.
          expect(await oauth.liveSessions()).toHaveLength(1);
        } finally {
          await oauth.close();
        }
      },
    );

    test('is not believed where it takes the port of a host that died', { timeout }, async () => {
      const browser = await chromium.launch(chromiumOptions);
      try {
        for (let round = 0; round < rounds; round += 1) {
          const command = line.start(['serve', '--no-open', '--json']);
          running.push(command);
          const { address } = JSON.parse(await command.nextLine()) as { address: string };
          const port = Number(new URL(address).port);
          const page = await browser.newPage();
          await page.goto(address);
          await page.getByRole('button', { name: /^Sign in to/ }).waitFor({ timeout: 60_000 });
          racer.take(port);
          command.process.kill('SIGKILL');
          await expect
            .poll(() => racer.attempts.some(({ taken }) => taken === port), { timeout: 60_000 })
            .toBe(true);
          const asked = (): number => racer.attempts.filter((attempt) => attempt.asked !== undefined).length;
          const before = asked();
          // It has answered in the host's place more than once.
          await expect.poll(asked, { timeout: 60_000 }).toBeGreaterThan(before + 1);
          await page.getByText('Signoff does not answer').waitFor({ timeout: 60_000 });
          expect(await page.content()).not.toContain('forged.example');
          expectNotTold(address);
          await page.close();
        }
      } finally {
        await browser.close();
      }
    });

    test(
      'learns no key where the host dies before the page has its files, and puts none in',
      { timeout },
      async () => {
        const browser = await chromium.launch(chromiumOptions);
        try {
          for (let round = 0; round < rounds; round += 1) {
            const command = line.start(['serve', '--no-open', '--json']);
            running.push(command);
            const { address } = JSON.parse(await command.nextLine()) as { address: string };
            const port = Number(new URL(address).port);
            const page = await browser.newPage();
            let dies: Promise<void> | null = null;
            const die = async (): Promise<void> => {
              racer.take(port);
              command.process.kill('SIGKILL');
              await expect
                .poll(() => racer.attempts.some(({ taken }) => taken === port), { timeout: 60_000 })
                .toBe(true);
            };
            // Every file is asked for once the other user answers in the place of the host.
            await page.route(/\/assets\//, async (route) => {
              await (dies ??= die());
              await route.continue();
            });
            await page.goto(address, { waitUntil: 'load' });
            await expect
              .poll(() => racer.attempts.some(({ asked }) => asked?.endsWith('.js') === true), {
                timeout: 60_000,
              })
              .toBe(true);
            expectNotTold(address);
            expect(await page.content()).not.toContain('forged.example');
            expect(await page.evaluate(() => 'forged' in window)).toBe(false);
            await page.close();
          }
        } finally {
          await browser.close();
        }
      },
    );

    test('who signed in by another way is not kept by --yes', async () => {
      const command = line.start(['sign-in', '--no-browser', '--yes', '--json']);
      await command.nextLine();
      const [ticket = ''] = line.service.issuedTickets();
      await signsInAt(new URL(`auth/${ticket}`, line.service.url).href, line.service);
      command.process.stdin?.end();
      expect(await command.ended).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('not certain') as string,
      });
      expect(line.service.liveTokens()).toEqual([]);
    });
  },
);
