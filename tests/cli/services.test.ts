import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { headlessHost } from '../../build/layout.ts';
import {
  startNextcloudService,
  startOAuthService,
  type NextcloudService,
  type OAuthService,
  type OtherService,
} from '../support/other-services.ts';
import { runSignoff, startSignoff, type Ended } from '../support/run-signoff.ts';
import { lines, useCommandLine } from './command-line.ts';

/** `signoff services`, and signing in and out at what is on its list: a double of Nextcloud, and a real oidc-provider. */

const line = useCommandLine();
const clientSecret = 'a-secret_that.was-typed';
const started: OtherService[] = [];

afterEach(async () => {
  for (const service of started.splice(0)) await service.close();
});

async function nextcloud(): Promise<NextcloudService> {
  const service = await startNextcloudService();
  started.push(service);
  return service;
}

async function oauth(options?: Parameters<typeof startOAuthService>[0]): Promise<OAuthService> {
  const service = await startOAuthService(options);
  started.push(service);
  return service;
}

function around(): { env: NodeJS.ProcessEnv; apiKey: null } {
  return { env: line.keyring.env, apiKey: null };
}

function signoff(...words: string[]): Promise<Ended> {
  return runSignoff([...words, '--data-dir', line.directory], around());
}

/** With something on standard input. */
function signoffWith(input: string, ...words: string[]): Promise<Ended> {
  const command = startSignoff([...words, '--data-dir', line.directory], around());
  command.process.stdin?.end(input);
  return command.ended;
}

async function listed(): Promise<Record<string, unknown>[]> {
  return lines(await signoff('services', '--json'));
}

/** Signs in as a script does, on the page that the command prints. */
async function signIn(service: OtherService, ...words: string[]): Promise<Ended> {
  const command = startSignoff(
    ['sign-in', '--no-browser', '--yes', '--json', ...words, '--data-dir', line.directory],
    around(),
  );
  const { page } = JSON.parse(await command.nextLine()) as { page: string };
  await service.signInOn(page);
  return command.ended;
}

describe('signing in without a browser here, where the provider has no codes for devices', () => {
  it('names the ports that the browser of another computer needs: the link’s, and that which the provider’s page comes back to', async () => {
    const service = await oauth();
    const place = new URL('.well-known/openid-configuration', service.id.address);
    const { device_authorization_endpoint: _, ...metadata } = (await (await fetch(place)).json()) as Record<
      string,
      unknown
    >;
    const answer = { kind: 'reply', status: 200, body: JSON.stringify(metadata) } as const;
    service.server.strikes.set(/well-known/, answer);
    await signoff('services', 'add', 'oauth', service.id.address, '--client-id', 'signoff');
    const words = ['sign-in', '--service', service.id.address, '--no-browser', '--yes'];

    const command = startSignoff([...words, '--data-dir', line.directory], around());
    let shown = '';
    while (!shown.includes('Waiting')) shown += `${await command.nextLine()}\n`;
    const [link = ''] = /http:\/\/\S+/.exec(shown) ?? [];
    const page = (await fetch(link, { redirect: 'manual' })).headers.get('location') ?? '';
    const redirect = new URL(page).searchParams.get('redirect_uri') ?? '';
    const [, ...forwarded] = [...shown.matchAll(/-L (\d+):127\.0\.0\.1:\1(?= )/g)].map(([, port]) => port);
    expect(shown).toContain(`ssh -N -L ${new URL(link).port}:`);
    expect(forwarded).toEqual([new URL(redirect).port]);
    await service.signInOn(page);
    expect(await command.ended).toMatchObject({ code: 0 });
    expect(await service.liveSessions()).toHaveLength(1);
  });
});

