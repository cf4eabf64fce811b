import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPrivateKeyring, type PrivateKeyring } from '../keyring/private-keyring.ts';
import { startService, type RunningService } from '../service/service.ts';
import { signsInAt } from '../support/person.ts';
import { runSignoff, startSignoff, type Ended } from '../support/run-signoff.ts';
import { newDirectory } from '../support/test-app.ts';

/** The built command line, driven as a script drives it, on a real keyring and a real service. */

let keyring: PrivateKeyring;
let service: RunningService;
let directory: ReturnType<typeof newDirectory>;

beforeAll(async () => {
  keyring = await startPrivateKeyring();
});
afterAll(() => keyring.close());
beforeEach(async () => {
  service = await startService();
  directory = newDirectory();
});
afterEach(async () => {
  await service.close();
  directory.remove();
});

function surroundings(): { env: NodeJS.ProcessEnv; apiKey: string | null } {
  return { env: keyring.env, apiKey: service.apiKey };
}

function words(...own: string[]): string[] {
  return [...own, '--service', service.url, '--data-dir', directory.path, '--json'];
}

function signoff(...own: string[]): Promise<Ended> {
  return runSignoff(words(...own), surroundings());
}

function lines({ stdout }: Ended): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Signs in, and gives the account's id. */
async function signIn(user = service.users[0]): Promise<string> {
  if (user === undefined) throw new Error('The service has no such user');
  const command = startSignoff(words('sign-in', '--no-browser', '--yes'), surroundings());
  const { page } = JSON.parse(await command.nextLine()) as { page: string };
  await signsInAt(page, user);
  const ended = await command.ended;
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const [, account] = lines(ended);
  expect(account).toEqual({
    account: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    login: user.login,
    kind: 'openbox',
    service: service.url,
    state: 'signed-in',
    session: 'open',
    credentials: 'kept',
    problem: null,
  });
  return account?.['account'] as string;
}

describe('sign-in', () => {
  it('prints an address without the ticket, asks, and keeps nothing where the answer is no', async () => {
    const command = startSignoff(
      ['sign-in', '--no-browser', '--service', service.url, '--data-dir', directory.path],
      surroundings(),
    );
    let page = '';
    while (!page.startsWith('http')) page = (await command.nextLine()).trim();
    expect(new URL(page).hostname).toBe('127.0.0.1');
    for (const ticket of service.issuedTickets()) expect(page).not.toContain(ticket);
    await signsInAt(page, service);
    command.type('n\n');
    const ended = await command.ended;
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`Signed in as ${service.login}: is this you?`);
    expect(ended.stderr).toContain('Nothing was kept');
    expect(service.issuedTokens()).toHaveLength(1);
    expect(service.liveTokens()).toEqual([]);
  });

  it('takes the end of standard input for a no', async () => {
    const command = startSignoff(words('sign-in', '--no-browser'), surroundings());
    command.process.stdin?.end();
    const { page } = JSON.parse(await command.nextLine()) as { page: string };
    await signsInAt(page, service);
    expect(await command.ended).toMatchObject({ code: 1 });
    expect(service.liveTokens()).toEqual([]);
  });

  it('leads a form that is posted to the printed address on to the service', async () => {
    const command = startSignoff(words('sign-in', '--no-browser', '--yes'), surroundings());
    const { page } = JSON.parse(await command.nextLine()) as { page: string };
    const { login, password } = service;
    await fetch(page, { method: 'POST', body: new URLSearchParams({ login, password, dologin: '1' }) });
    expect(await command.ended).toMatchObject({ code: 0 });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'undoes itself on %s, also after the person signed in',
    async (signal) => {
      const command = startSignoff(words('sign-in', '--no-browser'), surroundings());
      const { page } = JSON.parse(await command.nextLine()) as { page: string };
      await signsInAt(page, service);
      command.process.kill(signal);
      expect(await command.ended).toMatchObject({ code: 1 });
      expect(service.liveTokens()).toEqual([]);
      expect(lines(await signoff('accounts'))).toEqual([{ exitCode: 0 }]);
    },
  );

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'is not begun after %s that comes while an earlier one is undone',
    async (signal) => {
      const cutOff = startSignoff(words('sign-in', '--no-browser'), surroundings());
      await cutOff.nextLine();
      cutOff.process.kill('SIGKILL');
      await cutOff.ended;
      const [ticket] = service.issuedTickets();
      service.faults.set({ kind: 'no-answer', action: 'get_auth_token' });
      const isAsked = ({ action }: { readonly action: string }): boolean => action === 'get_auth_token';
      const before = service.requests.filter(isAsked).length;

      const command = startSignoff(words('sign-in', '--no-browser'), surroundings());
      await service.waitForRequest(isAsked, before + 1);
      command.process.kill(signal);
      expect(await command.ended).toMatchObject({ code: 1 });
      expect(service.issuedTickets()).toEqual([ticket]);
    },
  );

  it('says so, with 2, where there is no API key', async () => {
    const ended = await runSignoff(words('sign-in'), { ...surroundings(), apiKey: null });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('SIGNOFF_API_KEY');
  });

  it('takes the API key from the configuration file', async () => {
    writeFileSync(
      path.join(directory.path, 'configuration.json'),
      JSON.stringify({ apiKey: service.apiKey }),
    );
    const command = startSignoff(words('sign-in', '--no-browser', '--yes'), {
      ...surroundings(),
      apiKey: null,
    });
    const { page } = JSON.parse(await command.nextLine()) as { page: string };
    await signsInAt(page, service);
    expect(await command.ended).toMatchObject({ code: 0 });
  });

  it('says with 4 that the key is refused, and with 3 that the service does not answer', async () => {
    const refused = await runSignoff(words('sign-in'), { ...surroundings(), apiKey: service.restrictedKey });
    expect(refused.code).toBe(4);
    await service.goDown();
    const down = await signoff('sign-in');
    expect(down.code).toBe(3);
  });

  it('does not begin a session that it could not keep: no keychain, 5', async () => {
    const none = await startPrivateKeyring({ state: 'no-secret-service' });
    try {
      const ended = await runSignoff(words('sign-in', '--no-browser'), { ...surroundings(), env: none.env });
      expect(ended.code).toBe(5);
      expect(service.issuedTickets()).toEqual([]);
    } finally {
      await none.close();
    }
  });
});

