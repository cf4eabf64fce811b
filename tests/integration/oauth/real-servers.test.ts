import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import type { Service } from '../../../electron/core/ports/service.ts';
import { holdInMemory } from '../../support/held-credential.ts';
import { createBrowserSession } from '../../servers/browser-session.ts';
import { groundOnGlewlwyd, groundOnOidcProvider, type Ground } from './grounds.ts';
import { altered, arrived, begin, comeBack, losingAnswers, opened, serviceAt, signIn } from './journey.ts';

/** What is said of a session at each server, in each case; the table is printed at the end. */
const table = new Map<string, Map<string, string>>();
const grounds = {
  'oidc-provider, public': () => groundOnOidcProvider({ isPublic: true }),
  'oidc-provider, secret': () => groundOnOidcProvider({ isPublic: false }),
  'Glewlwyd, secret': () => groundOnGlewlwyd({ isPublic: false }),
  'Glewlwyd, public': () => groundOnGlewlwyd({ isPublic: true }),
} as const;
type Name = keyof typeof grounds;
const names = Object.keys(grounds) as Name[];

afterAll(() => {
  const rows = [
    ['case', ...names],
    ...[...table].map(([what, cells]) => [what, ...names.map((name) => cells.get(name) ?? '–')]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  console.log(
    rows.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')).join('\n'),
  );
});

const pat = { login: 'pat', displayName: 'Pat Doe', quota: null };
const over = { kind: 'ended' };
const unclear = (problem: object) => ({ kind: 'unclear', problem });
const lost = unclear({ kind: 'connection-lost' });
const notEnded = unclear({ kind: 'not-ended' });
/** Glewlwyd refuses a refresh token without a word, which is no proof by itself. */
const withoutWord = unclear({ kind: 'http-error', status: 400 });

describe.each(names)('%s', (name) => {
  let ground: Ground;
  let service: Service;
  beforeAll(async () => {
    ground = await grounds[name]();
    service = serviceAt(ground);
  });
  afterAll(() => ground.close());

  const isGlewlwyd = name.startsWith('Glewlwyd');
  /** Glewlwyd lets no public client revoke. */
  const canEnd = name !== 'Glewlwyd, public';
  const signedIn = (by = service) => signIn(by, (page) => ground.signInOn(page));

  /** What a server has no way to do is no test of it: Glewlwyd's pages need a script, so nobody says no there, or allows a device. */
  function testWhere(isPossible: boolean, what: string, run: () => Promise<void>): void {
    if (isPossible) test(what, run);
  }

  function expectSaid(what: string, reply: { readonly kind: string }, expected: object): void {
    expect(reply).toMatchObject(expected);
    const said =
      'problem' in reply ? `${reply.kind}: ${(reply.problem as { kind: string }).kind}` : reply.kind;
    const cells = table.get(what) ?? new Map<string, string>();
    table.set(what, cells.set(name, said));
  }

  /** What the server itself says of the tokens, asked without Signoff: whether it accepts the access and the refresh token. */
  async function truthOf(
    credential: Secret,
  ): Promise<{ readonly access: boolean; readonly refresh: boolean }> {
    const { server, accessToken, refreshToken, clientId } = opened(credential);
    const secret = ground.client.clientSecret?.reveal();
    const access = await fetch(server.user?.endpoint ?? '', {
      headers: { authorization: `Bearer ${accessToken ?? ''}` },
    });
    const refresh = await fetch(server.token, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken ?? '',
        client_id: clientId,
        ...(secret !== undefined && { client_secret: secret }),
      }),
    });
    return { access: access.ok, refresh: refresh.ok };
  }

  test('signed in, checked, refreshed, ended, and nothing is accepted any more', async () => {
    const attempt = await begin(service);
    onTestFinished(() => {
      attempt.close();
    });
    expectSaid('not signed in yet', await service.complete(attempt.pending), { kind: 'waiting' });
    const page = await comeBack(await ground.signInOn(attempt.page.reveal()));
    expect(await page.text()).toContain('You can go back to Signoff');
    const granted = await service.complete(await arrived(attempt));
    expectSaid('signed in', granted, { kind: 'granted', user: pat });
    if (granted.kind !== 'granted') return;
    const held = holdInMemory(granted.credential);
    expectSaid('checked', await service.check(held), { kind: 'open', user: pat });
    expect(service.refreshDue(held.secret)).toBeGreaterThan(Date.now());
    expectSaid('refreshed', await service.refresh(held), { kind: 'fresh' });
    expect(opened(held.secret).accessToken).not.toBe(opened(granted.credential).accessToken);
    expectSaid('checked after it', await service.check(held), { kind: 'open', user: pat });
    const reply = await service.end(held);
    expectSaid('ended', reply, canEnd ? over : { kind: 'refused' });
    const isOver = await truthOf(held.secret);
    expect(isOver).toEqual({ access: !canEnd, refresh: !canEnd });
    if (!canEnd) return;
    expectSaid('ended again', await service.end(held), over);
    expectSaid('checked after the end', await service.check(held), isGlewlwyd ? withoutWord : over);
    expectSaid('refreshed after the end', await service.refresh(held), isGlewlwyd ? withoutWord : over);
  });

  test('a second sign-in asks for the account again, in the same browser', async () => {
    const browser = createBrowserSession();
    if (isGlewlwyd) {
      const attempt = await begin(service);
      attempt.close();
      expect(new URL(attempt.page.reveal()).searchParams.get('prompt')).toBe('login');
      await signedIn();
    } else {
      for (let time = 0; time < 2; time += 1) {
        const attempt = await begin(service);
        onTestFinished(() => {
          attempt.close();
        });
        expect((await browser.open(attempt.page.reveal())).text).toContain('name="login"');
        await comeBack(await browser.walk(attempt.page.reveal(), { login: 'pat', password: 'any' }));
        expect(await service.complete(await arrived(attempt))).toMatchObject({ kind: 'granted' });
      }
    }
    expectSaid('signed in again', { kind: 'granted' }, {});
  });

  test('the same code again: what it gave is taken back', async () => {
    const { credential, pending } = await signedIn();
    expectSaid('the code presented again', await service.complete(pending), { kind: 'rejected' });
    expect(await truthOf(credential)).toEqual({ access: false, refresh: false });
  });

  testWhere(!isGlewlwyd, 'the person says no', async () => {
    const attempt = await begin(service);
    onTestFinished(() => {
      attempt.close();
    });
    await comeBack(await ground.declineOn?.(attempt.page.reveal()));
    expectSaid('declined', await service.complete(await arrived(attempt)), { kind: 'declined' });
  });

  testWhere(!isGlewlwyd, 'with the browser of another computer', async () => {
    const attempt = await begin(service, { withoutBrowser: true });
    expect(attempt.userCode).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
    expectSaid('device: not yet', await service.complete(attempt.pending), { kind: 'waiting' });
    expect(await ground.signInOn(attempt.page.reveal())).toBe(null);
    const granted = await service.complete(attempt.pending);
    attempt.close();
    expectSaid('device: signed in', granted, { kind: 'granted', user: pat });
    if (granted.kind !== 'granted') return;
    expectSaid('device: ended', await service.end(holdInMemory(granted.credential)), over);
    expect(await truthOf(granted.credential)).toEqual({ access: false, refresh: false });
    expectSaid('device: the code again', await service.complete(attempt.pending), { kind: 'rejected' });
  });

  test('tokens that the server never gave', async () => {
    const { credential } = await signedIn();
    const held = holdInMemory(altered(credential, { accessToken: 'unknown', refreshToken: 'unknown' }));
    expectSaid('unknown tokens', await service.end(held), canEnd ? over : { kind: 'refused' });
  });

  test("another client's tokens: 200, and never ended", async () => {
    const { credential } = await signedIn();
    const asOther = serviceAt({ ...ground, client: ground.other });
    const held = holdInMemory(altered(credential, { clientId: ground.other.clientId }));
    expectSaid("another client's tokens", await asOther.end(held), canEnd ? notEnded : { kind: 'refused' });
    expect(await truthOf(credential)).toEqual({ access: true, refresh: true });
  });

  test('a client that the server does not know, and a wrong secret', async () => {
    const { credential } = await signedIn();
    const unknown = { clientId: 'nobody', clientSecret: ground.client.clientSecret };
    const held = holdInMemory(altered(credential, { clientId: 'nobody' }));
    expectSaid('unknown client', await serviceAt({ ...ground, client: unknown }).end(held), {
      kind: 'refused',
    });
    const wrong = { clientId: ground.client.clientId, clientSecret: new Secret('wrong') };
    const asWrong = serviceAt({ ...ground, client: wrong });
    expectSaid('wrong secret', await asWrong.end(holdInMemory(credential)), { kind: 'refused' });
    expect(await truthOf(credential)).toMatchObject({ access: true });
  });

  test('a wrong secret never makes a check say that a session has ended', async () => {
    const { credential } = await signedIn();
    const wrong = { clientId: ground.client.clientId, clientSecret: new Secret('wrong') };
    const held = holdInMemory(altered(credential, { accessToken: 'lapsed' }));
    const reply = await serviceAt({ ...ground, client: wrong }).check(held);
    expectSaid('checked, wrong secret', reply, isGlewlwyd ? withoutWord : { kind: 'refused' });
    expect(reply.kind).not.toBe('ended');
  });

  testWhere(!isGlewlwyd, 'a token of a kind that the server does not revoke', async () => {
    const { credential } = await signedIn();
    const refreshToken = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJwYXQifQ.AA';
    const held = holdInMemory(altered(credential, { refreshToken }));
    expectSaid('a JWT', await service.end(held), { kind: 'refused' });
  });

  testWhere(!isGlewlwyd, 'no revocation endpoint', async () => {
    const without = serviceAt({ address: ground.withoutRevocation ?? '', client: ground.client });
    const { credential } = await signedIn(without);
    expectSaid('no revocation endpoint', await without.end(holdInMemory(credential)), {
      kind: 'cannot-end',
      lapsesAt: null,
    });
    expect(await truthOf(credential)).toEqual({ access: true, refresh: true });
  });

  test('the answer to a refresh is lost', async () => {
    const losing = losingAnswers();
    const through = serviceAt({ ...ground, http: losing.http });
    const held = holdInMemory((await signedIn()).credential);
    losing.loseNext('grant_type=refresh_token');
    expectSaid('refresh lost', await through.refresh(held), lost);
    expect(opened(held.secret).mayHaveUnseen).toBe(true);
    // Only public clients get a new refresh token each time, and only from oidc-provider, which takes a used one for stolen.
    const atEnd = name === 'oidc-provider, public' ? { kind: 'out-of-reach' } : over;
    expectSaid('refresh lost, then ended', await through.end(held), canEnd ? atEnd : { kind: 'refused' });
    if (canEnd) expect(await truthOf(held.secret)).toEqual({ access: false, refresh: false });
  });

  testWhere(canEnd, 'the answers at the end are lost', async () => {
    const losing = losingAnswers();
    const through = serviceAt({ ...ground, http: losing.http });
    const held = holdInMemory((await signedIn()).credential);
    losing.loseNext('token_type_hint=refresh_token');
    expectSaid('revocation lost', await through.end(held), lost);
    losing.loseNext('token_type_hint=access_token');
    expectSaid('second revocation lost', await through.end(held), lost);
    expectSaid('then ended', await through.end(held), over);
    const another = holdInMemory((await signedIn()).credential);
    losing.loseNext('grant_type=refresh_token');
    expectSaid('probe lost', await through.end(another), lost);
    expectSaid('probe lost, then ended', await through.end(another), { kind: 'out-of-reach' });
  });
});