describe('services', () => {
  it('lists them, and with --json what each needs', async () => {
    const [first, ...none] = await listed();
    expect(first).toEqual({
      service: expect.stringMatching(/\/api\/1\.0\/$/) as string,
      kind: 'openbox',
      name: null,
      clientId: null,
      hasSecret: false,
    });
    expect(none).toEqual([]);
    const added = await signoff('services', 'add', 'nextcloud', 'cloud.example/nc/', '--json');
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(lines(added)).toEqual([{ service: 'https://cloud.example/nc/', kind: 'nextcloud' }]);
    await signoff('services', 'add', 'oauth', 'https://id.example', '--client-id', 'app', '--name', 'Work');
    expect((await listed()).slice(1)).toEqual(
      [
        ...[{ service: 'https://cloud.example/nc/', kind: 'nextcloud', name: null, clientId: null }],
        ...[{ service: 'https://id.example/', kind: 'oauth', name: 'Work', clientId: 'app' }],
      ].map((service) => ({ ...service, hasSecret: false })),
    );
    const { stdout } = await signoff('services');
    expect(stdout).toMatch(/^Work +OAuth 2 +https:\/\/id\.example\/ +app$/m);
  });

  it('says how to sign in to a new one, in words that work as they are', async () => {
    const service = await nextcloud();
    const { address } = service.id;
    const added = await signoff('services', 'add', 'nextcloud', address, '--name', 'My cloud');
    const [, words = ''] = /signoff (sign-in .*)$/m.exec(added.stdout) ?? [];
    expect(await signIn(service, ...words.split(' ').slice(1))).toMatchObject({ code: 0 });
    const named = await signoff('services', 'add', 'nextcloud', 'cloud.example', '--name', 'Cloud');
    expect(named.stdout).toContain('signoff sign-in --service Cloud\n');
    expect(await signoff('sign-out', '--all')).toMatchObject({ code: 0 });
  });

  it('takes one off again, unless it has accounts or was not added', async () => {
    const service = await nextcloud();
    await signIn(service, '--service', service.id.address);
    const { host } = new URL(service.id.address);
    const inUse = await signoff('services', 'remove', host);
    expect(inUse).toMatchObject({ code: 2, stdout: '' });
    expect(inUse.stderr).toContain('it has accounts');
    await signoff('sign-out', '--all');
    const removed = await signoff('services', 'remove', host, '--json');
    expect(removed).toMatchObject({ code: 0, stderr: '' });
    expect(lines(removed)).toEqual([{ removed: service.id.address }]);
    const [openBox] = await listed();
    const kept = await signoff('services', 'remove', String(openBox?.['service']));
    expect(kept.code).toBe(2);
    expect(kept.stderr).toContain('stays on the list');
    expect(await listed()).toHaveLength(1);
  });

  it.each([
    [['services', 'bogus']],
    [['services', 'remove']],
    [['services', 'remove', 'nobody']],
    [['services', 'remove', 'one', 'two']],
    [['services', 'secret']],
    [['services', 'secret', 'nobody']],
    [['services', 'secret', 'Cloud']],
    [['services', '--name', 'Cloud']],
    [['services', 'remove', 'Cloud', '--name', 'Cloud']],
    [['services', 'add']],
    [['services', 'add', 'ftp', 'cloud.example']],
    [['services', 'add', 'openbox', 'https://box.example/api/1.0/']],
    [['services', 'add', 'nextcloud']],
    [['services', 'add', 'nextcloud', 'http://cloud.example']],
    [['services', 'add', 'nextcloud', 'https://ada:secret@cloud.example']],
    [['services', 'add', 'nextcloud', 'other.example', '--client-id', 'app']],
    [['services', 'add', 'nextcloud', 'other.example', '--secret']],
    [['services', 'add', 'oauth', 'https://id.example']],
    [['services', 'add', 'oauth', 'https://id.example', '--client-id', ' ']],
    [['sign-in', '--service', 'nobody']],
    [['accounts', '--service', 'nobody']],
  ])('wrong usage is 2, and changes nothing: signoff %j', async (words) => {
    await signoff('services', 'add', 'nextcloud', 'cloud.example', '--name', 'Cloud');
    const ended = await signoffWith('typed\n', ...words);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr.trim()).not.toBe('');
    expect(ended.stderr).not.toContain('ada:secret');
    expect((await listed()).slice(1)).toMatchObject([{ name: 'Cloud', hasSecret: false }]);
  });
});

