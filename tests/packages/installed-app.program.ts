import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { menuWords } from '../../shared/messages/en/desktop.ts';
import { signIn } from '../../shared/messages/en/page.ts';
import { startDesktopSession, type DesktopSession } from '../e2e/session/desktop.ts';
import { dialogsOn, pages } from '../e2e/session/dialogs.ts';
import { asks, signInOnServicePage } from '../e2e/session/service-page.ts';
import { actUntil, until } from '../e2e/session/until.ts';
import type { AccountRecord } from '../../electron/core/registry.ts';
import { registryIn } from '../e2e/desktop/on-disk.ts';
import { startService, type RunningService } from '../service/service.ts';
import type { AppProcess, Journey } from './journey.ts';
import { kindOf, processesOf, read, type Process } from './processes.ts';
import '../support/speak-english.ts';
import { credentialIn } from '../support/stored-credential.ts';

/**
 * A person uses the app that was installed: starts it from the desktop's menu, signs in in the browser and out from the tray, and
 * quits, by mouse and keys alone. Prints a `Journey`. It runs as an ordinary user in a copy of the system; the fuses keep
 * everybody from holding on to the app from inside, so its window is read from the picture of the screen.
 */

const program = '/opt/Signoff/signoff';
const signoffWindow = /^Signoff$/;

const service = await startService();
const desktop = await startDesktopSession();
try {
  console.log(JSON.stringify(await travel(desktop, service)));
} catch (error) {
  console.error(await desktop.describe());
  throw error;
} finally {
  await desktop.close();
  await service.close();
}

async function travel(desktop: DesktopSession, service: RunningService): Promise<Journey> {
  const data = path.join(desktop.env['XDG_CONFIG_HOME'] ?? '', 'Signoff');
  // As an administrator puts it there.
  mkdirSync(data, { mode: 0o700 });
  const settings = JSON.stringify({ service: service.url, apiKey: service.apiKey });
  writeFileSync(path.join(data, 'configuration.json'), settings, { mode: 0o600 });

  await startFromMenu(desktop);
  const signedInAccount = (): Promise<AccountRecord | null> =>
    Promise.resolve(registryIn(data).accounts.find(({ state }) => state.kind === 'signed-in') ?? null);
  await signInByBrowser(desktop, service, signedInAccount);
  const account = await until('an account in the list', signedInAccount);
  const signedIn = {
    key: credentialIn(await desktop.keyring.lookup(account.id)) === service.liveTokens()[0],
    processes: processesOf(program).map(describe),
  };
  await desktop.tray.choose(menuWords.leave['sign-out'](account.login));
  await desktop.dialogs.answer('Your files stay on this computer.', 'Sign out');
  await desktop.see({ name: `Signed out of ${account.login}.`, program: 'xfce4-notifyd' });
  const signedOut = {
    sessions: service.liveTokens().length,
    key: await desktop.keyring.lookup(account.id),
  };
  await desktop.tray.choose(menuWords.quit);
  await until('the end of the app', () => Promise.resolve(processesOf(program).length === 0 ? true : null));
  return { login: account.login, signedIn, signedOut };
}

/** The menu is the panel's own; it shows what the desktop entries of the system say. */
async function startFromMenu(desktop: DesktopSession): Promise<void> {
  await desktop.start('xfce4-panel', ['--add=applicationsmenu']);
  const program = 'xfce4-panel';
  const internet = { program, role: 'menu', name: 'Internet' };
  const signoff = { program, role: 'menu item', name: 'Signoff' };
  await desktop.clickUntil({ program, name: 'Applications' }, internet);
  await desktop.clickUntil(internet, signoff);
  await desktop.clickOn(signoff);
}

async function signInByBrowser(
  desktop: DesktopSession,
  service: RunningService,
  signedIn: () => Promise<AccountRecord | null>,
): Promise<void> {
  const page = dialogsOn(desktop, pages);
  /** A click on words puts the keys behind them: the next button is one Tab away. */
  const pressButtonAfter = async <T>(words: string, effect: () => Promise<T | null>): Promise<void> => {
    await page.see(words);
    await actUntil(
      () => `an effect of the button after «${words}»`,
      async () => {
        if ((await effect()) !== null || !(await page.clickOnWords(words))) return;
        await desktop.seeActive(signoffWindow);
        await desktop.press('Tab');
        await desktop.press('Return');
      },
      effect,
    );
  };
  const [lastSentence = ''] = /[^.]+\.$/.exec(signIn.welcomeText(service.url)) ?? [];
  await pressButtonAfter(lastSentence.trim(), async () =>
    asks.test(await desktop.activeTitle()) ? true : null,
  );
  await signInOnServicePage(desktop, service);
  await desktop.seeActive(signoffWindow);
  // Words that stand nowhere else: the list at the side asks the same question, and the next button there is another.
  const [, lead = ''] = /^\S+ (.+)$/.exec(signIn.confirmLead(service.url)) ?? [];
  await pressButtonAfter(lead, signedIn);
}

function describe(process: Process): AppProcess {
  const { id } = process;
  const status = read(id, 'status');
  const keytar = read(id, 'maps')
    .split('\n')
    .find((line) => line.endsWith('keytar.node'));
  return {
    kind: kindOf(process),
    user: Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]),
    seccomp: Number(/^Seccomp:\s+(\d+)/m.exec(status)?.[1]),
    keytar: keytar?.slice(keytar.indexOf('/')) ?? null,
  };
}
