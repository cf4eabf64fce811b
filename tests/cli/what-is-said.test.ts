import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { headlessHost } from '../../build/layout.ts';
import { signsInAt } from '../support/person.ts';
import { lines, pageOf, useCommandLine } from './command-line.ts';

/** A command says what is true, and its exit code says the same. */

const line = useCommandLine();

describe('while it waits for the person', () => {
  it('an error of the service is told while it lasts', async () => {
    const { service } = line;
    const clear = service.faults.set({ kind: 'http-status', status: 500, action: 'get_auth_token' });
    const command = line.start(['sign-in', '--no-browser', '--yes', '--json']);
    let told = '';
    command.process.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()));
    const page = await pageOf(command);
    await expect.poll(() => told).toContain('HTTP error 500');
    clear();
    await expect.poll(() => told).toContain('answers again');
    await signsInAt(page, service);
    const ended = await command.ended;
    expect(ended.code).toBe(0);
    expect(ended.stderr.match(/HTTP error 500/g)).toHaveLength(1);
  });

  it.each([['maybe\n', 'y\n'], ['maybe\nyes\n'], ['\n', '  Y \n']])(
    '%j: only yes or no is an answer to «is this you?»',
    async (...answers) => {
      const { service } = line;
      const command = line.start(['sign-in', '--no-browser', '--json']);
      let asked = '';
      command.process.stderr?.on('data', (chunk: Buffer) => (asked += chunk.toString()));
      await signsInAt(await pageOf(command), service);
      for (const [index, answer] of answers.entries()) {
        await expect.poll(() => asked.split('[y/n]').length - 1).toBeGreaterThan(index);
        command.type(answer);
      }
      const ended = await command.ended;
      expect(ended.code).toBe(0);
      expect(ended.stderr.match(/\[y\/n\]/g)).toHaveLength(2);
      expect(service.liveTokens()).toHaveLength(1);
    },
  );
});

describe('a sign-out that waits', () => {
  it('is not said to go on by itself: the words name what finishes it', async () => {
    const id = await line.signIn();
    await line.service.goDown();
    const ended = await line.run(['sign-out', id]);
    expect(ended.code).toBe(3);
    expect(ended.stdout).not.toContain('as soon as it answers');
    expect(ended.stdout).toContain(`signoff retry ${id}`);
    expect(ended.stdout).toContain('app');
  });

  it('has a check end with its own code, not with 0', async () => {
    const { service } = line;
    const id = await line.signIn();
    service.faults.set({ kind: 'http-status', status: 503, action: 'logout' });
    await line.run(['sign-out', id]);
    expect(await line.run(['check'])).toMatchObject({ code: 3 });
    expect(await line.run(['check', id])).toMatchObject({ code: 3 });
    service.faults.clear();
    service.faults.set({ kind: 'restricted', action: 'logout' });
    await line.run(['retry', id]);
    expect(await line.run(['check'])).toMatchObject({ code: 4 });
  });

  it('reads otherwise in the list than an account that is signed in, though the keychain is locked', async () => {
    const [ada, grace] = [await line.signIn('ada@example.com'), await line.signIn('grace@example.com')];
    await line.keyring.lock();
    try {
      await line.run(['sign-out', grace]);
      const { stdout } = await line.run(['accounts']);
      const rowOf = (id: string) => stdout.split('\n').find((row) => row.includes(id)) ?? '';
      expect(rowOf(ada)).toContain('Signed in');
      expect(rowOf(grace)).toContain('Signed out');
      for (const id of [ada, grace]) expect(rowOf(id)).toContain('Keychain locked');
    } finally {
      await line.keyring.unlock();
    }
  });
});

describe('a result that is lost ends with 1', () => {
  it('where the list could not be written at the last', async () => {
    const id = await line.signIn();
    const hook = path.join(import.meta.dirname, 'no-history.program.js');
    const ended = await line.run(['sign-out', id, '--json'], line.service, {
      NODE_OPTIONS: `--import ${hook}`,
    });
    expect(lines(ended)).toMatchObject([{ outcome: 'signed-out' }, { error: 'unexpected' }]);
    expect(ended.stderr).toContain('not saved');
    expect(ended.code).toBe(1);
  });

  it.runIf(process.platform === 'linux')('where nothing could be printed', async () => {
    const { service, directory, keyring } = line;
    await line.signIn('ada@example.com');
    await line.signIn('grace@example.com');
    // The one is told long before the other, and so before the command has an exit code of its own.
    service.faults.set({ kind: 'latency', action: 'logout', milliseconds: 1_000, times: 1 });
    const child = spawn(
      process.execPath,
      [headlessHost, 'sign-out', '--all', '--service', service.url, '--data-dir', directory],
      {
        env: { ...keyring.env, SIGNOFF_API_KEY: service.apiKey },
        stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      },
    );
    let told = '';
    child.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(1);
    expect(told).toContain('could not be written');
    expect(service.liveTokens()).toEqual([]);
  });
});
