import type { AccountState, Notice } from '../../../shared/snapshot.ts';
import {
  account,
  bidiLogin,
  bob,
  fromNow,
  gone,
  manyAccounts,
  service,
  signedIn,
  waiting,
} from './examples.ts';
import { expect, test } from './fixtures.ts';

/** What each state offers, and that it asks for what it says. */

const buttons: readonly {
  readonly state: AccountState;
  readonly button: string;
  readonly call: { readonly command: string; readonly argument: unknown };
}[] = [
  {
    state: signedIn,
    button: 'Check session',
    call: { command: 'checkSession', argument: { account: 'ada' } },
  },
  {
    state: { kind: 'credentials-unavailable', reason: 'locked', checking: false },
    button: 'Unlock and try again',
    call: { command: 'retryKeychain', argument: {} },
  },
  {
    state: { kind: 'credentials-unavailable', reason: 'absent', checking: false },
    button: 'Sign in again',
    call: { command: 'startSignIn', argument: { service: { kind: 'openbox', address: service } } },
  },
  {
    state: { kind: 'session-ended', endedAt: fromNow(-60), credentials: 'removed' },
    button: 'Sign in again',
    call: { command: 'startSignIn', argument: { service: { kind: 'openbox', address: service } } },
  },
  {
    state: { kind: 'session-ended', endedAt: fromNow(-60), credentials: 'kept' },
    button: 'Try again',
    call: { command: 'retryKeychain', argument: {} },
  },
  {
    state: waiting({ kind: 'unreachable' }),
    button: 'Try now',
    call: { command: 'retrySignOut', argument: { account: 'ada' } },
  },
  {
    state: waiting({ kind: 'restricted' }, { session: 'open' }),
    button: 'Try again',
    call: { command: 'retrySignOut', argument: { account: 'ada' } },
  },
  {
    state: waiting({ kind: 'keychain', reason: 'locked' }, { session: 'open' }),
    button: 'Unlock and finish',
    call: { command: 'retryKeychain', argument: {} },
  },
  {
    state: waiting({ kind: 'keychain', reason: 'locked' }, { session: 'ended' }),
    button: 'Try again',
    call: { command: 'retrySignOut', argument: { account: 'ada' } },
  },
];

for (const [index, { state, button, call }] of buttons.entries()) {
  const about = 'problem' in state && state.problem !== null ? state.problem.kind : state.kind;
  test(`«${button}» asks for ${call.command} (${about}, ${index.toString()})`, async ({
    page,
    host,
    open,
  }) => {
    await open({ accounts: [account(state), bob] });
    await page.getByRole('main').getByRole('button', { name: button }).click();
    await expect.poll(() => host.calls).toEqual([call]);
  });
}

const notices: readonly { readonly notice: Notice; readonly button: string; readonly call: unknown }[] = [
  {
    notice: { kind: 'keychain', reason: 'locked' },
    button: 'Unlock and try again',
    call: { command: 'retryKeychain', argument: {} },
  },
  {
    notice: { kind: 'registry-quarantined', file: 'accounts.damaged' },
    button: 'Dismiss',
    call: { command: 'dismissNotice', argument: { kind: 'registry-quarantined', id: 'accounts.damaged' } },
  },
  {
    notice: { kind: 'sign-in-unfinished', id: 'u1', service, startedAt: fromNow(-60) },
    button: 'Dismiss',
    call: { command: 'dismissNotice', argument: { kind: 'sign-in-unfinished', id: 'u1' } },
  },
  {
    notice: { kind: 'sign-in-interrupted', id: 'i1', service, startedAt: fromNow(-60) },
    button: 'Dismiss',
    call: { command: 'dismissNotice', argument: { kind: 'sign-in-interrupted', id: 'i1' } },
  },
];

for (const { notice, button, call } of notices) {
  test(`the notice ${notice.kind} is told, and its button asks`, async ({ page, host, open }) => {
    await open({ accounts: [bob] });
    host.show({ notices: [notice] });
    const region = page.getByRole('region', { name: 'Notices' });
    const title = (await region.getByRole('heading').textContent()) ?? '';
    await expect(page.getByRole('status').first()).toHaveText(`${title}.`);
    await region.getByRole('button', { name: button }).click();
    await expect.poll(() => host.calls).toEqual([call]);
  });
}

