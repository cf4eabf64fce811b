import { describe, expect, it } from 'vitest';
import { Secret } from '../../electron/core/secret.ts';
import { answeringSignIn, shown, signedOut, signIn, until, useFlow } from '../support/flow.ts';
import { startNextcloudService, startOAuthService, type OtherService } from '../support/other-services.ts';
import type { TestAppOptions } from '../support/test-app.ts';

/** The same life of an account at each kind of service beside OpenBox. */

const flow = useFlow();

const kinds: readonly (readonly [string, () => Promise<OtherService>])[] = [
  ['Nextcloud', startNextcloudService],
  ['OAuth 2', () => startOAuthService()],
  ['OAuth 2 with a client secret', () => startOAuthService({ clientSecret: 'the-secret_of.signoff' })],
];

/** What the keychain holds for an account, as another program sees it. */
async function itemOf(id: string): Promise<string | null> {
  return flow.keyring.lookup(id);
}

/** The app has what the service's client proves itself by. */
function secretOf({ appSecret }: OtherService): Partial<TestAppOptions> {
  return appSecret === null ? {} : { appSecret: () => Promise.resolve(new Secret(appSecret)) };
}

describe.each(kinds)('%s', (_, start) => {
  const begin = async () => {
    const service = await flow.take(start());
    return { service, app: await flow.app(secretOf(service)) };
  };

  it('signs in, says whose it is, checks, signs out so that nothing lives, and signs in again', async () => {
    const { service, app } = await begin();
    const id = await signIn(app, service.id);
    expect(shown(app, id)).toMatchObject({ serviceKind: service.id.kind, state: { kind: 'signed-in' } });
    expect(shown(app, id)?.login).not.toBe('');
    expect(await service.liveSessions()).toHaveLength(1);
    expect(await app.signoff.checkSession(id)).toEqual({ kind: 'open' });

    expect(await app.signoff.signOut(id)).toEqual(signedOut);
    expect(await service.liveSessions()).toEqual([]);
    expect(await itemOf(id)).toBeNull();

    const again = await signIn(app, service.id);
    expect(again).not.toBe(id);
    expect(await app.signoff.signOut(again)).toMatchObject({ session: 'ended' });
    expect(await service.liveSessions()).toEqual([]);
  });

  it('ends the session again where the person says that it is not they', async () => {
    const { service, app } = await begin();
    expect(await answeringSignIn(app, false, service.id)).toEqual({ kind: 'undone', over: true });
    expect(await service.liveSessions()).toEqual([]);
    expect(app.signoff.snapshot().accounts).toEqual([]);
  });

  it('keeps one account a person: the session of an earlier one is ended', async () => {
    const { service, app } = await begin();
    const first = await signIn(app, service.id);
    const second = await signIn(app, service.id);
    await until(app.signoff, ({ accounts }) => accounts.every(({ id }) => id !== first));
    expect(shown(app, second)?.state.kind).toBe('signed-in');
    expect(await service.liveSessions()).toHaveLength(1);
    expect(await app.signoff.checkSession(second)).toEqual({ kind: 'open' });
  });

  it('goes on with a sign-out after a restart, where the service was away', async () => {
    const { service, app } = await begin();
    const id = await signIn(app, service.id);
    await service.goDown();
    expect(await app.signoff.signOut(id)).toMatchObject({
      ...{ outcome: 'pending', session: 'open', credentials: 'kept', problem: { kind: 'unreachable' } },
    });
    await app.close();
    await service.comeUp();
    const next = await flow.app({ directory: app.directory, ...secretOf(service) });
    await next.signoff.goOn('start');
    expect(next.signoff.snapshot().history).toMatchObject([{ id, session: 'ended' }]);
    expect(await service.liveSessions()).toEqual([]);
    expect(await itemOf(id)).toBeNull();
  });

  it('says that a session which was ended elsewhere had ended', async () => {
    const { service, app } = await begin();
    const id = await signIn(app, service.id);
    await service.revokeAll();
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', credentials: 'removed' });
    expect(await itemOf(id)).toBeNull();
  });
});
