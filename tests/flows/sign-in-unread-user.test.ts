import { describe, expect, it } from 'vitest';
import { inKeychain, shown, signIn, useFlow } from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';

const flow = useFlow();

describe('an answer with a token in which the user cannot be read', () => {
  const spoilt: readonly (readonly [string, (claim: string) => string | Buffer])[] = [
    ['no user', (claim) => claim.replace(/<user>[^]*<\/user>/, '')],
    ['a login that turns the direction of writing', (claim) => claim.replace(/(?<=<login[^>]*>)/, '\u202e')],
    ['a login that is no XML', (claim) => claim.replace(/(?<=<login[^>]*>)/, 'R & D ')],
    ['one byte of Latin-1', (claim) => Buffer.from(claim.replace(/(?<=<login[^>]*>)/, '\u00e9'), 'latin1')],
  ];

  it.each(spoilt)('%s: the token is kept, and ends the session later', async (_, body) => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    service.faults.set({
      kind: 'reply',
      action: 'get_auth_token',
      takesEffect: true,
      body: (claim) => body(claim.replace(/<email>[^]*<\/email>/, '')),
    });
    const id = await signIn(app);
    const [token] = service.issuedTokens();
    expect(shown(app, id)).toMatchObject({ login: '', state: { kind: 'signed-in' } });
    expect(await inKeychain(flow, id)).not.toBeNull();
    expect(service.liveTokens()).toEqual([token]);
    service.faults.clear();
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    expect(service.liveTokens()).toEqual([]);
    expect(await inKeychain(flow, id)).toBeNull();
  });

  it('is enough where the answer breaks off behind it', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    service.faults.set({ kind: 'drop-in-reply', action: 'get_auth_token', takesEffect: true });
    const id = await signIn(app);
    expect(shown(app, id)).toMatchObject({ login: '', state: { kind: 'signed-in' } });
    expect(service.issuedTokens()).toHaveLength(1);
  });

  it('is nobody that is known: no account without a name takes the place of another', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    service.faults.set({
      kind: 'reply',
      action: 'get_auth_token',
      takesEffect: true,
      body: (claim) => claim.replace(/<user>[^]*<\/user>/, ''),
    });
    const ids = [await signIn(app), await signIn(app)];
    expect(ids.map((id) => shown(app, id)?.state.kind)).toEqual(['signed-in', 'signed-in']);
    expect(service.liveTokens()).toHaveLength(2);
  });
});
