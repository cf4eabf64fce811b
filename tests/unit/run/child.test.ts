import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { runChild } from '../../run/child.ts';
import { endAll, leftBehind, runMark } from '../../run/left-behind.ts';

const cwd = mkdtempSync(join(tmpdir(), 'signoff-child-'));
afterAll(() => rmSync(cwd, { recursive: true }));

function marked(): { readonly id: string; readonly env: NodeJS.ProcessEnv } {
  const id = randomUUID();
  return { id, env: { ...process.env, [runMark]: id } };
}

describe('running a suite', () => {
  it('gives the exit code', async () => {
    const ending = await runChild(['sh', '-c', 'exit 3'], { cwd, env: process.env, limitSeconds: 30 });
    expect(ending).toEqual({ code: 3, timedOut: false });
  });

  it('ends it with all that it started when its time is up', async () => {
    const { id, env } = marked();
    const deaf = 'trap "" TERM; (trap "" TERM; sleep 600) & sleep 600';
    const ending = await runChild(['sh', '-c', deaf], { cwd, env, limitSeconds: 0.5 });
    expect(ending).toEqual({ code: null, timedOut: true });
    expect(await leftBehind(id)).toEqual([]);
  });

  it('ends it when the run is stopped', async () => {
    const { id, env } = marked();
    const stop = new AbortController();
    const started = runChild(['sh', '-c', 'touch started; sleep 600'], {
      cwd,
      env,
      limitSeconds: 60,
      stop: stop.signal,
    });
    await expect.poll(() => existsSync(join(cwd, 'started'))).toBe(true);
    stop.abort();
    expect((await started).timedOut).toBe(false);
    expect(await leftBehind(id)).toEqual([]);
  });

  it('finds what detached itself and stayed behind, and ends that alone', async () => {
    const { id, env } = marked();
    await runChild(['sh', '-c', 'setsid sleep 600 >/dev/null 2>&1 &'], { cwd, env, limitSeconds: 60 });
    const left = await leftBehind(id, 0);
    onTestFinished(() => endAll(left));
    expect(left).toHaveLength(1);
    endAll(left);
    expect(await leftBehind(id)).toEqual([]);
  });
});
