import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KeyringState } from '../../../keyring/private-keyring.ts';
import { signsInAt } from '../../../support/person.ts';
import { signedInRecord } from '../../../support/place-account.ts';
import type { DesktopApp } from '../driver/contract.ts';
import { signOutCases, type SignOutCase } from '../sign-out-cases.ts';
import { shownPage, trayLine, until, type Stage } from './stage.ts';

/** What a person can meet on the desktop, played by the real app with a real service and keyring. */
export interface DesktopScene {
  readonly name: string;
  readonly keyring?: KeyringState;
  readonly play: (stage: Stage) => Promise<void>;
}

const login = 'ada@example.com';
const hidden = { args: ['--hidden'] } as const;

async function signOutByTray(app: DesktopApp, entry: string): Promise<void> {
  await app.desktop.clickTrayMenu([entry]);
  const dialog = await until(async () => (await app.desktop.dialogs())[0] ?? null);
  await app.desktop.answerDialog(dialog.id, { button: 'Sign out' });
}

/** The window at its smallest. */
async function narrow(app: DesktopApp): Promise<void> {
  const [window] = await app.desktop.windows();
  await app.desktop.setBounds(window?.id ?? 0, { width: 360, height: 640 });
  await until(async () => (await (await app.page()).evaluate(() => innerWidth)) === 360 || null);
}

/** A sign-out from the tray, with no window open, and what the window says of it afterwards. */
function outcomeScene({ name, arrange, before, waiting }: SignOutCase): DesktopScene {
  const words = name.replaceAll(/[ _]/g, '-');
  return {
    name: `outcome-${words}`,
    play: async (stage) => {
      const { computer, service, keyring } = stage;
      await computer.place('ada', login);
      const restore = await arrange({ service, keyring });
      const app = await computer.start(hidden);
      await trayLine(app, before);
      if (before !== 'Signed in') await stage.tray(app, `before-${words}`);
      await signOutByTray(app, 'sign-out:ada');
      await stage.notifications(app, words);
      await stage.tray(app, words);
      const [told] = await app.desktop.notifications();
      await app.desktop.clickNotification(told?.id ?? 0);
      await (
        await shownPage(app)
      )
        .getByText(waiting === null ? 'Signed out' : waiting.button)
        .first()
        .waitFor();
      await stage.window(app, `outcome-${words}`);
      await restore();
    },
  };
}

