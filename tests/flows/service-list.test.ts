import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../electron/core/secret.ts';
import { signIn, useFlow } from '../support/flow.ts';
import { startNextcloudService, startOAuthService } from '../support/other-services.ts';
import type { TestApp } from '../support/test-app.ts';

/** The list of services, and this app's own secrets there as a person types them in. */

const flow = useFlow();
const clientSecret = 'a-secret_that.was-typed';

/** All that lies in the data directory. */
function files({ directory }: TestApp): string {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

describe('a service that a person adds', () => {
  it('is signed in to with the client secret that they typed, which lies in the keychain alone', async () => {
    const service = await startOAuthService({ clientSecret });
    const app = await flow.app({ services: [], onPage: (page) => void service.signInOn(page) });
    try {
      const { services } = app.signoff;
      const address = service.id.address.slice(0, -1);
      expect(await services.put({ kind: 'oauth', address, name: ' Mine ', clientId: ' ' })).toEqual({
        kind: 'no-client-id',
      });
      expect(await services.put({ kind: 'oauth', address, name: ' Mine ', clientId: ' signoff ' })).toEqual({
        ...{ kind: 'done', service: service.id },
      });
      expect(await services.setSecret(service.id, ` ${clientSecret}\n`)).toEqual({ kind: 'done' });
      const listed = {
        ...service.id,
        name: 'Mine',
        clientId: 'signoff',
        hasSecret: true,
        canBeRemoved: true,
      };
      expect(app.signoff.snapshot().settings.services).toContainEqual(expect.objectContaining(listed));

      const id = await signIn(app, service.id);
      expect(await services.remove(service.id)).toEqual({ kind: 'not-now' });
      await app.close();
      expect(files(app)).not.toContain(clientSecret);

      const next = await flow.app({ services: [], directory: app.directory });
      expect(await next.signoff.checkSession(id)).toEqual({ kind: 'open' });
      expect(await next.signoff.signOut(id)).toMatchObject({ session: 'ended' });
      expect(await next.signoff.services.remove(service.id)).toEqual({ kind: 'done' });
      expect(await next.ports.appSecrets.of(service.id)).toBeNull();
      expect(next.signoff.snapshot().settings.services.map(({ kind }) => kind)).toEqual(['openbox']);
    } finally {
      await service.close();
    }
  });

  it('can be a Nextcloud server, by the address that stands in the browser', async () => {
    const service = await flow.take(startNextcloudService());
    const app = await flow.app({ services: [] });
    const { services } = app.signoff;
    expect(
      await services.put({ kind: 'nextcloud', address: service.id.address, name: '', clientId: null }),
    ).toEqual({
      ...{ kind: 'done', service: service.id },
    });
    const id = await signIn(app, service.id);
    expect(await app.signoff.signOut(id)).toMatchObject({ session: 'ended' });
    expect(
      await services.put({ kind: 'nextcloud', address: 'not an address', name: '', clientId: null }),
    ).toEqual({
      kind: 'bad-service-address',
    });
  });
});

describe('a secret that was typed', () => {
  const listed = { kind: 'oauth', name: '', clientId: 'signoff', scopes: null } as const;
  const one = { ...listed, address: 'https://one.example/' };
  const other = { ...listed, address: 'https://other.example/' };

  /** The names of the items in the keychain that hold this app's own secrets. */
  async function itemNames(app: TestApp): Promise<string[]> {
    const names: string[] = [];
    const { keychain } = app.ports;
    for (const service of [one, other]) {
      const name = await nameOf(service.address);
      if ((await keychain.read(name)).kind === 'found') names.push(service.address);
    }
    return names;
  }

  async function nameOf(address: string): Promise<string> {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`oauth ${address}`));
    return `app.${Buffer.from(digest).toString('hex').slice(0, 24)}`;
  }

  it('is given out for the address that it was typed for, and for no other', async () => {
    const app = await flow.app({ services: [one, other] });
    const { appSecrets, keychain } = app.ports;
    expect(await app.signoff.services.setSecret(one, clientSecret)).toEqual({ kind: 'done' });
    expect((await appSecrets.of(one))?.equals(new Secret(clientSecret))).toBe(true);
    expect(await appSecrets.of(other)).toBeNull();

    // Somebody puts it where another service's belongs.
    const item = await keychain.read(await nameOf(one.address));
    if (item.kind !== 'found') throw new Error('There is no item');
    await keychain.write(await nameOf(other.address), item.secret);
    expect(await app.signoff.services.setSecret(other, null)).toEqual({ kind: 'done' });
    await app.ports.configuration.placeSecret(other, 'keychain');
    await keychain.write(await nameOf(other.address), item.secret);
    expect(await appSecrets.of(other)).toBeNull();
    await keychain.remove(await nameOf(other.address));
    expect(await app.signoff.services.setSecret(one, null)).toEqual({ kind: 'done' });
    expect(await itemNames(app)).toEqual([]);
    expect(await appSecrets.of(one)).toBeNull();
  });

  it('is not left in the keychain where nobody would find it again', async () => {
    const app = await flow.app({ services: [one, other] });
    // Nothing can be written there any more, for root neither.
    const configuration = path.join(app.directory, 'configuration.json');
    rmSync(configuration, { force: true });
    mkdirSync(configuration);
    try {
      expect(await app.signoff.services.setSecret(one, clientSecret)).toMatchObject({
        ...{ kind: 'failed', problem: { kind: 'not-saved' } },
      });
      expect(await app.ports.appSecrets.of(one)).toBeNull();
      expect(await itemNames(app)).toEqual([]);
    } finally {
      rmSync(configuration, { recursive: true });
    }
  });
});

