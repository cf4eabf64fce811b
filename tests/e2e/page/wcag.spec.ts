import type { Page } from 'playwright';
import type { AccountState } from '../../../shared/snapshot.ts';
import {
  account,
  bob,
  ended,
  gone,
  longLogin,
  manyAccounts,
  manyServices,
  nextcloudAccount,
  service,
  settings,
  signedIn,
  waiting,
} from './examples.ts';
import { expect, test } from './fixtures.ts';

/** WCAG 2.2 AA where axe cannot judge: one test for each criterion, which its title names. */

const confirming = {
  step: 'confirming',
  serviceKind: 'openbox',
  service,
  login: 'ada@example.com',
  storage: 'keychain',
} as const;

const heading = (page: Page) => page.locator('#view-heading');

test('1.3.2 and 4.1.2: a screen reader reads the window in this order', async ({ page, open }) => {
  const confirmed = { ...signedIn, confirmedAt: new Date().toISOString() };
  await open({ accounts: [nextcloudAccount(confirmed), bob] });
  await expect(page.locator('.window')).toMatchAriaSnapshot(`
    - button "Skip to the content"
    - navigation "Accounts and settings":
      - heading "Signoff" [level=1]
      - heading "Accounts 2" [level=2]
      - button "Add account"
      - list:
        - listitem:
          - link /ada Signed in · cloud\\.example\\.com/
        - listitem:
          - link /bob@example\\.com Signed in · box\\.example/
      - list:
        - listitem:
          - button "Sign out of all accounts…"
        - listitem:
          - link "Settings"
        - listitem:
          - link "Help"
    - main:
      - heading "ada" [level=2]
      - paragraph: Ada Lovelace
      - paragraph: cloud.example.com
      - paragraph: You are signed in on this computer, and cloud.example.com has confirmed the session.
      - button "Sign out…"
      - button "Check session"
      - region "Details":
        - heading "Details" [level=3]
        - term: Storage space
        - definition:
          - text: 3.2 GB of 5 GB used
          - meter "3.2 GB of 5 GB used"
        - term: Session last confirmed
        - definition:
          - time: just now
        - term: Saved sign-in
        - definition: In the keychain of this computer
        - term: Date of sign-in
        - definition:
          - time
        - term: What signing out ends
        - definition: /The app password of this computer\\./
        - term: Kind of service
        - definition: Nextcloud
        - term: Service address
        - definition: https://cloud.example.com/
    - status
  `);
});

test('4.1.2: the browser’s own accessibility tree has a login as it is, with no gap where it may be broken', async ({
  page,
  open,
}) => {
  const login = 'christopher.longman@subsidiary.company.example';
  await open({ accounts: [account(signedIn, { login }), bob] }, '#/account/ada');
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const names = nodes
    .filter(({ role }) => role?.value === 'heading' || role?.value === 'link')
    .map(({ name }) => String(name?.value));
  expect(names).toContain(login);
  expect(names).toContain(`${login} Signed in · box.example`);
});

