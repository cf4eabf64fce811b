import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = join(import.meta.dirname, '../../servers/nextcloud/main.ts');

test('the double runs as a program, with faults that are named, and ends when it is told to', async () => {
  const args = ['--json', '--web-root', '/nc/', '--fault', 'begin:http-status=503,times=1'];
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const line = async (): Promise<unknown> => JSON.parse((await lines.next()).value ?? '') as unknown;
  const { url, users } = (await line()) as { readonly url: string; readonly users: readonly object[] };
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/nc\/$/);
  expect(users).toMatchObject([{ login: 'ada', secondFactor: null }, { secondFactor: '246810' }]);
  const begin = () => fetch(`${url}index.php/login/v2`, { method: 'POST' });
  expect((await begin()).status).toBe(503);
  expect(await line()).toEqual({ kind: 'begin', authorization: 'none', status: null, fault: 'http-status' });
  expect(await (await begin()).json()).toMatchObject({ poll: { endpoint: `${url}index.php/login/v2/poll` } });
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
});

test.each([['--fault', 'nothing'], ['--fault', 'somewhere:html'], ['--port', '99999'], ['--what']])(
  'the double refuses %s %s',
  async (...args) => {
    await expect(promisify(execFile)(process.execPath, [program, ...args])).rejects.toMatchObject({
      code: 2,
    });
  },
);