describe('an OpenBox API key that was typed', () => {
  const elsewhere = 'https://elsewhere.example/api/1.0/';

  /** An app whose settings can be changed, with the key of the service typed in. */
  async function appWithKey(): Promise<TestApp> {
    const app = await flow.app({ apiKey: '', fixesService: false });
    const service = { kind: 'openbox', address: flow.service.url } as const;
    expect(await app.signoff.services.setSecret(service, flow.service.apiKey)).toEqual({ kind: 'done' });
    return app;
  }

  const listed = ({ signoff }: TestApp) => signoff.snapshot().settings.services[0];

  it('signs in, and its keychain that is locked is told as that', async () => {
    const app = await appWithKey();
    const id = await signIn(app);
    expect(await app.signoff.signOut(id)).toMatchObject({ session: 'ended' });
    await app.close();
    const next = await flow.app({
      ...{ apiKey: '', fixesService: false, directory: app.directory },
    });
    await flow.keyring.lock();
    try {
      expect(await next.signoff.signIn()).toMatchObject({ problem: { kind: 'keychain' } });
    } finally {
      await flow.keyring.unlock();
    }
  });

  it('is for the address that it was typed for; a key for another takes its place', async () => {
    const app = await appWithKey();
    const { appSecrets } = app.ports;
    const old = { kind: 'openbox', address: flow.service.url } as const;
    expect(listed(app)).toMatchObject({ hasSecret: true });
    expect(await app.signoff.handlers.changeSettings({ service: elsewhere, format: 'xml' })).toEqual({
      kind: 'done',
    });
    expect(listed(app)).toMatchObject({ address: elsewhere, hasSecret: false });
    expect(await appSecrets.of({ kind: 'openbox', address: elsewhere })).toBeNull();
    // Accounts of the service before can still be ended.
    expect(await appSecrets.of(old)).not.toBeNull();

    await app.signoff.services.setSecret({ kind: 'openbox', address: elsewhere }, 'another-key');
    expect(listed(app)).toMatchObject({ address: elsewhere, hasSecret: true });
    expect(await appSecrets.of(old)).toBeNull();
    const next = await flow.app({ apiKey: '', fixesService: false, directory: app.directory });
    expect((await next.ports.appSecrets.of({ kind: 'openbox', address: elsewhere }))?.reveal()).toBe(
      'another-key',
    );
  });
});