// The second is a window of 1280 × 1024, enlarged to 400 %.
for (const { width, height } of [
  { width: 320, height: 640 },
  { width: 1280 / 4, height: 1024 / 4 },
]) {
  test(`1.4.10 at ${width.toString()} × ${height.toString()}: no login is broken in mid-word, and nothing scrolls sideways`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize({ width, height });
    const login = 'christopher.longman-smith@subsidiary.company.example';
    const states: readonly AccountState[] = [signedIn, waiting({ kind: 'restricted' }, { session: 'open' })];
    for (const [index, state] of states.entries()) {
      const id = `c${index.toString()}`;
      await open({ accounts: [account(state, { id, login }), bob] }, `#/account/${id}`);
      expect(await brokenWords(page, login)).toEqual([]);
      await page.getByRole('link', { name: 'All accounts' }).click();
      expect(await brokenWords(page, login)).toEqual([]);
    }
    await open({ accounts: [account(signedIn, { login }), bob] }, '#/account/ada');
    await page.getByRole('button', { name: 'Sign out…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await brokenWords(page, login)).toEqual([]);
    await open({ accounts: [bob], history: [gone({ login })] }, '#/history');
    expect(await brokenWords(page, login)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

test('1.4.12: with a reader’s own spacing nothing is cut off', async ({ page, open }) => {
  await page.setViewportSize({ width: 820, height: 640 });
  await open({ accounts: [account(waiting({ kind: 'restricted' }, { session: 'open' })), bob] });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('main *, .places *')]
      .filter((element) => element.closest('.only-heard, svg') === null && element.clientWidth > 0)
      .filter(
        (element) =>
          getComputedStyle(element).overflow === 'hidden' &&
          (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1),
      )
      .map(({ className }) => className),
  );
  expect(cut).toEqual([]);
});

test('2.1.1: the list, its search and the settings by keys', async ({ page, open }) => {
  await open({ accounts: [...manyAccounts(40)] });
  const find = page.getByRole('searchbox', { name: 'Find an account' });
  await find.fill('person017');
  await expect(page.locator('.account-row')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('person017@example.com');
  await find.focus();
  await page.keyboard.press('Escape');
  await expect(find).toHaveValue('');
  await expect(page.locator('.account-row')).toHaveCount(40);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.account-row').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.account-row').nth(1)).toBeFocused();
  await page.keyboard.press('Control+,');
  await expect(heading(page)).toHaveText('Settings');
  await page.keyboard.press('F1');
  await expect(heading(page)).toHaveText('Help');
});

test('2.2.1: what just happened stays as long as the person is at it, and is not lost with it', async ({
  page,
  host,
  open,
}) => {
  await page.clock.install();
  await open({ accounts: [account(), bob] }, '#/account/bob');
  const entry = gone({ id: 'ada' });
  host.show({ accounts: [bob], history: [entry], endedSignOuts: [ended(1, entry)] });
  const toast = page.getByRole('region', { name: 'What just happened' });
  // In steps, in each of which the host answers: a page whose host is silent for so long shows nothing any more.
  const pass = async (seconds: number): Promise<void> => {
    for (let left = seconds; left > 0; left -= 4) {
      const answer = page.waitForResponse(/\/snapshots$/);
      host.show({});
      await answer;
      await page.clock.runFor(Math.min(left, 4) * 1_000);
    }
  };
  await pass(1);
  await expect(toast).toContainText('Signed out of ada@example.com.');
  await toast.hover();
  await pass(40);
  await expect(toast).toBeVisible();
  await page.mouse.move(600, 500);
  await toast.getByRole('button', { name: 'Dismiss' }).focus();
  await pass(40);
  await expect(toast).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).focus();
  await pass(5);
  await expect(toast).toBeVisible();
  await pass(8);
  await expect(toast).toHaveCount(0);
  await expect(heading(page)).toHaveText('bob@example.com');
  await page.getByRole('link', { name: 'Recently signed out' }).click();
  await expect(page.getByRole('main')).toContainText('Signed out of ada@example.com.');
});

test('2.4.2: the page’s title says what it shows', async ({ page, host, open }) => {
  await open({ accounts: [account(), bob], history: [gone({ id: 'old' })] });
  await expect(page).toHaveTitle('ada@example.com – Signoff');
  for (const [link, title] of [
    [/^bob@example\.com/, 'bob@example.com – Signoff'],
    ['Recently signed out', 'Recently signed out – Signoff'],
    ['Settings', 'Settings – Signoff'],
    ['Help', 'Help – Signoff'],
  ] as const) {
    await page.getByRole('link', { name: link }).click();
    await expect(page).toHaveTitle(title);
  }
  await page.goto(`${host.url}#/sign-in`);
  host.show({ signIn: { step: 'starting', serviceKind: 'openbox', service } });
  await expect(page).toHaveTitle('Sign in to box.example – Signoff');
  host.show({ signIn: confirming });
  await expect(page).toHaveTitle('Is this you? – Signoff');
});

test('2.4.3: while it is asked who signed in, the focus is on the question', async ({ page, host, open }) => {
  await open({ accounts: [bob], signIn: { step: 'starting', serviceKind: 'openbox', service } }, '#/sign-in');
  await page.getByRole('link', { name: /^bob@example\.com/ }).focus();
  host.show({ signIn: confirming });
  await expect(heading(page)).toBeFocused();
  await expect(heading(page)).toHaveText('Is this you?');
  await expect(heading(page)).toHaveAccessibleDescription(
    'box.example says that you signed in as ada@example.com',
  );
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Yes, this is me' })).toBeFocused();
});

test('2.4.3: a row that moves to where attention is needed keeps the focus', async ({ page, host, open }) => {
  const people = manyAccounts(3).map((each) => ({ ...each, state: signedIn }));
  await open({ accounts: people });
  const last = page.getByRole('link', { name: /^person003@example\.com/ });
  await last.focus();
  const [one, two, three] = people;
  if (one === undefined || two === undefined || three === undefined) throw new Error('Three were made');
  host.show({ accounts: [one, two, { ...three, state: waiting({ kind: 'restricted' }) }] });
  await expect(page.locator('.account-row').first()).toContainText('person003@example.com');
  await expect(last).toBeFocused();
});

test('2.4.7 and 2.4.11: every focus is seen, and nothing lies on it', async ({ page, host, open }) => {
  await page.setViewportSize({ width: 360, height: 480 });
  const notices = [
    { kind: 'keychain', reason: 'locked' },
    { kind: 'sign-in-interrupted', id: 'i1', service, startedAt: new Date().toISOString() },
  ] as const;
  await open({ accounts: [account(), bob], notices: [...notices] }, '#/settings');
  const entry = gone({ id: 'bob' });
  host.show({ accounts: [account()], history: [entry], endedSignOuts: [ended(1, entry)] });
  await expect(page.locator('.toast')).toBeVisible();
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('Tab');
    const problem = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { left, top, width, height } = element.getBoundingClientRect();
      const on = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 8));
      const isSeen = on !== null && (element.contains(on) || on.contains(element));
      // What can be chosen by a word beside it shows its frame there.
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const isFramed = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
      return isSeen && isFramed ? null : `${element.tagName} ${element.textContent}`;
    });
    expect(problem).toBeNull();
  }
});

