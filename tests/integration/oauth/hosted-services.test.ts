import { describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import type { Service } from '../../../electron/core/ports/service.ts';
import type { OAuthClient } from '../../../electron/services/oauth/client.ts';
import { nodeHttp } from '../../../electron/system/node-http.ts';
import { playBox, playDropbox, playGoogle, type HostedService } from '../../servers/hosted-services.ts';
import { holdInMemory } from '../../support/held-credential.ts';
import { altered, opened, serviceAt, signIn } from './journey.ts';

const withSecret: OAuthClient = { clientId: 'signoff', clientSecret: new Secret('the secret') };
const withoutSecret: OAuthClient = { clientId: 'signoff', clientSecret: null };

interface Played {
  readonly name: string;
  readonly address: string;
  readonly client: OAuthClient;
  readonly start: () => Promise<HostedService>;
  /** What the page is asked for besides. */
  readonly onPage: Readonly<Record<string, string | null>>;
  /** The requests that end a session. */
  readonly atEnd: readonly string[];
}

const services: readonly Played[] = [
  {
    name: 'Box',
    address: 'https://account.box.com/',
    client: withSecret,
    start: () => playBox('signoff', 'the secret'),
    onPage: { code_challenge: null },
    atEnd: [
      'POST https://api.box.com/oauth2/revoke',
      'POST https://api.box.com/oauth2/revoke',
      'GET https://api.box.com/2.0/users/me',
      'POST https://api.box.com/oauth2/token',
    ],
  },
  {
    name: 'Dropbox',
    address: 'https://www.dropbox.com/',
    client: withoutSecret,
    start: () => playDropbox('signoff'),
    onPage: { code_challenge_method: 'S256', token_access_type: 'offline', force_reauthentication: 'true' },
    atEnd: [
      'POST https://api.dropboxapi.com/2/auth/token/revoke',
      'POST https://api.dropboxapi.com/2/users/get_current_account',
      'POST https://api.dropboxapi.com/oauth2/token',
    ],
  },
  {
    name: 'Google',
    address: 'https://accounts.google.com/',
    client: withSecret,
    start: () => playGoogle(),
    onPage: { code_challenge_method: 'S256', access_type: 'offline', prompt: 'select_account consent' },
    atEnd: [
      'POST https://oauth2.googleapis.com/revoke',
      'POST https://oauth2.googleapis.com/revoke',
      'GET https://openidconnect.googleapis.com/v1/userinfo',
      'POST https://oauth2.googleapis.com/token',
    ],
  },
];

describe.each(services)('$name, played as documented', ({ address, client, start, onPage, atEnd }) => {
  async function ground(): Promise<{ readonly played: HostedService; readonly service: Service }> {
    const played = await start();
    onTestFinished(() => played.close());
    const http: typeof nodeHttp = (request, signal) =>
      nodeHttp({ ...request, url: played.rewrite(request.url) }, signal);
    return { played, service: serviceAt({ address, client, http }) };
  }

  /** The page lies at an address of the service's own, so that nobody opens it here. */
  const signedIn = async (service: Service, played: HostedService): Promise<Secret> => {
    const { credential } = await signIn(service, (page) => {
      const asked = new URL(page).searchParams;
      for (const [name, value] of Object.entries(onPage))
        expect([name, asked.get(name)]).toEqual([name, value]);
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({
        code: played.giveCode(),
        state: asked.get('state') ?? '',
      }).toString();
      return Promise.resolve(back.href);
    });
    return credential;
  };

  test('signed in, checked, refreshed, and ended with proof', async () => {
    const { played, service } = await ground();
    const held = holdInMemory(await signedIn(service, played));
    const user = { login: 'pat@example.com', displayName: 'Pat Doe' };
    expect(await service.check(held)).toMatchObject({ kind: 'open', user });
    expect(await service.refresh(held)).toEqual({ kind: 'fresh' });
    expect(await service.check(held)).toMatchObject({ kind: 'open', user });
    const before = played.requests.length;
    expect(await service.end(held)).toEqual({ kind: 'ended' });
    expect(played.requests.slice(before).map(({ method, url }) => `${method} ${url}`)).toEqual(atEnd);
    const { accessToken, refreshToken } = opened(held.secret);
    expect([accessToken, refreshToken].map((token) => played.accepts(token ?? ''))).toEqual([false, false]);
    expect(await service.end(held)).toEqual({ kind: 'already-ended' });
    expect(await service.check(held)).toEqual({ kind: 'ended' });
  });

  test('ended though the access token has lapsed', async () => {
    const { played, service } = await ground();
    const first = await signedIn(service, played);
    const { refreshToken } = opened(first);
    played.lapse();
    const held = holdInMemory(altered(first, { expiresAt: Date.now() - 1 }));
    expect(await service.end(held)).toEqual({ kind: 'ended' });
    expect(played.accepts(refreshToken ?? '')).toBe(false);
    expect(played.accepts(opened(held.secret).accessToken ?? '')).toBe(false);
  });

  test('ended though this computer does not know that the access token has lapsed', async () => {
    const { played, service } = await ground();
    const held = holdInMemory(await signedIn(service, played));
    played.lapse();
    expect(await service.end(held)).toEqual({ kind: 'ended' });
    expect(played.accepts(opened(held.secret).refreshToken ?? '')).toBe(false);
  });

  test('what needs a secret is not configured without one', async () => {
    const played = await start();
    onTestFinished(() => played.close());
    const service = serviceAt({ address, client: withoutSecret });
    expect(service.isConfigured).toBe(client.clientSecret === null);
    if (!service.isConfigured)
      expect(await service.begin({ withoutBrowser: false })).toEqual({ kind: 'not-configured' });
    expect(played.requests).toEqual([]);
  });
});
