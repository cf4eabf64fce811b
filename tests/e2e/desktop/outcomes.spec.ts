import '../../support/speak-english.ts';
import { outcomeMessage } from '../../../shared/words/outcomes.ts';
import type { SignOutOutcome } from '../../../shared/outcome.ts';
import type { PrivateKeyring } from '../../keyring/private-keyring.ts';
import type { RunningService } from '../../service/service.ts';
import { agreeToSignOut, openDialog } from './dialogs.ts';
import type { DesktopApp } from './driver/contract.ts';
import { expect, shownPage, test, type Computer } from './driver/fixtures.ts';
import { recordIn, registryIn } from './on-disk.ts';
import { signOutCases, type SignOutCase } from './sign-out-cases.ts';
import { clickNewestNotification, expectTold, expectTray } from './tray.ts';

/** Signing out, from the tray and from the window, with everything that can come of it: what is said, and what is so. */

const id = 'ada';
const login = 'ada@example.com';
const over: SignOutOutcome = {
  outcome: 'signed-out',
  session: 'ended',
  credentials: 'removed',
  problem: null,
};

interface Surroundings {
  readonly computer: Computer;
  readonly service: RunningService;
  readonly keyring: PrivateKeyring;
  readonly token: string;
}

/** The account is gone everywhere. */
async function expectOver(
  app: DesktopApp,
  { computer, service, keyring }: Surroundings,
  { session }: SignOutOutcome,
): Promise<void> {
  await expectTray(app, {
    state: 'nobody',
    tooltip: 'nobody is signed in',
    accounts: ['Nobody is signed in'],
  });
  const { accounts, history } = registryIn(computer.dataDirectory);
  expect(accounts).toEqual([]);
  expect(history).toMatchObject([{ id, login, session, forgotten: false }]);
  expect(service.liveTokens()).toEqual([]);
  expect(await keyring.lookup(id)).toBeNull();
}

/** The account is signed out on this computer, and the rest of it waits. */
async function expectWaiting(
  app: DesktopApp,
  { computer, service, token }: Surroundings,
  { outcome, waiting }: SignOutCase,
): Promise<void> {
  const { label, line } = waiting ?? { label: '', line: '' };
  await expectTray(app, {
    state: 'attention',
    tooltip: `${login}: ${label}`,
    accounts: [`${login} – ${label}`, `Sign-out of ${login} ${line}`],
  });
  const { session, problem } = outcome;
  expect(recordIn(computer.dataDirectory, id)?.state).toMatchObject({
    kind: 'signing-out',
    session,
    problem,
  });
  expect(service.liveTokens()).toEqual([token]);
}

/** While the keyring is held, a sign-out is under way for as long as a test wants to look at it. */
async function whileHeld(keyring: PrivateKeyring, look: () => Promise<void>): Promise<void> {
  keyring.pauseDaemon();
  try {
    await look();
  } finally {
    keyring.resumeDaemon();
  }
}

async function expectBefore(app: DesktopApp, { before }: SignOutCase): Promise<void> {
  const isWell = before === 'Signed in';
  await expectTray(app, {
    state: isWell ? 'signed-in' : 'attention',
    tooltip: isWell ? `signed in as ${login}` : `${login}: ${before}`,
    accounts: [`${login} – ${before}`, `Sign out of ${login}…`],
  });
}

async function expectUnderWay(app: DesktopApp, { before }: SignOutCase): Promise<void> {
  await expectTray(app, {
    // The keychain itself needs attention, whatever becomes of the account.
    state: before === 'Signed in' ? 'nobody' : 'attention',
    tooltip: `signing out of ${login}…`,
    accounts: [`${login} – Signing out…`],
  });
}

