import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { signsInAt } from '../support/person.ts';
import { lines, pageOf, useCommandLine } from './command-line.ts';

/** "Nothing is known" is never told as "nothing is open": every command says it, and none ends with 0. */

const line = useCommandLine();

/** A sign-in that is cut off after the service gave a token, whose answer was lost. */
async function cutOffSignIn(): Promise<void> {
  const { service } = line;
  const clear = service.faults.set({
    kind: 'drop-before-reply',
    action: 'get_auth_token',
    takesEffect: true,
  });
  const command = line.start(['sign-in', '--no-browser', '--json']);
  await signsInAt(await pageOf(command), service);
  await expect.poll(() => service.liveTokens()).toHaveLength(1);
  command.process.kill('SIGINT');
  expect(await command.ended).toMatchObject({ code: 1 });
  clear();
}

describe('a sign-in that was cut off and may have left a session open', () => {
  it('is told by every command until the person has dealt with it', async () => {
    const { service } = line;
    await cutOffSignIn();
    for (const command of [['accounts'], ['check'], ['notices']]) {
      const ended = await line.run([...command, '--json']);
      expect(ended, command.join(' ')).toMatchObject({ code: 6 });
      expect(lines(ended)).toMatchObject([{ notice: 'sign-in-unfinished', service: service.url }]);
    }
    service.expireTickets();
    for (const command of [['retry'], ['sign-out', '--all'], ['accounts'], ['check'], ['notices']]) {
      const ended = await line.run([...command, '--json']);
      expect(ended, command.join(' ')).toMatchObject({ code: 6 });
      expect(lines(ended)).toMatchObject([{ notice: 'sign-in-interrupted', service: service.url }]);
    }
    expect(service.liveTokens()).toHaveLength(1);

    const words = await line.run(['accounts']);
    expect(words.stdout).toContain('No account is signed in at');
    expect(words.stderr).toContain(`at ${new URL(service.url).host}`);
    const id = /signoff dismiss (\S+)/.exec(words.stderr)?.[1] ?? '';
    const dismissed = await line.run(['dismiss', id]);
    expect(dismissed).toMatchObject({ code: 0, stderr: '' });
    expect(dismissed.stdout).toContain('stays open');
    expect(await line.run(['sign-out', '--all', '--json'])).toMatchObject({
      code: 0,
      stdout: '{"exitCode":0}\n',
    });
    expect(await line.run(['dismiss', id])).toMatchObject({ code: 2, stdout: '' });
  });

  it('can be given up while the service does not answer', async () => {
    const { service } = line;
    await cutOffSignIn();
    await service.goDown();
    const tried = await line.run(['sign-out', '--all', '--json']);
    expect(tried).toMatchObject({ code: 3 });
    const [notice] = lines(tried);
    expect(notice).toMatchObject({ notice: 'sign-in-unfinished' });
    const id = String(notice?.['id']);
    expect(await line.keyring.lookup(`${id}.ticket`)).not.toBeNull();
    const dismissed = await line.run(['dismiss', id, '--json']);
    expect(dismissed).toMatchObject({ code: 0 });
    expect(lines(dismissed)).toMatchObject([{ dismissed: 'sign-in-unfinished', id, service: service.url }]);
    expect(await line.keyring.lookup(`${id}.ticket`)).toBeNull();
    expect(await line.run(['accounts', '--json'])).toMatchObject({ code: 0, stdout: '{"exitCode":0}\n' });
  });

  it('is kept where the keychain does not let go of its ticket', async () => {
    await cutOffSignIn();
    const [notice] = lines(await line.run(['notices', '--json']));
    const id = String(notice?.['id']);
    await line.keyring.lock();
    try {
      const refused = await line.run(['dismiss', id]);
      expect(refused).toMatchObject({ code: 5, stdout: '' });
      expect(refused.stderr).toContain('keychain');
    } finally {
      await line.keyring.unlock();
    }
    expect(await line.run(['retry', '--json'])).toMatchObject({ code: 0 });
    expect(line.service.liveTokens()).toEqual([]);
  });
});

describe('a list of accounts that could not be read', () => {
  it.each([['{"version":1,"accounts":[{]'], [''], ['[]']])('%j is told again and again', async (text) => {
    await line.signIn();
    rmSync(path.join(line.directory, 'accounts.previous.json'));
    writeFileSync(path.join(line.directory, 'accounts.json'), text);
    let file = '';
    for (let time = 1; time <= 3; time += 1) {
      const ended = await line.run(['sign-out', '--all', '--json']);
      expect(ended.code).toBe(6);
      const [notice] = lines(ended);
      file = String(notice?.['path']);
      expect(notice).toEqual({
        notice: 'registry-quarantined',
        id: path.basename(file),
        path: path.join(line.directory, path.basename(file)),
      });
      expect(readFileSync(file, 'utf8')).toBe(text);
      expect(ended.stderr).toContain(file);
    }
    const dismissed = await line.run(['dismiss', path.basename(file), '--json']);
    expect(dismissed).toMatchObject({ code: 0, stderr: '' });
    const [where] = lines(dismissed);
    expect(where).toMatchObject({ dismissed: 'registry-quarantined' });
    expect(readFileSync(String(where?.['path']), 'utf8')).toBe(text);
    expect(readdirSync(line.directory)).not.toContain(path.basename(file));
    expect(await line.run(['accounts', '--json'])).toMatchObject({
      code: 0,
      stdout: '{"exitCode":0}\n',
      stderr: '',
    });
    expect(line.service.liveTokens()).toHaveLength(1);
  });

  it('is told also where its accounts are known from the last good copy', async () => {
    await line.signIn();
    writeFileSync(path.join(line.directory, 'accounts.json'), '');
    const ended = await line.run(['sign-out', '--all', '--json']);
    expect(ended.code).toBe(6);
    expect(lines(ended)).toMatchObject([{ outcome: 'signed-out' }, { notice: 'registry-quarantined' }]);
    expect(line.service.liveTokens()).toEqual([]);
    expect(await line.run(['accounts'])).toMatchObject({ code: 6 });
  });
});