describe('signing in and out at a Nextcloud server', () => {
  it('takes nothing but its address, and then knows it by its name', async () => {
    const service = await nextcloud();
    const address = service.id.address.slice(0, -1);
    const ended = await signIn(service, '--service', address);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const account = { login: 'ada', kind: 'nextcloud', service: service.id.address };
    expect(lines(ended).at(-1)).toMatchObject({ ...account, state: 'signed-in', session: 'open' });
    expect((await listed()).at(-1)).toMatchObject({ kind: 'nextcloud', service: service.id.address });
    const check = await signoff('check', 'ada', '--service', address, '--json');
    expect(lines(check)).toMatchObject([{ ...account, state: 'signed-in' }]);

    await signoff('services', 'add', 'nextcloud', address, '--name', 'Cloud');
    const signedOut = await signoff('sign-out', '--all', '--service', 'cloud', '--json');
    expect(signedOut).toMatchObject({ code: 0, stderr: '' });
    expect(lines(signedOut)).toMatchObject([
      { ...account, outcome: 'signed-out', session: 'ended', credentials: 'removed', problem: null },
    ]);
    expect(await service.liveSessions()).toEqual([]);
  });

  it('says with 3 that a deletion which deleted nothing ended nothing', async () => {
    const service = await nextcloud();
    await signIn(service, '--service', service.id.address);
    service.server.faults.set({ kind: 'no-effect', request: 'deletion' });
    const ended = await signoff('sign-out', '--all', '--json');
    expect(ended.code).toBe(3);
    expect(lines(ended)).toMatchObject([
      { outcome: 'pending', session: 'open', credentials: 'kept', problem: { kind: 'not-ended' } },
    ]);
    service.server.faults.clear();
    expect(await signoff('retry')).toMatchObject({ code: 0 });
    expect(await service.liveSessions()).toEqual([]);
  });

  it('keeps an address at which nobody could sign in off the list', async () => {
    const service = await nextcloud();
    await service.goDown();
    const ended = await signoff('sign-in', '--no-browser', '--service', service.id.address);
    expect(ended.code).toBe(3);
    expect(await listed()).toHaveLength(1);
  });
});

describe('signing in and out at an OAuth 2 provider', () => {
  it('prints the code that a person types in where there is no browser', async () => {
    const service = await oauth();
    await signoff('services', 'add', 'oauth', service.id.address, '--client-id', 'signoff', '--name', 'Work');
    const ended = await signIn(service, '--service', 'work');
    const [waiting, account] = lines(ended);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(waiting).toMatchObject({ code: expect.stringMatching(/^\w{4}-\w{4}$/) as string });
    expect(account).toMatchObject({ kind: 'oauth', login: 'pat', service: service.id.address });
    expect(await service.liveSessions()).toHaveLength(1);
    const signedOut = await signoff('sign-out', 'pat', '--json');
    expect(lines(signedOut)).toMatchObject([{ outcome: 'signed-out', session: 'ended' }]);
    expect(signedOut.code).toBe(0);
    expect(await service.liveSessions()).toEqual([]);
  });

  it('says the code in words, too', async () => {
    const service = await oauth();
    await signoff('services', 'add', 'oauth', service.id.address, '--client-id', 'signoff');
    const command = startSignoff(
      ['sign-in', '--no-browser', '--service', service.id.address, '--data-dir', line.directory],
      around(),
    );
    let [page, code] = ['', ''];
    while (code === '') {
      const said = await command.nextLine();
      if (said.trim().startsWith('http')) page = said.trim();
      [, code = ''] = /enter this code: (\S+)$/.exec(said) ?? [];
    }
    expect(code).toMatch(/^\w{4}-\w{4}$/);
    await service.signInOn(page);
    command.type('y\n');
    expect(await command.ended).toMatchObject({ code: 0 });
    expect(await signoff('sign-out', '--all')).toMatchObject({ code: 0 });
  });

  it('says with 4, and in its own words, that the client is refused', async () => {
    const service = await oauth({ clientSecret });
    await signoff('services', 'add', 'oauth', service.id.address, '--client-id', 'signoff');
    const ended = await signoff('sign-in', '--no-browser', '--service', service.id.address);
    expect(ended.code).toBe(4);
    expect(ended.stderr).toContain('client ID or client secret');
    expect(ended.stderr).not.toContain('API key');
  });

  it('says with 4 that a session stays open where the provider cannot end one', async () => {
    const service = await oauth({ configuration: { features: { revocation: { enabled: false } } } });
    await signoff('services', 'add', 'oauth', service.id.address, '--client-id', 'signoff');
    await signIn(service, '--service', service.id.address);
    const ended = await signoff('sign-out', '--all', '--json');
    expect(lines(ended)).toMatchObject([
      {
        ...{ outcome: 'cannot-end', session: 'open', credentials: 'removed' },
        problem: { kind: 'cannot-end-session' },
      },
    ]);
    expect(ended.code).toBe(4);
  });
});

