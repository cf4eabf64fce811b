import type { DesktopSession } from './desktop.ts';
import { actUntil } from './until.ts';

/** The title of the window with the page that asks who it is. */
export const asks = /^Sign in to OpenBox/;

/** A person signs in on the service's page, which their browser shows. */
export async function signInOnServicePage(
  desktop: DesktopSession,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<void> {
  await desktop.seeActive(asks);
  const field = { role: 'password text', name: 'Password', program: 'Chromium' };
  await desktop.fillIn({ role: 'entry', name: 'Login', program: 'Chromium' }, login);
  await desktop.fillIn(field, password);
  await actUntil(
    'an answer of the service’s page',
    async () => {
      if ((await desktop.look({ ...field, focused: true })).length > 0) await desktop.press('Return');
    },
    // Behind another window the browser stops telling a screen reader what changes.
    async () => (asks.test(await desktop.activeTitle()) ? null : true),
  );
}