describe('sign-out', () => {
  it('ends the session: 0, by id and by login, and again afterwards', async () => {
    const id = await signIn();
    const expected = {
      account: id,
      login: service.login,
      kind: 'openbox',
      service: service.url,
      outcome: 'signed-out',
      session: 'ended',
      credentials: 'removed',
      problem: null,
    };
    const first = await signoff('sign-out', service.login);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(lines(first)).toEqual([expected]);
    expect(service.liveTokens()).toEqual([]);
    expect(await keyring.lookup(id)).toBeNull();
    const again = await signoff('sign-out', id);
    expect(again.code).toBe(0);
    expect(lines(again)).toEqual([expected]);
  });

  it('0 where the session had already ended', async () => {
    await signIn();
    for (const token of service.liveTokens()) service.revoke(token);
    const ended = await signoff('sign-out', service.login);
    expect(ended.code).toBe(0);
    expect(lines(ended)).toMatchObject([{ outcome: 'signed-out', session: 'already-ended' }]);
  });

  it('3 where the service has not confirmed; retry finishes with 0', async () => {
    await signIn();
    const clear = service.faults.set({ kind: 'http-status', status: 503, action: 'logout' });
    const ended = await signoff('sign-out', service.login);
    expect(ended.code).toBe(3);
    expect(lines(ended)).toMatchObject([
      {
        outcome: 'pending',
        session: 'unknown',
        credentials: 'kept',
        problem: { kind: 'http-error', status: 503 },
      },
    ]);
    expect(lines(await signoff('accounts'))).toMatchObject([{ state: 'signing-out', session: 'unknown' }]);
    clear();
    const retried = await signoff('retry');
    expect(retried.code).toBe(0);
    expect(lines(retried)).toMatchObject([{ outcome: 'signed-out', session: 'ended' }]);
  });

  it('4 where the key is refused, and forget then gives up with 3', async () => {
    const id = await signIn();
    service.faults.set({ kind: 'restricted', action: 'logout' });
    const ended = await signoff('sign-out', id);
    expect(ended.code).toBe(4);
    expect(lines(ended)).toMatchObject([{ outcome: 'refused', session: 'open', credentials: 'kept' }]);
    const forgotten = await signoff('forget', id);
    expect(forgotten.code).toBe(3);
    expect(lines(forgotten)).toMatchObject([
      { outcome: 'forgotten', session: 'open', credentials: 'removed' },
    ]);
    expect(await keyring.lookup(id)).toBeNull();
  });

  it('5 where the keychain is locked; nothing was asked, and retry finishes once it is open', async () => {
    const id = await signIn();
    await keyring.lock();
    const ended = await signoff('sign-out', id);
    expect(ended.code).toBe(5);
    expect(lines(ended)).toMatchObject([
      {
        outcome: 'pending',
        session: 'open',
        credentials: 'unknown',
        problem: { kind: 'keychain', reason: 'locked' },
      },
    ]);
    expect(service.liveTokens()).toHaveLength(1);
    await keyring.unlock();
    expect((await signoff('retry', id)).code).toBe(0);
    expect(service.liveTokens()).toEqual([]);
  });

  it('--all: every account, and the highest code', async () => {
    await signIn(service.users[0]);
    await signIn(service.users[1]);
    service.faults.set({ kind: 'restricted', action: 'logout', times: 1 });
    const ended = await signoff('sign-out', '--all');
    expect(ended.code).toBe(4);
    expect(
      lines(ended)
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['refused', 'signed-out']);
    expect((await signoff('sign-out', '--all')).code).toBe(0);
    expect(service.liveTokens()).toEqual([]);
  });

  it('0 where nobody is signed in and all are asked for', async () => {
    expect(await signoff('sign-out', '--all')).toMatchObject({
      code: 0,
      stdout: '{"exitCode":0}\n',
      stderr: '',
    });
  });
});

