import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { menuWords } from '../../shared/messages/desktop.ts';
import { signIn } from '../../shared/messages/page.ts';
import { startDesktopSession, type DesktopSession } from '../e2e/session/desktop.ts';
import { dialogsOn, pages } from '../e2e/session/dialogs.ts';
import { until } from '../e2e/session/until.ts';
import { registryIn } from '../e2e/desktop/on-disk.ts';
import { startService, type RunningService } from '../service/service.ts';
import type { AppProcess, Journey } from './journey.ts';
import { credentialIn } from '../support/stored-credential.ts';

/**
 * A person uses the app that was installed: starts it from the desktop's menu, signs in in the browser and out from the tray, and
 * quits, by mouse and keys alone. Prints a `Journey`. It runs as an ordinary user in a copy of the system; the fuses keep
 * everybody from holding on to the app from inside, so its window is read from the picture of the screen.
 */

const program = '/opt/Signoff/signoff';

const service = await startService();
const desktop = await startDesktopSession();
try {
  console.log(JSON.stringify(await travel(desktop, service)));
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
  await signInByBrowser(desktop, service);
  const account = await until('an account in the list', () =>
    Promise.resolve(registryIn(data).accounts.find(({ state }) => state.kind === 'signed-in') ?? null),
  );
  const signedIn = {
    key: credentialIn(await desktop.keyring.lookup(account.id)) === service.liveTokens()[0],
    processes: processesOf(program).map(describe),
  };
  await desktop.tray.choose(menuWords.signOut(account.login));
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
  await desktop.clickOn({ program: 'xfce4-panel', name: 'Applications' });
  await desktop.clickOn({ program: 'xfce4-panel', role: 'menu', name: 'Internet' });
  await desktop.clickOn({ program: 'xfce4-panel', role: 'menu item', name: 'Signoff' });
}

async function signInByBrowser(desktop: DesktopSession, service: RunningService): Promise<void> {
  const page = dialogsOn(desktop, pages);
  /** A click on words puts the keys behind them: the next button is one Tab away. */
  const pressButtonAfter = async (words: string): Promise<void> => {
    await page.answer(words, words);
    await desktop.press('Tab');
    await desktop.press('Return');
  };
  await pressButtonAfter(signIn.welcomeKeychain);
  await desktop.seeActive(/^Sign in to OpenBox/);
  await desktop.type(service.login);
  await desktop.press('Tab');
  await desktop.type(service.password);
  await desktop.press('Return');
  await desktop.seeActive(/^Signoff$/);
  await pressButtonAfter(signIn.question);
}

interface Process {
  readonly id: string;
  readonly words: readonly string[];
}

function processesOf(file: string): readonly Process[] {
  return readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id))
    .map((id) => ({ id, words: read(id, 'cmdline').split(/[\0 ]/) }))
    .filter(({ words }) => words[0] === file);
}

function describe({ id, words }: Process): AppProcess {
  const status = read(id, 'status');
  const keytar = read(id, 'maps')
    .split('\n')
    .find((line) => line.endsWith('keytar.node'));
  return {
    kind: words.find((word) => word.startsWith('--type='))?.slice('--type='.length) ?? 'main',
    user: Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]),
    seccomp: Number(/^Seccomp:\s+(\d+)/m.exec(status)?.[1]),
    keytar: keytar?.slice(keytar.indexOf('/')) ?? null,
  };
}

/** Empty where it has ended, or does not show that. */
function read(id: string, name: string): string {
  try {
    return readFileSync(`/proc/${id}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
