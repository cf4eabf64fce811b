import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startService, type RunningService } from '../../service/service.ts';
import { call } from './calls.ts';
import { axeFindings, loadAxe } from '../../support/axe.ts';

const awkward = `o'"<b>&amp;${'long'.repeat(40)}@example.com`;

let service: RunningService;
beforeAll(async () => {
  const users = [
    { login: 'ada@example.com', password: 'pass word+%26&=é' },
    { login: awkward, password: 'x' },
  ];
  service = await startService({ users });
});
afterAll(() => service.close());

async function newTicket(): Promise<string> {
  return (await call(service.url, 'rest', 'get_ticket', { api_key: service.apiKey }))['ticket'] ?? '';
}

async function authTokenStatus(ticket: string): Promise<string | undefined> {
  return (await call(service.url, 'rest', 'get_auth_token', { api_key: service.apiKey, ticket }))['status'];
}

function submit(ticket: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${service.url}auth/${ticket}`, { method: 'POST', body: new URLSearchParams(fields) });
}

describe('the form', () => {
  const good = () => ({ login: service.login, password: service.password, dologin: '1' });

  test('signs in with login, password and dologin', async () => {
    const ticket = await newTicket();
    const page = await fetch(`${service.url}auth/${ticket}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<form method="post">');
    expect(await authTokenStatus(ticket)).toBe('not_logged_in');
    const done = await submit(ticket, good());
    expect(await done.text()).toContain('go back to the application');
    expect(await authTokenStatus(ticket)).toBe('get_auth_token_ok');
    // Looking at the page again, or sending the form again as somebody else, changes nothing.
    expect(await (await fetch(`${service.url}auth/${ticket}`)).text()).toContain(
      'go back to the application',
    );
    expect(await (await submit(ticket, { ...good(), login: awkward, password: 'x' })).text()).toContain(
      'ada@example.com',
    );
  });

  test.each([
    ['a wrong password', { password: 'wrong' }, 'is wrong'],
    ['another person’s password', { password: 'x' }, 'is wrong'],
    ['no password', { password: '' }, 'is wrong'],
    ['an unknown login', { login: 'nobody' }, 'is wrong'],
    ['no dologin', { dologin: '' }, '<form'],
  ])('%s: nobody is signed in', async (_what, change, answer) => {
    const ticket = await newTicket();
    const response = await submit(ticket, { ...good(), ...change });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain(answer);
    expect(text).not.toContain('password+');
    expect(await authTokenStatus(ticket)).toBe('not_logged_in');
  });

  test('anything but a form is refused', async () => {
    const ticket = await newTicket();
    const headers = { 'Content-Type': 'text/plain' };
    const body = new URLSearchParams(good()).toString();
    expect((await fetch(`${service.url}auth/${ticket}`, { method: 'POST', body, headers })).status).toBe(415);
    expect((await submit(ticket, { ...good(), filler: 'x'.repeat(70_000) })).status).toBe(413);
    expect(await authTokenStatus(ticket)).toBe('not_logged_in');
  });

  test('a ticket that is too old or unknown cannot be used', async () => {
    const ticket = await newTicket();
    service.expireTickets();
    for (const [value, status, words] of [
      [ticket, 410, 'has expired'],
      ['neverissued', 404, 'does not exist'],
      ['', 404, 'does not exist'],
      ['%3Cscript%3E', 404, 'does not exist'],
    ] as const) {
      for (const response of [await fetch(`${service.url}auth/${value}`), await submit(value, good())]) {
        expect(response.status).toBe(status);
        const text = await response.text();
        expect(text).toContain(words);
        expect(text).not.toContain('<form');
      }
    }
  });

  test('what was typed comes back as text only', async () => {
    const login = '"><script>alert(1)</script>\'';
    const text = await (await submit(await newTicket(), { login, password: 'x', dologin: '1' })).text();
    expect(text).not.toContain('<script');
    expect(text).toContain('value="&#34;&#62;&#60;script&#62;');
  });

  test('every page is kept by nobody, framed by nobody, and tells nobody its address', async () => {
    const ticket = await newTicket();
    for (const response of [
      await fetch(`${service.url}auth/${ticket}`),
      await submit(ticket, good()),
      await fetch(`${service.url}auth/x`),
    ]) {
      const { headers } = response;
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
      );
    }
  });
});

describe('in a browser', () => {
  const executablePath = '/usr/bin/chromium';
  let browser: Browser;
  beforeAll(async () => {
    if (!existsSync(executablePath))
      throw new Error("This test needs Chromium: install Debian's package chromium.");
    // Chromium has no sandbox for root.
    browser = await chromium.launch({
      executablePath,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    return () => browser.close();
  });

  test.each(['light', 'dark'] as const)(
    '%s: signing in by keyboard, and axe finds nothing',
    async (colorScheme) => {
      const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 640 } });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      const ticket = await newTicket();
      const expectAccessible = async (): Promise<void> => {
        await loadAxe(page);
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      };

      await page.goto(`${service.url}auth/${ticket}`);
      expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('grid');
      await expectAccessible();
      await page.keyboard.type(awkward);
      await page.keyboard.press('Tab');
      await page.keyboard.type('wrong');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      expect(await page.getByLabel('Login').inputValue()).toBe(awkward);
      expect(await page.getByLabel('Password').inputValue()).toBe('');
      await expectAccessible();

      await page.keyboard.type('x');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Sign in');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
      expect(await page.getByRole('status').textContent()).toBe(`Signed in as ${awkward}.`);
      await expectAccessible();
      expect(await authTokenStatus(ticket)).toBe('get_auth_token_ok');

      await page.goto(`${service.url}auth/unknown`);
      await page.getByRole('heading', { name: 'does not exist' }).waitFor();
      await expectAccessible();
      // Chromium itself notes the 404.
      expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
      await context.close();
    },
  );
});
