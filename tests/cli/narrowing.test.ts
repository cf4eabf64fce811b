import { describe, expect, it } from 'vitest';
import type { RunningService } from '../service/service.ts';
import { lines, useCommandLine } from './command-line.ts';

/** `--service` narrows, and never stops narrowing. */

const line = useCommandLine();
const ada = 'ada@example.com';
const grace = 'grace@example.com';

/** Grace is signed in here, and Ada elsewhere. */
async function twoServices(): Promise<{ elsewhere: RunningService; id: string }> {
  const elsewhere = await line.startService();
  await line.signIn(grace);
  const id = await line.signIn(ada, elsewhere);
  return { elsewhere, id };
}

describe('an account that only another service has', () => {
  it('is not what a command with --service is about: 2, and nothing is done', async () => {
    const { elsewhere, id } = await twoServices();
    for (const command of ['sign-out', 'check', 'retry', 'forget']) {
      for (const name of [ada, id]) {
        const ended = await line.run([command, name]);
        expect(ended, `${command} ${name}`).toMatchObject({ code: 2, stdout: '' });
        expect(ended.stderr).toContain(new URL(line.service.url).host);
        expect(ended.stderr).toContain(grace);
      }
    }
    expect(elsewhere.liveTokens()).toHaveLength(1);
    expect(line.service.liveTokens()).toHaveLength(1);
  });

  it('is left alone by --all, and not listed', async () => {
    const { elsewhere, id } = await twoServices();
    expect(lines(await line.run(['accounts', '--json']))).toMatchObject([{ login: grace }]);
    expect(lines(await line.run(['check', '--json']))).toMatchObject([{ login: grace }]);
    const all = await line.run(['sign-out', '--all', '--json']);
    expect(all.code).toBe(0);
    expect(lines(all)).toMatchObject([{ login: grace, outcome: 'signed-out' }]);
    expect(line.service.liveTokens()).toEqual([]);
    expect(elsewhere.liveTokens()).toHaveLength(1);
    const again = await line.run(['sign-out', '--all']);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain(`No account is signed in at ${new URL(line.service.url).host}`);
    expect(again.stderr).toContain(new URL(elsewhere.url).host);
    const there = await line.run(['sign-out', id, '--json'], elsewhere);
    expect(lines(there)).toMatchObject([{ account: id, outcome: 'signed-out' }]);
  });

  it('is not signed out by the same command given twice', async () => {
    const elsewhere = await line.startService();
    const here = await line.signIn(ada);
    await line.signIn(ada, elsewhere);
    for (let time = 1; time <= 2; time += 1) {
      const ended = await line.run(['sign-out', ada, '--json']);
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      expect(lines(ended)).toMatchObject([{ account: here, outcome: 'signed-out', session: 'ended' }]);
    }
    expect(elsewhere.liveTokens()).toHaveLength(1);
  });
});