const scenes: readonly DesktopScene[] = [
  {
    name: 'start',
    play: async (stage) => {
      const app = await stage.computer.start();
      await shownPage(app);
      await stage.window(app, 'start');
      await stage.tray(app, 'nobody');
      await stage.applicationMenu(app, 'application');
      await narrow(app);
      await stage.window(app, 'start-narrow');
    },
  },
  {
    name: 'sign-in',
    play: async (stage) => {
      const { computer, service } = stage;
      const app = await computer.start();
      const page = await shownPage(app);
      await page.getByRole('button', { name: /^Sign in to/ }).click();
      const link = page.getByRole('link', { name: /Open the sign-in page/ });
      await link.waitFor();
      await stage.window(app, 'sign-in-waiting');
      await signsInAt((await link.getAttribute('href')) ?? '', service);
      await page.getByRole('button', { name: 'Yes, this is me' }).waitFor();
      await stage.window(app, 'sign-in-confirming');
      await stage.tray(app, 'sign-in-confirming');
      await page.getByRole('button', { name: 'Yes, this is me' }).click();
      await page.getByText('You are signed in on this computer').waitFor();
      await stage.window(app, 'sign-in-done');
    },
  },
  {
    name: 'sign-in-failed',
    play: async (stage) => {
      const app = await stage.computer.start();
      const page = await shownPage(app);
      await stage.service.goDown();
      await page.getByRole('button', { name: /^Sign in to/ }).click();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      await stage.window(app, 'sign-in-failed');
      await stage.service.comeUp();
    },
  },
  {
    name: 'one',
    play: async (stage) => {
      await stage.computer.place('ada', login);
      const app = await stage.computer.start();
      const page = await shownPage(app);
      await page.getByText('Confirmed').first().waitFor();
      await stage.window(app, 'one');
      await stage.tray(app, 'one');
      await page.getByRole('button', { name: 'Sign out…' }).click();
      await page.getByRole('dialog').waitFor();
      await stage.window(app, 'one-asked');
      await page.keyboard.press('Escape');
      await app.desktop.clickTrayMenu(['settings']);
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
      await stage.window(app, 'settings');
      await app.desktop.clickTrayMenu(['sign-out:ada']);
      const question = await stage.dialog(app, 'sign-out');
      await app.desktop.answerDialog(question.id, null);
      await app.desktop.clickTrayMenu(['export-diagnostics']);
      const save = await stage.dialog(app, 'export-diagnostics');
      await app.desktop.answerDialog(save.id, { file: path.join(stage.computer.dataDirectory, 'd.txt') });
      await stage.notifications(app, 'diagnostics');
    },
  },
  {
    name: 'closed',
    play: async (stage) => {
      await stage.computer.place('ada', login);
      const app = await stage.computer.start();
      await shownPage(app);
      const [window] = await app.desktop.windows();
      await app.desktop.closeWindow(window?.id ?? 0);
      await stage.notifications(app, 'closed-to-tray');
    },
  },
  {
    name: 'several',
    play: async (stage) => {
      const { computer, service } = stage;
      await computer.place('ada', login);
      const ended = await computer.place('ben', 'ben@example.com');
      await computer.place('chris', 'chris.longman@company.example');
      service.revoke(ended);
      const refuse = service.faults.set({ kind: 'restricted', action: 'logout' });
      const app = await computer.start();
      const page = await shownPage(app);
      await trayLine(app, 'Session ended');
      await stage.window(app, 'several');
      await signOutByTray(app, 'sign-out:chris');
      await trayLine(app, 'refused');
      await stage.window(app, 'several-waiting');
      await stage.tray(app, 'several');
      await narrow(app);
      await stage.window(app, 'several-narrow');
      await app.desktop.clickTrayMenu(['account:chris']);
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      await stage.window(app, 'refused-narrow');
      await app.desktop.clickTrayMenu(['sign-out-all']);
      const question = await stage.dialog(app, 'sign-out-all');
      refuse();
      await app.desktop.answerDialog(question.id, { button: 'Sign out' });
      await trayLine(app, 'Nobody');
      await stage.notifications(app, 'several');
      const [window] = await app.desktop.windows();
      await app.desktop.setBounds(window?.id ?? 0, { width: 960, height: 680 });
      await page.getByRole('link', { name: 'Recently signed out' }).click();
      await page.getByRole('heading', { name: 'Recently signed out' }).waitFor();
      await stage.window(app, 'history');
    },
  },
  {
    name: 'forty',
    play: async (stage) => {
      for (let index = 1; index <= 40; index += 1) {
        await stage.computer.place(`person-${index.toString()}`, `person-${index.toString()}@example.com`);
      }
      const app = await stage.computer.start();
      const page = await shownPage(app);
      await page.getByText('person-40@example.com').first().waitFor();
      await stage.window(app, 'forty');
      await stage.tray(app, 'forty');
    },
  },
  {
    name: 'long-login',
    play: async (stage) => {
      const long = `${'averylongname'.repeat(14)}@example.com`;
      await stage.computer.place('long', long);
      await stage.computer.place('ada', login);
      const app = await stage.computer.start();
      await shownPage(app);
      await app.desktop.clickTrayMenu(['account:long']);
      await (await shownPage(app)).getByRole('heading', { name: long.slice(0, 40) }).waitFor();
      await stage.window(app, 'long-login');
      await stage.tray(app, 'long-login');
      await narrow(app);
      await stage.window(app, 'long-login-narrow');
      await app.desktop.clickTrayMenu(['sign-out:long']);
      const question = await stage.dialog(app, 'long-login');
      await app.desktop.answerDialog(question.id, null);
    },
  },
  {
    name: 'signing-out',
    play: async (stage) => {
      const { computer, keyring } = stage;
      await computer.place('ada', login);
      const app = await computer.start();
      const page = await shownPage(app);
      await page.getByText('Confirmed').first().waitFor();
      keyring.pauseDaemon();
      await signOutByTray(app, 'sign-out:ada');
      await trayLine(app, 'Signing out');
      await app.desktop.clickTrayMenu(['account:ada']);
      await page.locator('[aria-current=step]').waitFor();
      await stage.window(app, 'signing-out');
      await stage.tray(app, 'signing-out');
      keyring.resumeDaemon();
    },
  },
  ...signOutCases.map(outcomeScene),
  {
    name: 'keychain-locked',
    keyring: 'locked',
    play: async (stage) => {
      stage.computer.record(signedInRecord('ada', stage.service.url, login));
      const app = await stage.computer.start();
      const page = await shownPage(app);
      await page.getByText('keychain').first().waitFor();
      await trayLine(app, 'Keychain locked');
      await stage.window(app, 'keychain-locked');
    },
  },
  {
    name: 'keychain-missing',
    keyring: 'no-secret-service',
    play: async (stage) => {
      stage.computer.record(signedInRecord('ada', stage.service.url, login));
      const app = await stage.computer.start();
      await shownPage(app);
      await trayLine(app, 'No keychain');
      await stage.window(app, 'keychain-missing');
    },
  },
  {
    name: 'memory',
    keyring: 'no-secret-service',
    play: async (stage) => {
      const { computer, service } = stage;
      const app = await computer.start();
      const page = await shownPage(app);
      await page.getByRole('button', { name: /^Sign in to/ }).click();
      const link = page.getByRole('link', { name: /Open the sign-in page/ });
      await signsInAt((await link.getAttribute('href')) ?? '', service);
      await page.getByRole('button', { name: 'Yes, this is me' }).waitFor();
      await stage.window(app, 'memory-confirming');
      await page.getByRole('button', { name: 'Yes, this is me' }).click();
      await page.getByText('You are signed in on this computer').waitFor();
      await stage.window(app, 'memory');
      await service.goDown();
      await app.desktop.clickTrayMenu(['quit']);
      await stage.notifications(app, 'ending-memory');
      const told = await stage.dialog(app, 'stayed-open');
      await app.desktop.answerDialog(told.id, null);
      await app.ended;
    },
  },
  {
    name: 'no-notifications',
    play: async (stage) => {
      await stage.computer.place('ada', login);
      const app = await stage.computer.start(hidden);
      await app.desktop.supportNotifications(false);
      await signOutByTray(app, 'sign-out:ada');
      const told = await stage.dialog(app, 'in-the-place-of-a-notification');
      await app.desktop.answerDialog(told.id, null);
    },
  },
  {
    name: 'start-at-login-failed',
    play: async (stage) => {
      const { env } = stage.keyring;
      writeFileSync(path.join(env['XDG_CONFIG_HOME'] ?? '', 'autostart'), 'where a folder has to be');
      const app = await stage.computer.start(hidden);
      await app.desktop.clickTrayMenu(['start-at-login']);
      await stage.errorBox(app, 'start-at-login');
    },
  },
];

/** The scenes with one of the words in their names; all, where there are no words. */
export function scenesNamed(words: readonly string[]): readonly DesktopScene[] {
  return scenes.filter(
    ({ name }) => words.length === 0 || words.some((word) => `desktop-${name}`.includes(word)),
  );
}
