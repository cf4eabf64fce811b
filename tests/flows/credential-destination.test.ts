import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeAccount } from '../../electron/core/registry-changes.ts';
import { Secret } from '../../electron/core/secret.ts';
import { credentialIn } from '../support/stored-credential.ts';
import {
  calls,
  changedKeychain,
  inKeychain,
  shown,
  signedInAccount,
  signIn,
  until,
  useFlow,
} from '../support/flow.ts';
import type { TestApp } from '../support/test-app.ts';

/** What lies in the keychain goes to the service that gave it, and only as it was stored. */
const flow = useFlow();

/** Every request of Signoff's API that has arrived. */
const requests = (service: { readonly requests: readonly unknown[] }): number => service.requests.length;

/** Writes another service's address into the list of accounts, as whoever can write to the data directory can. */
function forgeAddress({ directory }: TestApp, from: string, to: string): void {
  const file = path.join(directory, 'accounts.json');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replaceAll(from, to));
}

describe('a list of accounts with another service’s address', () => {
  it('brings that service no request: the account’s token stays where it is, and the window says why', async () => {
    const { service } = flow;
    const app = await flow.app();
    const id = await signIn(app);
    const [token] = service.liveTokens();
    await app.close();
    const thief = await flow.startService({});
    forgeAddress(app, service.url, thief.url);

    const next = await flow.app({ directory: app.directory });
    expect(shown(next, id)?.service).toBe(thief.url);
    await next.signoff.start();
    const problem = { kind: 'credentials-for-other-service' } as const;
    expect(await next.signoff.checkSession(id)).toEqual({ kind: 'problem', problem });
    expect(shown(next, id)?.state).toMatchObject({
      kind: 'credentials-unavailable',
      reason: 'for-other-service',
    });
    expect(await next.signoff.signOut(id)).toEqual({
      outcome: 'pending',
      session: 'open',
      credentials: 'kept',
      problem,
    });
    expect(requests(thief)).toBe(0);
    expect(service.liveTokens()).toEqual([token]);
    expect(await inKeychain(flow, id)).toBe(token);
    await next.close();

    forgeAddress(app, thief.url, service.url);
    const mended = await flow.app({ directory: app.directory, service: service.url, apiKey: service.apiKey });
    expect(await mended.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    expect(service.liveTokens()).toEqual([]);
  });

  it('brings that service no request for the ticket of a sign-in that was cut off', async () => {
    const { service } = flow;
    const app = await flow.app({ onPage: () => undefined });
    void app.signoff.signIn();
    await until(app.signoff, ({ signIn: attempt }) => attempt?.step === 'waiting');
    const { id } = app.ports.registry.current().accounts[0] ?? { id: '' };
    const ticket = await inKeychain(flow, `${id}.ticket`);
    expect(ticket).not.toBeNull();
    const thief = await flow.startService({});
    const left = await flow.app({ service: service.url });
    writeFileSync(
      path.join(left.directory, 'accounts.json'),
      readFileSync(path.join(app.directory, 'accounts.json'), 'utf8'),
    );
    forgeAddress(left, service.url, thief.url);
    await left.close();

    const next = await flow.app({ directory: left.directory });
    expect(await next.signoff.undoInterruptedSignIns()).toBe(1);
    expect(requests(thief)).toBe(0);
    expect(await inKeychain(flow, `${id}.ticket`)).toBe(ticket);
  });

  it('brings it no token that is held in memory', async () => {
    const { service } = flow;
    const missing = () => Promise.resolve({ kind: 'unavailable', reason: 'missing' } as const);
    const app = await flow.app({
      ...changedKeychain(() => ({ probe: missing })),
    });
    const id = await signIn(app);
    expect(shown(app, id)?.storage).toBe('memory');
    const thief = await flow.startService({});
    const forge = changeAccount(id, (record) => ({ ...record, service: thief.url }));
    await app.ports.registry.update(forge);
    const problem = { kind: 'credentials-for-other-service' };
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'pending', problem });
    expect(requests(thief)).toBe(0);
    expect(service.liveTokens()).toHaveLength(1);
  });
});

describe('a token that was changed in the keychain', () => {
  const changes: readonly [string, (item: string) => string][] = [
    ['truncated', (item) => item.slice(0, -20)],
    ['truncated in the middle of its first field', (item) => item.slice(0, 5)],
    ['with its token replaced', (item) => item.replace(credentialIn(item) ?? '', 'x'.repeat(32))],
    ['with a line break in its token', (item) => item.replace(/("credential":"..)/, '$1\\n')],
    ['with its address replaced', (item) => item.replace('http://', 'https://')],
    ['without its sum', (item) => item.replace(/,"sum":"\w+"/, '')],
    ['replaced by something else in JSON', () => '{}'],
    ['replaced by a token with a line break', (item) => `${credentialIn(item) ?? ''}\n`],
    ['replaced by a token with a line break in it', (item) => `${(credentialIn(item) ?? '').slice(0, 9)}\nx`],
    ['emptied', () => ''],
  ];

  it.each(changes)('%s: it is sent to nobody, stays, and that is told', async (_, change) => {
    const { service, keyring } = flow;
    const app = await flow.app();
    const id = await signIn(app);
    const tokens = service.liveTokens();
    const item = change((await keyring.lookup(id)) ?? '');
    await keyring.store(id, item);
    const before = requests(service);
    const problem = { kind: 'credentials-altered' } as const;
    expect(await app.signoff.checkSession(id)).toEqual({ kind: 'problem', problem });
    expect(shown(app, id)?.state).toMatchObject({ kind: 'credentials-unavailable', reason: 'altered' });
    expect(await app.signoff.signOut(id)).toEqual({
      outcome: 'pending',
      session: 'open',
      credentials: 'kept',
      problem,
    });
    expect(requests(service)).toBe(before);
    expect(service.liveTokens()).toEqual(tokens);
    expect(await keyring.lookup(id)).toBe(item);
  });

  it('only around it: what was stored is still there, and is used', async () => {
    const { service, keyring } = flow;
    const app = await flow.app();
    const id = await signIn(app);
    await keyring.store(id, `${(await keyring.lookup(id)) ?? ''}\n`);
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    expect(service.liveTokens()).toEqual([]);
  });
});

it('an item of the first form, the bare token, is still read', async () => {
  const { service, keychain } = flow;
  const app = await flow.app();
  const { id, token } = await signedInAccount(app, service);
  const read = await keychain.read(id);
  expect(read.kind === 'found' && read.secret.equals(new Secret(token))).toBe(true);
  expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
  expect(calls(service, 'logout')).toBe(1);
});
