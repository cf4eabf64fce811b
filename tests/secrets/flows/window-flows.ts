import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { personsBrowser } from '../browser.ts';
import { hostileValue } from '../chosen.ts';
import type { Sandbox } from '../run.ts';
import {
  beginSignIn,
  cancelSignIn,
  carryOut,
  linkIn,
  openWindow,
  signInByWindow,
  type Window,
} from './window.ts';

/** The window: every command of the bridge, told rightly and wrongly, in one launch. The sandbox's keyring is its own. */
export async function useWindow(sandbox: Sandbox): Promise<void> {
  writeFileSync(path.join(sandbox.directory, 'accounts.json'), 'no list of accounts');
  const [ada] = sandbox.service.users;
  if (ada === undefined) throw new Error('The service has no user');
  const browser = personsBrowser(ada, sandbox.run.collection);
  try {
    const window = await openWindow(sandbox, [], { env: { BROWSER: browser.command } });
    await browser.nextVisit();
    await signInAndOut(window);
    await keychainInWindow(window);
    await askWrongly(window);
    await window.end();
  } finally {
    browser.close();
  }
}

async function signInAndOut(window: Window): Promise<void> {
  const { page, sandbox } = window;
  for (const notice of page.snapshot.notices)
    if (notice.kind === 'registry-quarantined')
      await page.command('dismissNotice', { kind: notice.kind, id: notice.file });

  await beginSignIn(window);
  await page.command('confirmSignIn', { isMe: false });
  await page.until(({ signIn }) => signIn === null);
  await page.command('startSignIn', { service: null });
  await linkIn(page);
  await cancelSignIn(page);

  const account = await signInByWindow(window);
  await carryOut(window, 'checkSession', account);
  const clear = sandbox.service.faults.set({ kind: 'restricted' });
  await carryOut(window, 'signOut', account);
  await page.command('startSignIn', { service: null });
  await page.until(({ signIn }) => signIn?.step === 'failed');
  await cancelSignIn(page);
  await carryOut(window, 'forget', account);
  clear();
  await signInByWindow(window, 0);
  await signInByWindow(window, 1);
  await page.command('signOutAll', {});
  await page.until(({ accounts }) => accounts.length === 0);
}

async function keychainInWindow(window: Window): Promise<void> {
  const { page, sandbox } = window;
  const account = await signInByWindow(window);
  await sandbox.keyring.lock();
  await carryOut(window, 'checkSession', account);
  await page.until(({ notices }) => notices.some(({ kind }) => kind === 'keychain'));
  await carryOut(window, 'signOut', account);
  await sandbox.keyring.unlock();
  await page.command('retryKeychain', {});
  await page.until(({ accounts }) => accounts.length === 0);
}

/** What no page of ours would ask, with secrets in the questions: nothing of them may come back. */
async function askWrongly(window: Window): Promise<void> {
  const { page, sandbox } = window;
  const secret = sandbox.run.know('a secret that the page sent by mistake', hostileValue());
  const token = sandbox.service.issuedTokens()[0] ?? '';
  const asked = JSON.stringify({ account: secret, token });
  for (const command of [
    'signOut',
    'retrySignOut',
    'forget',
    'checkSession',
    'changeSettings',
    'dismissNotice',
    'getSnapshot',
  ])
    await page.post(`/bridge/${command}`, asked);
  await page.post('/bridge/signOut', `{"account":"${secret}`);
  await page.post('/bridge/signOut', asked.repeat(300));
  await page.post(`/bridge/${encodeURIComponent(secret)}`, '{}');
  await page.post('/bridge/signOut', asked, { Origin: 'https://box.example' });
  await page.post('/bridge/signOut', asked, { 'Content-Type': 'text/plain' });
  await page.ask(`/bridge/signOut?account=${encodeURIComponent(secret)}`);
  await page.ask(encodeURIComponent(secret));
  await page.ask('../wrong-key/');
  await page.ask(`/open/${encodeURIComponent(secret)}`);
  await page.ask(`/sign-in/${encodeURIComponent(secret)}`);
  await page.ask('', { headers: { Host: 'box.example' } });
  for (const file of ['', 'index.html', 'nothing', 'licenses.md']) await page.ask(file);
  const service = `https://ada:${encodeURIComponent(secret)}@box.example/`;
  await page.command('changeSettings', { service, format: 'rest' });
  await page.command('changeSettings', { service: sandbox.service.url, format: 'rest' });
}

/** Where there is no keychain a token lies in memory until the window ends, which ends its session. */
export async function useWindowWithoutKeychain(sandbox: Sandbox): Promise<void> {
  const window = await openWindow(sandbox, ['--no-open'], { inspected: true });
  await signInByWindow(window);
  await window.end();
}
