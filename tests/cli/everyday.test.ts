import { describe, expect, it } from 'vitest';
import { lines, useCommandLine } from './command-line.ts';

/** What a person, or an administrator's script, does every day. */

const line = useCommandLine();

/** Two accounts, by their ids. */
async function signInTwice(): Promise<readonly [string, string]> {
  return [await line.signIn('ada@example.com'), await line.signIn('grace@example.com')];
}

describe('several accounts in one command', () => {
  it('are signed out together, by login in capitals and by the beginning of an id', async () => {
    const [ada, grace] = await signInTwice();
    const ended = await line.run(['sign-out', 'ADA@example.com', grace.slice(0, 8), '--json']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(lines(ended).map(({ account, outcome }) => [account, outcome])).toEqual(
      expect.arrayContaining([
        [ada, 'signed-out'],
        [grace, 'signed-out'],
      ]),
    );
    expect(line.service.liveTokens()).toEqual([]);
  });

  it('are all left alone where one of them is unknown; the nearest login is named', async () => {
    await signInTwice();
    const ended = await line.run(['sign-out', 'grace@example.com', 'adda@example.com', '--json']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('Did you mean “ada@example.com”?');
    expect(lines(ended)).toMatchObject([{ error: 'wrong-usage' }]);
    expect(line.service.liveTokens()).toHaveLength(2);
  });

  it('are checked, retried and forgotten', async () => {
    const [ada, grace] = await signInTwice();
    expect(lines(await line.run(['check', ada, grace, '--json']))).toMatchObject([
      { state: 'signed-in' },
      { state: 'signed-in' },
    ]);
    line.service.faults.set({ kind: 'http-status', status: 503, action: 'logout' });
    expect((await line.run(['sign-out', ada, grace])).code).toBe(3);
    expect(lines(await line.run(['retry', ada, grace, '--json']))).toMatchObject([
      { outcome: 'pending', finishedBy: 'nobody' },
      { outcome: 'pending', finishedBy: 'nobody' },
    ]);
    const forgotten = await line.run(['forget', ada, grace, '--json']);
    expect(lines(forgotten)).toMatchObject([{ outcome: 'forgotten' }, { outcome: 'forgotten' }]);
  });

  it('need more of an id than three characters', async () => {
    const [ada] = await signInTwice();
    expect((await line.run(['check', ada.slice(0, 3)])).code).toBe(2);
    expect((await line.run(['check', ada.slice(0, 12)])).code).toBe(0);
  });
});

describe('status', () => {
  it('shows all at one look, with the code of the account that needs a person most', async () => {
    const [ada] = await signInTwice();
    const well = await line.run(['status']);
    expect(well).toMatchObject({ code: 0, stderr: '' });
    for (const word of ['Signoff is not running', line.directory, 'ada@example.com', 'grace@example.com']) {
      expect(well.stdout).toContain(word);
    }
    line.service.faults.set({ kind: 'restricted', action: 'logout' });
    await line.run(['sign-out', ada]);
    const ill = await line.run(['status', '--json']);
    expect(ill.code).toBe(4);
    expect(lines(ill)).toMatchObject([
      { runs: null, directory: line.directory },
      { state: 'signing-out', session: 'open' },
      { state: 'signed-in' },
    ]);
  });

  it('says that a keychain is locked, and ends with 5', async () => {
    await line.signIn();
    await line.keyring.lock();
    try {
      expect(await line.run(['status'])).toMatchObject({ code: 5 });
    } finally {
      await line.keyring.unlock();
    }
  });

  it('names the owner that runs', async () => {
    const serve = line.start(['serve', '--no-open', '--json']);
    await serve.nextLine();
    try {
      const ended = await line.run(['status', '--json']);
      expect(lines(ended)[0]).toMatchObject({ runs: 'serve' });
      expect((await line.run(['status'])).stdout).toContain('“signoff serve” is running');
    } finally {
      serve.process.kill('SIGTERM');
      await serve.ended;
    }
  });
});

describe('who finishes a sign-out that waits', () => {
  it('is nobody where no Signoff stays', async () => {
    const id = await line.signIn();
    await line.service.goDown();
    const ended = await line.run(['sign-out', id]);
    expect(ended.code).toBe(3);
    expect(ended.stdout).toContain('Nothing goes on with it by itself');
  });

  it('is `signoff serve` beside one', async () => {
    const id = await line.signIn();
    const serve = line.start(['serve', '--no-open', '--json']);
    await serve.nextLine();
    try {
      await line.service.goDown();
      const ended = await line.run(['sign-out', id, '--json']);
      expect(ended.code).toBe(3);
      expect(lines(ended)).toMatchObject([{ outcome: 'pending', finishedBy: 'serve' }]);
    } finally {
      serve.process.kill('SIGTERM');
      await serve.ended;
    }
  });
});

describe('--quiet', () => {
  it('says nothing of what went well, and everything of what did not', async () => {
    const [ada, grace] = await signInTwice();
    expect(await line.run(['accounts', '--quiet'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(await line.run(['sign-out', ada, '-q'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
    line.service.faults.set({ kind: 'http-status', status: 503, action: 'logout' });
    const ended = await line.run(['sign-out', grace, '-q']);
    expect(ended.code).toBe(3);
    expect(ended.stdout).toContain(`signoff retry ${grace}`);
  });
});

describe('history', () => {
  it('shows what was signed out, newest first, as JSON and as CSV', async () => {
    const [ada, grace] = await signInTwice();
    expect((await line.run(['history'])).stdout).toContain('No account');
    await line.run(['sign-out', ada]);
    await line.run(['sign-out', grace]);
    const entries = lines(await line.run(['history', '--json']));
    expect(entries).toMatchObject([
      { account: grace, login: 'grace@example.com', session: 'ended', outcome: 'signed-out' },
      { account: ada, login: 'ada@example.com', session: 'ended', outcome: 'signed-out' },
    ]);
    const { stdout } = await line.run(['history', '--csv']);
    const [first, second = ''] = stdout.split('\n');
    expect(first).toBe('"signedOutAt","account","login","kind","service","session","outcome"');
    const time = String(entries[0]?.['signedOutAt']);
    expect(new Date(time).toISOString()).toBe(time);
    const named = `"${time}","${grace}","grace@example.com","openbox"`;
    expect(second.startsWith(named)).toBe(true);
  });
});

describe('--json prints a line whatever comes of the command', () => {
  it.each([
    [['accounts'], 0],
    [['history'], 0],
    [['retry'], 0],
    [['check', 'nobody'], 2],
    [['sign-out'], 2],
    [['sing-out'], 2],
    [['dismiss', 'nothing'], 2],
    [['services', 'remove', 'nothing'], 2],
    [['completion'], 2],
  ])('%j', async (words, code) => {
    const ended = await line.run([...words, '--json']);
    expect(ended.code).toBe(code);
    expect(lines(ended)).toHaveLength(1);
    if (code !== 0) expect(lines(ended)).toMatchObject([{ error: 'wrong-usage' }]);
  });

  it('sign-in that fails, with what it failed by', async () => {
    await line.service.goDown();
    const ended = await line.run(['sign-in', '--no-browser', '--json']);
    expect(ended.code).toBe(3);
    expect(lines(ended)).toMatchObject([{ error: 'not-confirmed', problem: { kind: 'unreachable' } }]);
  });
});
