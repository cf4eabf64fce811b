import { startNextcloud } from '../../../servers/nextcloud/nextcloud.ts';
import { expect, test } from '../driver/fixtures.ts';
import type { NextcloudProgram } from './nextcloud.program.ts';
import { launchProgram } from './launch-program.ts';

declare global {
  var nextcloud: NextcloudProgram;
}

/** Nextcloud’s answers as Chromium’s network brings them: a 401 is an answer there too, and no question for a password. */

for (const bearer of [true, false]) {
  test(`a session begins and ends at a server that takes ${bearer ? 'an app password alone' : 'it with the login name'}`, async ({
    display,
  }) => {
    const server = await startNextcloud({ webRoot: '/nc', bearer });
    const { app, close } = await launchProgram(
      'tests/e2e/desktop/http/nextcloud.program.ts',
      display.display,
    );
    const url = server.url;
    const { page, pending } = await app.evaluate((_, address) => globalThis.nextcloud.begin(address), url);
    const complete = () =>
      app.evaluate((_, { address, kept }) => globalThis.nextcloud.complete(address, kept), {
        address: url,
        kept: pending,
      });
    server.grant(page);
    expect(server.devices()).toMatchObject([{ name: 'Signoff in Chromium' }]);
    const { kind, credential } = await complete();
    expect(kind).toBe('granted');
    expect(await complete()).toMatchObject({ kind: 'rejected' });
    const asked = { address: url, credential };
    const check = () =>
      app.evaluate((_, one) => globalThis.nextcloud.check(one.address, one.credential), asked);
    const end = () => app.evaluate((_, one) => globalThis.nextcloud.end(one.address, one.credential), asked);
    expect(await check()).toBe('open');
    expect(await end()).toEqual({ kind: 'ended' });
    expect(server.devices()).toEqual([]);
    expect(await check()).toBe('ended');
    expect(await end()).toEqual({ kind: 'already-ended' });
    await close();
    await server.close();
  });
}