test('2.5.8: every target is at least 24 by 24, but for links in a sentence', async ({ page, open }) => {
  for (const route of ['#/account/ada', '#/settings', '#/help', '#/add-account']) {
    await open(
      {
        accounts: [account(waiting({ kind: 'restricted' }, { session: 'open' })), ...manyAccounts(9)],
        notices: [{ kind: 'keychain', reason: 'locked' }],
        settings: { ...settings, services: manyServices(10) },
      },
      route,
    );
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('a, button, summary, input, label')]
        .filter((element) => element.checkVisibility() && element.closest('.hint, .skip') === null)
        // A choice's words belong to its target.
        .map((element) => element.closest('label') ?? element)
        .filter((element) => element.matches('.choice, a, button, summary, input'))
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width < 24 || height < 24;
        })
        .map(({ textContent, tagName }) => `${tagName} ${textContent}`),
    );
    expect(small, route).toEqual([]);
  }
});

test('3.3.1 and 3.3.3: a wrong address is told in words beside its field', async ({ page, host, open }) => {
  await open({ accounts: [bob] }, '#/settings/nextcloud');
  host.answer('putService', () => ({ kind: 'bad-service-address' }));
  const field = page.getByRole('textbox', { name: 'Server' });
  await field.fill('ftp://nowhere');
  await page.keyboard.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(
    /That is not an address Signoff can use\. It has to be https/,
  );
  await expect(field).toBeFocused();
});

test('4.1.3: what a search finds is said', async ({ page, open }) => {
  await open({ accounts: [...manyAccounts(40)], settings: { ...settings, services: manyServices(12) } });
  const said = page.getByRole('navigation').getByRole('status');
  const find = page.getByRole('searchbox', { name: 'Find an account' });
  await find.fill('person01');
  await expect(said).toHaveText('10 of 40 accounts match.');
  await find.fill('person017');
  await expect(said).toHaveText('1 of 40 accounts matches.');
  await find.fill('nobody');
  await expect(said).toHaveText('No account matches “nobody”.');
  await page.getByRole('button', { name: 'Add account' }).click();
  await page.getByRole('searchbox', { name: 'Find a service' }).fill('cloud0');
  await expect(page.getByRole('main').getByRole('status')).toHaveText('9 of 12 services match.');
});

test('in forced colours every sign, choice and focus can still be told', async ({ page, open }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const eve = account(waiting({ kind: 'restricted' }), { id: 'eve', login: longLogin });
  await open({ accounts: [nextcloudAccount(), eve] }, '#/account/ada');
  const borderOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).borderStyle);
  for (const selector of ['.tone', '.avatar', '.quota', '.button-primary', '.callout']) {
    expect(await borderOf(selector), selector).toBe('solid');
  }
  const row = page.locator('.account-row[aria-current]');
  expect(await row.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  await page.getByRole('button', { name: 'Check session' }).focus();
  await page.keyboard.press('Shift+Tab');
  const outline = await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(outline).toBe('solid');
});

/** The places where a login is broken inside a word of letters. */
async function brokenWords(page: Page, login: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    const found: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      const isInnermost = ![...element.children].some((child) => child.textContent.includes(wanted));
      if (!element.textContent.includes(wanted) || !isInnermost || !element.checkVisibility()) continue;
      if (element.closest('.only-heard') !== null) continue;
      // Every character with the line that it stands on.
      const lines: { readonly character: string; readonly top: number }[] = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.textContent ?? '';
        for (let at = 0; at < text.length; at++) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          lines.push({ character: text[at] ?? '', top: range.getBoundingClientRect().top });
        }
      }
      lines.forEach(({ character, top }, at) => {
        const before = lines[at - 1];
        if (before === undefined || top - before.top < 4) return;
        if (/\w/.test(before.character) && /\w/.test(character)) {
          found.push(`${element.className}: …${before.character}|${character}…`);
        }
      });
    }
    return found;
  }, login);
}
