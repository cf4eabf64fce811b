import { spawn } from 'node:child_process';
import { once } from 'node:events';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headlessHost } from '../../build/layout.ts';
import { startService, type RunningService } from '../service/service.ts';
import { lines, useCommandLine } from './command-line.ts';

/** How a person names an account, and how its name is written. */

const line = useCommandLine();

const logins = ['Ada@example.com', 'ada@example.com', 'zo\u00EB@example.com', '王小明@example.com'] as const;
let service: RunningService;
beforeEach(async () => {
  service = await startService({ users: logins.map((login) => ({ login, password: 'correct horse' })) });
});
afterEach(() => service.close());

describe('an account', () => {
  it.each([
    ['in other capitals', 'ZO\u00CB@Example.com'],
    ['in another spelling of Unicode', 'zoe\u0308@example.com'],
  ])('can be named %s', async (_how, name) => {
    const id = await line.signIn('zo\u00EB@example.com', service);
    const ended = await line.run(['sign-out', name, '--json'], service);
    expect(ended.code).toBe(0);
    expect(lines(ended)).toMatchObject([{ account: id, outcome: 'signed-out' }]);
  });

  it('is told from another that differs in its capitals', async () => {
    const upper = await line.signIn('Ada@example.com', service);
    const lower = await line.signIn('ada@example.com', service);
    const unclear = await line.run(['sign-out', 'ADA@example.com'], service);
    expect(unclear).toMatchObject({ code: 2, stdout: '' });
    for (const id of [upper, lower]) expect(unclear.stderr).toContain(id);
    for (let time = 1; time <= 2; time += 1) {
      const ended = await line.run(['sign-out', 'Ada@example.com', '--json'], service);
      expect(lines(ended)).toMatchObject([{ account: upper, outcome: 'signed-out' }]);
    }
    expect(service.liveTokens()).toHaveLength(1);
  });
});

it('wide characters leave the columns of the list in line', async () => {
  await line.signIn('王小明@example.com', service);
  await line.signIn('ada@example.com', service);
  const { stdout } = await line.run(['accounts'], service);
  const rows = stdout.trimEnd().split('\n');
  const host = new URL(service.url).host;
  expect(new Set(rows.map((row) => stringWidth(row.slice(0, row.indexOf(host)))))).toHaveProperty('size', 1);
  expect(rows).toHaveLength(2);
});

it.each([
  ['dumb', false],
  ['xterm', true],
])('TERM=%s: lines are written over: %s', async (term, overwrites) => {
  for (const login of logins.slice(0, 2)) await line.signIn(login, service);
  const words = ['sign-out', '--all', '--service', service.url, '--data-dir', line.directory];
  const terminal = spawn(
    'script',
    ['-qec', [process.execPath, headlessHost, ...words].join(' '), '/dev/null'],
    {
      env: { ...process.env, ...line.keyring.env, SIGNOFF_API_KEY: service.apiKey, TERM: term },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  terminal.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect(await once(terminal, 'exit')).toEqual([0, null]);
  expect(said).toContain('Signed out');
  expect(said.includes('\u001B')).toBe(overwrites);
});