describe('a secret that is typed', () => {
  /** All that lies in the data directory. */
  function files(): string {
    const entries = readdirSync(line.directory, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');
  }

  function said({ stdout, stderr }: Ended): string {
    return stdout + stderr;
  }

  it('is used, and is in neither output nor files', async () => {
    const service = await oauth({ clientSecret });
    const { address } = service.id;
    const add = ['services', 'add', 'oauth', address, '--client-id', 'signoff', '--name', 'Work'];
    const outputs = [said(await signoffWith(`${clientSecret}\n`, ...add, '--secret'))];
    expect((await listed()).at(-1)).toMatchObject({ name: 'Work', hasSecret: true });
    outputs.push(said(await signIn(service, '--service', 'Work')));
    expect(await service.liveSessions()).toHaveLength(1);

    const wrong = await signoffWith('another\n', 'services', 'secret', 'Work', '--json');
    expect(wrong.code).toBe(0);
    expect(lines(wrong)).toEqual([{ service: address, hasSecret: true }]);
    expect(await signoff('sign-out', '--all')).toMatchObject({ code: 4 });
    outputs.push(said(await signoffWith(`\n ${clientSecret} \n`, 'services', 'secret', 'Work')));
    const signedOut = await signoff('retry');
    expect(signedOut.code).toBe(0);
    expect(await service.liveSessions()).toEqual([]);

    outputs.push(said(signedOut), said(await signoff('services', '--json')), files());
    for (const text of outputs) expect(text).not.toContain(clientSecret);
    await signoff('services', 'remove', 'Work');
    await signoff(...add);
    expect((await listed()).at(-1)).toMatchObject({ name: 'Work', hasSecret: false });
  });

  it('has to come: nothing is changed without it', async () => {
    const add = ['services', 'add', 'oauth', 'https://id.example', '--client-id', 'app', '--secret'];
    expect(await signoff(...add)).toMatchObject({ code: 2, stdout: '' });
    expect(await listed()).toHaveLength(1);
  });

  it('is not put away where one from the environment would be used in its place', async () => {
    const [openBox] = await listed();
    const command = startSignoff(
      ['services', 'secret', String(openBox?.['service']), '--data-dir', line.directory],
      { ...around(), apiKey: 'from-the-environment' },
    );
    command.process.stdin?.end('typed\n');
    const ended = await command.ended;
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(await listed()).toEqual([openBox]);
  });

  it('is the OpenBox API key, too', async () => {
    const { service } = line;
    const at = ['--service', service.url];
    await signoffWith(`${service.apiKey}\n`, 'services', 'secret', service.url, ...at);
    const command = startSignoff(
      ['sign-in', '--no-browser', '--json', ...at, '--data-dir', line.directory],
      around(),
    );
    expect(JSON.parse(await command.nextLine())).toHaveProperty('page');
    command.process.kill('SIGINT');
    await command.ended;
    expect(files()).not.toContain(service.apiKey);
  });

  it.runIf(process.platform === 'linux')('is not shown on the terminal', async () => {
    mkdirSync(line.directory, { recursive: true });
    await signoff('services', 'add', 'oauth', 'https://id.example', '--client-id', 'app', '--name', 'Work');
    const words = ['services', 'secret', 'Work', '--data-dir', line.directory];
    const command = [process.execPath, headlessHost, ...words].map((word) => `'${word}'`).join(' ');
    const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      env: line.keyring.env,
    });
    let shown = '';
    child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
    await expect.poll(() => shown, { timeout: 60_000 }).toContain('client secret for Work: ');
    child.stdin.write(`${clientSecret}\r`);
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
    expect(shown).toContain('in the keychain now');
    expect(shown).not.toContain(clientSecret);
    expect((await listed()).at(-1)).toMatchObject({ hasSecret: true });
  });
});
