import type { Page } from 'playwright';
import {
  account,
  bob,
  emptySnapshot,
  fromNow,
  ended,
  gone,
  service,
  signedIn,
  signingOut,
  waiting,
} from './examples.ts';
import { tabTo } from '../keyboard.ts';
import { expect, expectNoDialog, test } from './fixtures.ts';

/** The main flows, with the keyboard alone. */

const heading = (page: Page) => page.locator('#view-heading');

test('signing in from the empty window, to the new account', async ({ page, host, open }) => {
  await open({});
  host.answer('startSignIn', () => {
    host.show({ signIn: { step: 'starting', serviceKind: 'openbox', service } });
    return { kind: 'done' };
  });
  await tabTo(page, 'Sign in to box.example');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Asking box.example for a sign-in page…').first()).toBeVisible();
  await expect(heading(page)).toBeFocused();

  const link = 'http://127.0.0.1:4000/sign-in/1';
  const waits = {
    step: 'waiting',
    userCode: null,
    returnPort: null,
    serviceKind: 'openbox',
    service,
    link,
  } as const;
  host.show({ signIn: { ...waits, expiresAt: fromNow(600), problem: null } });
  const open_ = page.getByRole('link', { name: /Open the sign-in page/ });
  await expect(open_).toHaveAttribute('href', link);
  await expect(open_).toHaveAttribute('target', '_blank');
  await expect(open_).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(page.getByText(/The page is valid for (10:00|9:5\d)/)).toBeVisible();
  const problem = { kind: 'http-error', status: 500 } as const;
  host.show({ signIn: { ...waits, expiresAt: fromNow(590), problem } });
  await expect(page.getByRole('main')).toContainText(
    'box.example answers with HTTP error 500, so Signoff cannot tell whether you have signed in there.',
  );
  await expect(page.getByRole('status').first()).toContainText('answers with HTTP error 500');
  await tabTo(page, /^Open the sign-in page/);

  host.show({
    signIn: {
      step: 'confirming',
      serviceKind: 'openbox',
      service,
      login: 'ada@example.com',
      storage: 'keychain',
    },
  });
  await expect(page.getByRole('status').first()).toHaveText('Signed in as ada@example.com: is this you?');
  await expect(heading(page)).toBeFocused();
  host.answer('confirmSignIn', () => {
    host.show({ signIn: { step: 'keeping', serviceKind: 'openbox', service, login: 'ada@example.com' } });
    return { kind: 'done' };
  });
  await tabTo(page, 'Yes, this is me');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saving the sign-in of ada@example.com…')).toBeVisible();
  host.show({ signIn: null, accounts: [account()] });

  await expect(page).toHaveURL(/#\/account\/ada$/);
  await expect(heading(page)).toHaveText('ada@example.com');
  await expect(heading(page)).toBeFocused();
  await expect(page.getByRole('status').first()).toHaveText('Signed in as ada@example.com.');
  expect(host.calls).toEqual([
    { command: 'startSignIn', argument: { service: { kind: 'openbox', address: service } } },
    { command: 'confirmSignIn', argument: { isMe: true } },
  ]);
});

test('saying no to «is this you?», and cancelling', async ({ page, host, open }) => {
  const confirming = {
    step: 'confirming',
    serviceKind: 'openbox',
    service,
    login: 'eve@example.com',
    storage: 'keychain',
  } as const;
  await open({ accounts: [bob], signIn: confirming }, '#/sign-in');
  await tabTo(page, 'No');
  await page.keyboard.press('Enter');
  await expect.poll(() => host.calls).toEqual([{ command: 'confirmSignIn', argument: { isMe: false } }]);
  host.show({ signIn: { step: 'undoing', serviceKind: 'openbox', service } });
  await expect(page.getByText('Undoing the sign-in at box.example…').last()).toBeVisible();
  host.show({ signIn: null });
  await expect(page).toHaveURL(/#\/$/);
  await expect(heading(page)).toHaveText('bob@example.com');

  host.reset();
  host.show({ signIn: { step: 'starting', serviceKind: 'openbox', service } });
  await page.getByRole('button', { name: 'Signing in…' }).press('Enter');
  await tabTo(page, 'Cancel');
  await page.keyboard.press('Enter');
  await expect.poll(() => host.calls).toEqual([{ command: 'cancelSignIn', argument: {} }]);
});

test('signing out: asked, every step shown, told, and the keyboard keeps its place', async ({
  page,
  host,
  open,
}) => {
  await open({ accounts: [account(), bob] });
  await tabTo(page, 'Sign out…');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Sign out of ada@example.com?' });
  await expect(dialog).toContainText('Your files stay on this computer.');
  await expect(dialog.getByRole('button', { name: 'Sign out' })).toBeFocused();

  await page.keyboard.press('Escape');
  await expectNoDialog(page);
  await expect(page.getByRole('button', { name: 'Sign out…' })).toBeFocused();
  expect(host.calls).toEqual([]);

  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Sign out' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => host.calls).toEqual([{ command: 'signOut', argument: { account: 'ada' } }]);
  for (const [step, words] of [
    ['recording', 'Sign out on this computer'],
    ['stopping-sync', 'Stop syncing'],
    ['asking-service', 'End the session at box.example'],
    ['removing-credentials', 'Remove the saved sign-in from this computer'],
  ] as const) {
    host.show({ accounts: [account(signingOut({ step })), bob] });
    await expect(page.locator('[aria-current=step]')).toContainText(words);
    // While it is being asked to end, nobody knows whether it is still open.
    await expect(page.getByText(/still be open|still open/)).toHaveCount(0);
  }
  await expect(heading(page)).toBeFocused();

  host.show({ accounts: [bob], history: [gone()], endedSignOuts: [ended(1, gone())] });
  await expect(page.getByRole('main')).toContainText('Signed out of ada@example.com.');
  await expect(page.getByRole('main')).toContainText('Your files stay on this computer.');
  await expect(page.getByRole('link', { name: /ada@example.com/ })).toHaveCount(0);
  await expect(page.getByRole('status').first()).toHaveText('Signed out of ada@example.com.');
  await expect(heading(page)).toBeFocused();
});

test('a focused row that vanishes hands the focus to what the window shows', async ({ page, host, open }) => {
  await open({ accounts: [account(), bob] }, '#/account/bob');
  const row = page.getByRole('link', { name: /ada@example.com/ });
  await row.focus();
  host.show({ accounts: [bob], history: [gone()], endedSignOuts: [ended(1, gone())] });
  await expect(row).toHaveCount(0);
  await expect(heading(page)).toBeFocused();
  // Another account is in view, so that this one's outcome is shown too.
  await expect(page.locator('.toast')).toContainText('Signed out of ada@example.com.');
  await page.locator('.toast').getByRole('button', { name: 'Dismiss' }).press('Enter');
  await expect(page.locator('.toast')).toHaveCount(0);
  await expect(heading(page)).toBeFocused();
});

test('«Forget it» says what stays open, and starts at Cancel', async ({ page, host, open }) => {
  await open({
    accounts: [account(waiting({ kind: 'restricted' }, { session: 'open' }))],
  });
  await expect(page.getByRole('main')).toContainText(
    'Signed out on this computer, but box.example does not accept this app any more, so the session there is still open.',
  );
  await expect(page.getByRole('link', { name: /End it on the web/ })).toHaveAttribute(
    'href',
    'https://box.example/',
  );
  await tabTo(page, 'Forget it…');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('The session at box.example stays open');
  await expect(dialog).toContainText('To end it yourself, sign in at box.example and end it there.');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectNoDialog(page);
  expect(host.calls).toEqual([]);

  await expect(page.getByRole('button', { name: 'Forget it…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Forget it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => host.calls).toEqual([{ command: 'forget', argument: { account: 'ada' } }]);
});

test('signing out of all accounts', async ({ page, host, open }) => {
  const eve = account(waiting({ kind: 'timeout' }), { id: 'eve', login: 'eve@e.io' });
  await open({ accounts: [account(), bob, eve] });
  await tabTo(page, 'Sign out of all accounts…');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Sign out of 2 accounts?' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => host.calls).toEqual([{ command: 'signOutAll', argument: {} }]);
  const gonePeople = [gone(), gone({ id: 'bob', login: 'bob@example.com' })];
  host.show({
    accounts: [eve],
    history: gonePeople,
    endedSignOuts: gonePeople.map((entry, index) => ended(index + 1, entry)),
  });
  // Both ended together, and each is told.
  const told = page.getByRole('status').first().getByRole('paragraph');
  await expect(told).toHaveText(['Signed out of ada@example.com.', 'Signed out of bob@example.com.']);
  await expect(page.locator('.toast p')).toHaveText([
    'Signed out of ada@example.com.',
    'Signed out of bob@example.com.',
  ]);
});

test('many sign-outs that end together are told in one sentence', async ({ page, host, open }) => {
  const people = Array.from({ length: 12 }, (_, index) => account(signedIn, { id: `p${index.toString()}` }));
  await open({ accounts: people });
  const waits = people.slice(0, 2).map((each) => ({ ...each, state: waiting({ kind: 'unreachable' }) }));
  const over = people.slice(2).map(({ id }) => gone({ id }));
  host.show({
    accounts: waits,
    history: over,
    endedSignOuts: [...waits, ...over].map((each, index) => ended(index + 1, each)),
  });
  await expect(page.getByRole('status').first()).toHaveText(
    'Signed out of 12 accounts on this computer. 2 of them are not finished yet.',
  );
});

test('a question that another window answered goes away', async ({ page, host, open }) => {
  await open({ accounts: [account(), bob] });
  await page.getByRole('button', { name: 'Sign out…' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  host.show({ accounts: [account(signingOut({ step: 'asking-service' })), bob] });
  await expectNoDialog(page);
  await expect(heading(page)).toBeFocused();
  expect(host.calls).toEqual([]);
});

test('the list by arrow keys, and the focus on a narrow window', async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open({ accounts: [account(), bob] });
  const ada = page.getByRole('link', { name: /ada@example.com/ });
  const bobRow = page.getByRole('link', { name: /bob@example.com/ });
  await tabTo(page, /^ada@example.com/);
  await page.keyboard.press('ArrowDown');
  await expect(bobRow).toBeFocused();
  await page.keyboard.press('Home');
  await expect(ada).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('bob@example.com');
  await expect(heading(page)).toBeFocused();
  await expect(bobRow).toBeHidden();
  await page.getByRole('link', { name: 'All accounts' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Signoff' })).toBeFocused();
  await expect(bobRow).toBeVisible();
});

test('the content can be reached without going through the list', async ({ page, open }) => {
  await open({ accounts: [account(), bob] });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toBeFocused();
});

test('settings: a bad address is told beside the field, a good one is saved', async ({
  page,
  host,
  open,
}) => {
  await open({ accounts: [bob] }, '#/settings');
  host.answer('changeSettings', ({ service: wanted = '', format = 'automatic' }) => {
    if (!wanted.startsWith('https://')) return { kind: 'bad-service-address' };
    host.show({ settings: { ...emptySnapshot.settings, service: wanted, format } });
    return { kind: 'done' };
  });
  const field = page.getByRole('textbox', { name: 'Service address' });
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('ftp://nowhere');
  await page.keyboard.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/That is not an address Signoff can use/);

  await page.keyboard.press('Control+A');
  await page.keyboard.type('https://files.example/api/1.0/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^SOAP/ })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  expect(host.calls.at(-1)).toEqual({
    command: 'changeSettings',
    argument: { service: 'https://files.example/api/1.0/', format: 'soap' },
  });
});

test('what the command line fixed cannot be changed, and says so', async ({ page, open }) => {
  await open({ settings: { ...emptySnapshot.settings, fixed: ['service'] } }, '#/settings');
  const field = page.getByRole('textbox', { name: 'Service address' });
  await expect(field).toBeDisabled();
  await expect(field).toHaveAccessibleDescription(/Set on the command line for this run/);
  await expect(page.getByRole('radio', { name: /^XML/ })).toBeEnabled();
});