describe('accounts and check', () => {
  it('check says 0 for an open session, and notices one that ended elsewhere', async () => {
    const id = await signIn();
    const open = await signoff('check', id);
    expect(open.code).toBe(0);
    expect(lines(open)).toMatchObject([{ state: 'signed-in', session: 'open' }]);
    for (const token of service.liveTokens()) service.revoke(token);
    const ended = await signoff('check');
    expect(ended.code).toBe(0);
    expect(lines(ended)).toMatchObject([
      { state: 'session-ended', session: 'already-ended', credentials: 'removed' },
    ]);
    expect(await keyring.lookup(id)).toBeNull();
  });

  it('shows an account whose keychain is locked as unavailable, never as signed out', async () => {
    await signIn();
    await keyring.lock();
    const listed = await signoff('accounts');
    await keyring.unlock();
    expect(lines(listed)).toMatchObject([
      {
        state: 'credentials-unavailable',
        session: 'unknown',
        credentials: 'unknown',
        problem: { kind: 'keychain', reason: 'locked' },
      },
    ]);
  });
});

describe('wrong usage is 2, and does nothing', () => {
  it.each([
    [[]],
    [['sing-out']],
    [['sign-out']],
    [['sign-out', 'ada', '--all']],
    [['sign-out', 'ada', 'grace']],
    [['forget']],
    [['accounts', 'ada']],
    [['accounts', '--all']],
    [['check', '--port', '1']],
    [['serve', '--port', '65536']],
    [['serve', '--port', 'x']],
    [['accounts', '--format', 'json']],
    [['accounts', '--service', 'http://box.example/api/1.0/']],
    [['accounts', '--service', 'https://ada:secret@box.example/']],
    [['accounts', '--data-dir', '']],
    [['accounts', '--bogus']],
  ])('signoff %j', async (own) => {
    const ended = await runSignoff(own, surroundings());
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr.trim()).not.toBe('');
    expect(ended.stderr).not.toContain('secret');
  });

  it('an account that nobody knows', async () => {
    const ended = await signoff('sign-out', 'nobody@example.com');
    expect(ended.code).toBe(2);
    expect(lines(ended)).toMatchObject([{ error: 'wrong-usage', problem: null }]);
    expect(ended.stderr).toContain('nobody@example.com');
  });

  it('a login that names two accounts, until an id or a service tells them apart', async () => {
    const id = await signIn();
    const elsewhere = await startService();
    try {
      const command = startSignoff(
        [
          'sign-in',
          '--no-browser',
          '--yes',
          '--json',
          '--service',
          elsewhere.url,
          '--data-dir',
          directory.path,
        ],
        { ...surroundings(), apiKey: elsewhere.apiKey },
      );
      const { page } = JSON.parse(await command.nextLine()) as { page: string };
      await signsInAt(page, elsewhere);
      expect((await command.ended).code).toBe(0);
      const ambiguous = await runSignoff(
        ['sign-out', service.login, '--data-dir', directory.path],
        surroundings(),
      );
      expect(ambiguous.code).toBe(2);
      expect(ambiguous.stderr).toContain(id);
      const narrowed = await signoff('sign-out', service.login);
      expect(lines(narrowed)).toMatchObject([{ account: id, outcome: 'signed-out' }]);
    } finally {
      await signoff('sign-out', '--all');
      await elsewhere.close();
    }
  });
});

describe('help', () => {
  it.each([[['--help']], [['help']]])('signoff %j prints the commands and their exit codes', async (own) => {
    const ended = await runSignoff(own, surroundings());
    expect(ended.code).toBe(0);
    for (const word of ['sign-in', 'sign-out', 'retry', 'forget', 'serve', 'Exit codes']) {
      expect(ended.stdout).toContain(word);
    }
  });

  it('--version prints the version', async () => {
    expect(await runSignoff(['--version'], surroundings())).toMatchObject({ code: 0, stdout: '0.1.0\n' });
  });
});
