import { keyringPassword } from '../../keyring/private-keyring.ts';
import { expect, test, type Person } from './fixtures.ts';
import { until } from './until.ts';

/** A keyring that was locked while the app ran asks for its password itself, in its own window. */

const prompt = { role: 'push button', name: 'Unlock', program: 'gcr-prompter' } as const;

test('its prompt is answered with the password: the sign-out is finished', async ({ person }) => {
  await signsOutWithLockedKeyring(person);
  await unlock(person);
  await person.desktop.see({ name: 'Signed out of ada@example.com.', program: 'xfce4-notifyd' });
  await isOver(person);
});

test('its prompt is cancelled: that is told as locked, and the sign-out waits until the keyring is unlocked', async ({
  person,
}) => {
  const { desktop, service } = person;
  await signsOutWithLockedKeyring(person);
  const told = {
    name: /^Signed out on this computer\. The keychain is locked,/,
    program: 'xfce4-notifyd',
  } as const;
  await until('what came of cancelling', async () => {
    // The keyring asks once for each thing that it is asked for.
    if ((await desktop.look(prompt)).length > 0) await desktop.press('Escape');
    return (await desktop.look(told))[0] ?? null;
  });
  await desktop.tray.says('Signoff: ada@example.com: Signed out · Keychain locked');
  expect(service.liveTokens()).toHaveLength(1);

  await desktop.tray.choose('Sign-out of ada@example.com waits for the keychain: try now');
  await unlock(person);
  await desktop.see({ name: 'Signed out of ada@example.com.', program: 'xfce4-notifyd' });
  await isOver(person);
});

async function signsOutWithLockedKeyring(person: Person): Promise<void> {
  const { desktop, service } = person;
  await person.place('ada', 'ada@example.com');
  await person.startSignoff('--hidden');
  await service.waitForRequest(({ action }) => action === 'get_account_info');
  await desktop.keyring.lock();
  await desktop.tray.choose('Sign out of ada@example.com…');
  await desktop.dialogs.answer('Sign out of ada@example.com?', 'Sign out');
}

async function unlock({ desktop }: Person): Promise<void> {
  await desktop.fillIn({ role: 'password text', program: 'gcr-prompter' }, keyringPassword);
  await desktop.clickOn(prompt);
}

async function isOver({ desktop, service }: Person): Promise<void> {
  expect(service.liveTokens()).toEqual([]);
  expect(await desktop.keyring.lookup('ada')).toBeNull();
  await desktop.tray.says('Signoff: nobody is signed in');
}