test.describe('from the tray, with no window open', () => {
  for (const signOutCase of signOutCases) {
    const { name, arrange, outcome, waiting, hasKeyring } = signOutCase;
    test(name, async ({ computer, service, keyring }) => {
      const token = await computer.place(id);
      const surroundings = { computer, service, keyring, token };
      const restore = await arrange({ service, keyring });
      const app = await computer.start({ args: ['--hidden'] });
      await expectBefore(app, signOutCase);

      const signOut = async (): Promise<void> => {
        await app.desktop.clickTrayMenu([`sign-out:${id}`]);
        await agreeToSignOut(app, `Sign out of ${login}?`);
      };
      if (hasKeyring) {
        await whileHeld(keyring, async () => {
          await signOut();
          await expectUnderWay(app, signOutCase);
        });
      } else await signOut();

      const said = outcomeMessage(outcome, { login, service: service.url });
      await expectTold(app, said);
      expect(await app.desktop.windows()).toEqual([]);
      if (waiting === null) await expectOver(app, surroundings, outcome);
      else {
        await expectWaiting(app, surroundings, signOutCase);
        // Asked again while nothing has changed, it says the same again.
        if (name === 'application_restricted') {
          await app.desktop.clickTrayMenu([`try-now:${id}`]);
          await expectTold(app, said, said);
        }
      }

      await clickNewestNotification(app);
      const page = await shownPage(app);
      await expect(page.getByRole('main')).toContainText(said);
      expect(await app.address()).toBe(`signoff-app://page/index.html#/account/${id}`);
      if (waiting === null) return;

      await restore();
      await app.desktop.clickTrayMenu([`try-now:${id}`]);
      await expect(page.getByRole('main')).toContainText(`Signed out of ${login}.`);
      expect((await app.desktop.notifications()).at(-1)?.body).toBe(`Signed out of ${login}.`);
      await expectOver(app, surroundings, over);
    });
  }

  test('Cancel, Escape and a second click leave everything as it is', async ({
    computer,
    service,
    keyring,
  }) => {
    const token = await computer.place(id);
    const app = await computer.start({ args: ['--hidden'] });
    for (const answer of [{ button: 'Cancel' }, null]) {
      await app.desktop.clickTrayMenu([`sign-out:${id}`]);
      const dialog = await openDialog(app);
      await app.desktop.clickTrayMenu([`sign-out:${id}`]);
      expect(await app.desktop.dialogs()).toHaveLength(1);
      await app.desktop.answerDialog(dialog.id, answer);
    }
    // By another process, which takes its time: a sign-out would be under way by its end.
    expect((await computer.run('accounts')).stdout).toContain('"signed-in"');
    await expectTray(app, {
      state: 'signed-in',
      tooltip: `signed in as ${login}`,
      accounts: [`${login} – Signed in`, `Sign out of ${login}…`],
    });
    expect(await app.desktop.notifications()).toEqual([]);
    expect(recordIn(computer.dataDirectory, id)?.state).toEqual({ kind: 'signed-in' });
    expect(service.liveTokens()).toEqual([token]);
    expect(service.requests.filter(({ action }) => action === 'logout')).toEqual([]);
    expect(await keyring.lookup(id)).toBe(token);

    // The answers before were not kept: one agreement, one sign-out, told once.
    await app.desktop.clickTrayMenu([`sign-out:${id}`]);
    await agreeToSignOut(app, `Sign out of ${login}?`);
    await expectTold(app, `Signed out of ${login}.`);
    expect(service.requests.filter(({ action }) => action === 'logout')).toHaveLength(1);
  });
});

test.describe('from the window', () => {
  for (const signOutCase of signOutCases) {
    const { name, arrange, outcome, waiting, hasKeyring } = signOutCase;
    test(name, async ({ computer, service, keyring }) => {
      const token = await computer.place(id);
      const surroundings = { computer, service, keyring, token };
      const restore = await arrange({ service, keyring });
      const app = await computer.start();
      const page = await shownPage(app);
      const main = page.getByRole('main');
      await expectBefore(app, signOutCase);

      const signOut = async (): Promise<void> => {
        await main.getByRole('button', { name: 'Sign out…' }).click();
        const dialog = page.getByRole('dialog', { name: `Sign out of ${login}?` });
        await expect(dialog).toContainText('Your files stay on this computer.');
        await dialog.getByRole('button', { name: 'Sign out', exact: true }).click();
      };
      if (hasKeyring) {
        await whileHeld(keyring, async () => {
          await signOut();
          await expect(page.locator('[aria-current=step]')).toContainText('End the session at');
          await expectUnderWay(app, signOutCase);
        });
      } else await signOut();

      // A service that never answers is waited for, for ten seconds.
      await expect(main).toContainText(outcomeMessage(outcome, { login, service: service.url }));
      if (waiting === null) await expectOver(app, surroundings, outcome);
      else await expectWaiting(app, surroundings, signOutCase);

      if (waiting !== null) {
        await restore();
        await main.getByRole('button', { name: waiting.button }).click();
        await expect(main).toContainText(`Signed out of ${login}.`);
        await expectOver(app, surroundings, over);
      }
      // The window says it itself.
      await expectTold(app);
    });
  }

  test('refused, and forgotten: the key goes, and the session stays', async ({
    computer,
    service,
    keyring,
  }) => {
    const token = await computer.place(id);
    service.faults.set({ kind: 'restricted', action: 'logout' });
    const app = await computer.start();
    const page = await shownPage(app);
    const main = page.getByRole('main');
    await main.getByRole('button', { name: 'Sign out…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
    await main.getByRole('button', { name: 'Forget it…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click();
    const forgotten = { ...over, outcome: 'forgotten', session: 'open' } as const;
    await expect(main).toContainText(outcomeMessage(forgotten, { login, service: service.url }));
    expect(registryIn(computer.dataDirectory)).toMatchObject({
      accounts: [],
      history: [{ id, session: 'open', forgotten: true }],
    });
    expect(await keyring.lookup(id)).toBeNull();
    expect(service.liveTokens()).toEqual([token]);
    await expectTray(app, {
      state: 'nobody',
      tooltip: 'nobody is signed in',
      accounts: ['Nobody is signed in'],
    });
  });
});
