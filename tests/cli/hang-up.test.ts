import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { headlessHost } from '../../build/layout.ts';
import { askOwnHost } from '../support/own-host.ts';
import { useCommandLine } from './command-line.ts';

/** The terminal that `signoff serve` was started from is closed. */

const line = useCommandLine();

it('goes on after a hang-up where it was started with nohup', async () => {
  const log = path.join(line.directory, 'nohup.out');
  const words = ['serve', '--no-open', '--json', '--data-dir', line.directory];
  // A terminal of its own, as a person has one: nohup takes it away from what it starts.
  const command = `nohup ${[process.execPath, headlessHost, ...words].join(' ')} & echo "pid $!"; wait`;
  const terminal = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: line.directory,
    env: { ...process.env, ...line.keyring.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  terminal.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const pid = Number(await vi.waitFor(() => /pid (\d+)/.exec(said)?.[1] ?? fail(), { timeout: 25_000 }));
  try {
    const { address } = await vi.waitFor(
      () =>
        JSON.parse(
          readFileSync(log, 'utf8')
            .split('\n')
            .find((each) => each.startsWith('{')) ?? '',
        ) as { address: string },
      { timeout: 25_000 },
    );
    process.kill(pid, 'SIGHUP');
    expect((await askOwnHost(address)).status).toBe(200);
    expect((await askOwnHost(address)).status).toBe(200);
  } finally {
    process.kill(pid, 'SIGTERM');
  }
  await once(terminal, 'exit');
});

it('ends with a hang-up of its terminal', async () => {
  const words = ['serve', '--no-open', '--json', '--data-dir', line.directory];
  const command = [process.execPath, headlessHost, ...words].join(' ');
  const terminal = spawn(
    'script',
    ['-qec', `${command} & echo "pid $!"; wait $!; echo "code $?"`, '/dev/null'],
    {
      env: { ...process.env, ...line.keyring.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  terminal.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await vi.waitFor(() => expect(said).toContain('"address"'), { timeout: 25_000 });
  process.kill(Number(/pid (\d+)/.exec(said)?.[1]), 'SIGHUP');
  await once(terminal, 'exit');
  expect(said).toContain('code 0');
});

function fail(): never {
  throw new Error('not yet');
}
