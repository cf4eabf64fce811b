import { describe, expect, it } from 'vitest';
import { Caller } from '../../../electron/services/oauth/caller.ts';
import { discover } from '../../../electron/services/oauth/discovery.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { createRecordingLog } from '../../integration/openbox/recording-log.ts';

const metadata = {
  issuer: 'https://id.example/realms/x',
  authorization_endpoint: 'https://id.example/authorize?tenant=x',
  token_endpoint: 'https://id.example/token',
};

/** Asks a service that has the documents of `pages`, by their addresses, and nothing else. */
async function discoverAt(address: string, pages: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const http = (request: { readonly url: string }) => {
    asked.push(request.url);
    const page = pages[request.url];
    return Promise.resolve({
      status: page === undefined ? 404 : 200,
      contentType: 'application/json',
      retryAfter: null,
      body: (async function* () {
        yield await Promise.resolve(new TextEncoder().encode(JSON.stringify(page ?? {})));
      })(),
    });
  };
  const caller = new Caller({ http, log: createRecordingLog(), clock: new ManualClock() });
  return { reply: await discover(caller, address, undefined), asked };
}

const openId = 'https://id.example/realms/x/.well-known/openid-configuration';
const oauth = 'https://id.example/.well-known/oauth-authorization-server/realms/x';
const address = 'https://id.example/realms/x/';
const found = async (more: object) => {
  const { reply } = await discoverAt(address, { [openId]: { ...metadata, ...more } });
  if (reply.kind !== 'found') throw new Error(JSON.stringify(reply));
  return reply.found;
};

describe('discovery', () => {
  it('asks where OpenID has it, then where RFC 8414 does', async () => {
    const first = await discoverAt(address, { [openId]: metadata });
    expect(first.asked).toEqual([openId]);
    expect(first.reply).toMatchObject({
      kind: 'found',
      found: { server: { token: 'https://id.example/token' } },
    });
    const second = await discoverAt(address, { [oauth]: metadata });
    expect(second.asked).toEqual([openId, oauth]);
    expect(second.reply).toMatchObject({ kind: 'found' });
    const neither = await discoverAt(address, {});
    expect(neither.reply).toEqual({ kind: 'unclear', problem: { kind: 'http-error', status: 404 } });
  });

  it('takes an issuer with a slash at its end, and without a path', async () => {
    const issuer = 'https://id.example/';
    const at = `${issuer}.well-known/openid-configuration`;
    for (const written of [issuer, 'https://id.example'])
      expect((await discoverAt(issuer, { [at]: { ...metadata, issuer: written } })).reply.kind).toBe('found');
  });

  it.each([
    ['https://evil.example/realms/x'],
    ['https://id.example/realms/y'],
    ['http://id.example/realms/x'],
    ['https://user@id.example/realms/x'],
    [17],
    [undefined],
  ])('refuses the issuer %s', async (issuer) => {
    const { reply } = await discoverAt(address, { [openId]: { ...metadata, issuer } });
    expect(reply.kind).toBe('unclear');
  });

  const endpoints = [
    'authorization_endpoint',
    'token_endpoint',
    'revocation_endpoint',
    'userinfo_endpoint',
    'device_authorization_endpoint',
  ];
  const addresses = [
    'http://id.example/x',
    'http://127.0.0.1/x',
    'ftp://id.example/x',
    'https://u:p@id.example/x',
    'https:id.example',
    'javascript:alert(1)',
    'https://id.example/x#y',
    '//id.example/x',
    'https://id.example/x y',
  ];
  it.each(endpoints.flatMap((name) => addresses.map((to) => [name, to])))(
    'refuses %s %s',
    async (name, to) => {
      const { reply } = await discoverAt(address, { [openId]: { ...metadata, [name]: to } });
      expect(reply).toEqual({ kind: 'unclear', problem: { kind: 'insecure-address' } });
    },
  );

  it('takes endpoints on this computer from a service that is there', async () => {
    const issuer = 'http://127.0.0.1:8080/';
    const { reply } = await discoverAt(issuer, {
      [`${issuer}.well-known/openid-configuration`]: {
        issuer,
        authorization_endpoint: `${issuer}a`,
        token_endpoint: `${issuer}t`,
      },
    });
    expect(reply.kind).toBe('found');
  });

  it('asks for what makes a session that lasts, and for the account again', async () => {
    const scopes_supported = ['offline_access', 'openid', 'email', 'groups'];
    expect(await found({ scopes_supported })).toMatchObject({
      scopes: ['openid', 'email', 'offline_access'],
      signIn: { prompt: 'login consent' },
    });
    expect(await found({ scopes_supported: ['openid'] })).toMatchObject({ signIn: { prompt: 'login' } });
    expect(await found({ prompt_values_supported: ['none', 'select_account'] })).toMatchObject({
      scopes: ['openid'],
      signIn: { prompt: 'select_account' },
    });
    expect((await found({ prompt_values_supported: ['none'] })).signIn).toEqual({});
    expect((await discoverAt(address, { [oauth]: metadata })).reply).toMatchObject({ found: { scopes: [] } });
  });

  it('says how a secret is given', async () => {
    const by = async (methods: unknown) =>
      (await found({ token_endpoint_auth_methods_supported: methods })).server.secretBy;
    expect(await by(undefined)).toBe('client_secret_basic');
    expect(await by(['client_secret_post', 'client_secret_basic'])).toBe('client_secret_basic');
    expect(await by(['none', 'client_secret_post'])).toBe('client_secret_post');
    expect(await by('client_secret_post')).toBe('client_secret_basic');
  });

  it('asks nothing where a profile says it all', async () => {
    const { reply, asked } = await discoverAt('https://account.box.com/', {});
    expect(asked).toEqual([]);
    expect(reply).toMatchObject({ kind: 'found', found: { takesChallenge: false } });
  });
});