test('the next try counts down by itself', async ({ page, open }) => {
  await open({ accounts: [account(waiting({ kind: 'timeout' }, { nextAttemptAt: fromNow(50) }))] });
  const time = page.getByRole('main').locator('.callout time');
  const first = await time.textContent();
  expect(first).toMatch(/^Next try in \d\d seconds\.$/);
  await expect(time).not.toHaveText(first ?? '');
});

test('an account whose files are not synced says so', async ({ page, open }) => {
  await open({ accounts: [account({ ...signedIn, syncFailed: true }), bob] });
  await expect(page.getByText('Your files are not being synced.')).toBeVisible();
});

test('a check that could not tell is not said never to have been', async ({ page, open }) => {
  await open({ accounts: [account({ ...signedIn, checkProblem: { kind: 'credentials-altered' } }), bob] });
  const main = page.getByRole('main');
  await expect(main).toContainText('The last check could not tell whether the session is open.');
  await expect(main).toContainText('Session last confirmedNot since Signoff started');
});

test('a refusal by the host is told', async ({ page, host, open }) => {
  await open({ accounts: [account(), bob] });
  host.answer('checkSession', () => ({ kind: 'not-now' }));
  await page.getByRole('button', { name: 'Check session' }).click();
  await expect(page.locator('.toast')).toContainText('That cannot be done at the moment.');
});

test('a command that the host breaks on is told', async ({ page, host, open, complaints }) => {
  await open({ accounts: [account(), bob] });
  host.answer('checkSession', () => {
    throw new Error('broken');
  });
  await page.getByRole('button', { name: 'Check session' }).click();
  await expect(page.locator('.toast')).toContainText(
    'Signoff could not do that because of an internal error.',
  );
  expect(complaints.splice(0)).toEqual([expect.stringContaining('500')]);
});

test('a command that the host does not answer in time is told', async ({ page, host, open }) => {
  await page.clock.install();
  await open({ accounts: [account(), bob] });
  host.answer('checkSession', () => new Promise(() => undefined));
  await page.getByRole('button', { name: 'Check session' }).click();
  await expect.poll(() => host.calls).toEqual([{ command: 'checkSession', argument: { account: 'ada' } }]);
  await page.clock.fastForward(10_000);
  await expect(page.locator('.toast')).toContainText(
    'Signoff has not answered yet, so it may or may not have done that.',
  );
});

test('a host that is gone takes all that it said with it', async ({ page, host, open, complaints }) => {
  await open({ accounts: [account(), bob] });
  await host.stop();
  await expect(page.getByRole('heading', { name: 'Signoff does not answer' })).toBeVisible();
  await expect(page.getByText('ada@example.com')).toHaveCount(0);
  complaints.length = 0; // The browser notes the broken connections.
});

test('a login that turns text around does not turn the words beside it', async ({ page, open }) => {
  await open({ accounts: [bob], history: [gone({ login: bidiLogin })] }, '#/account/ada');
  const text = (await page.getByRole('main').textContent()) ?? '';
  expect(text).toContain('Signed out of eve‹U+202E›moc.elpmaxe@ada.');
  expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
});

test('a thousand accounts cost no more than those in sight, and all can be reached', async ({
  page,
  open,
}) => {
  await open({ accounts: [...manyAccounts(1000)] });
  const rows = page.locator('.account-row');
  await expect(rows).toHaveCount(1000);
  const isDrawn = (row: Element) => row.checkVisibility({ contentVisibilityAuto: true });
  await expect.poll(() => rows.first().evaluate(isDrawn)).toBe(true);
  expect(await rows.last().evaluate(isDrawn)).toBe(false);

  await rows.first().focus();
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await expect(rows.last()).toBeInViewport();
  await expect.poll(() => rows.last().evaluate(isDrawn)).toBe(true);
});

test('the row of the account in view is in sight', async ({ page, open }) => {
  await open({ accounts: [...manyAccounts(1000)] }, '#/account/account-700');
  await expect(page.locator('.account-row[aria-current]')).toBeInViewport();
});

test('an account is found by its login and by its state', async ({ page, open }) => {
  await open({ accounts: [...manyAccounts(40)] });
  const find = page.getByRole('searchbox', { name: 'Find an account' });
  await find.fill('person017');
  await expect(page.locator('.account-row')).toHaveCount(1);
  await find.fill('session ended');
  await expect(page.locator('.account-row')).toHaveCount(4);
  await find.fill('nobody');
  await expect(page.getByText('No account matches “nobody”.')).toBeVisible();
});
