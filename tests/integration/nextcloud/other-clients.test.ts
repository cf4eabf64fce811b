import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startNextcloud, type RunningNextcloud } from '../../servers/nextcloud/nextcloud.ts';

/** Whether the double is a Nextcloud server to others than Signoff: to its own sync client, as far as that needs one to be. */

let server: RunningNextcloud;
let home: string;
beforeEach(async () => {
  server = await startNextcloud({ webRoot: '/nc' });
  home = mkdtempSync(join(tmpdir(), 'signoff-nextcloudcmd-'));
});
afterEach(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

/** Synchronizes an empty folder, and gives the program's exit code. */
async function synchronize(loginName: string, appPassword: string): Promise<unknown> {
  const child = spawn('nextcloudcmd', ['--silent', '--user', loginName, home, server.url], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, HOME: home, QT_QPA_PLATFORM: 'offscreen' },
  });
  child.stdin.end(`${appPassword}\n`);
  const [code] = (await once(child, 'exit')) as readonly unknown[];
  return code;
}

test('Nextcloud’s own client takes an app password, and finds the user’s folder by the user’s id', async () => {
  const device = server.addDevice('grace@example.com');
  expect(await synchronize(device.loginName, device.appPassword)).toBe(0);
  expect(server.requests).toContainEqual({ kind: 'user', authorization: 'basic', status: 200, fault: null });
  expect(server.requests.at(-1)).toEqual({
    kind: 'webdav',
    authorization: 'basic',
    status: 207,
    fault: null,
  });
});

test('Nextcloud’s own client is refused once the app password is gone', async () => {
  const device = server.addDevice();
  server.revoke(device.appPassword);
  expect(await synchronize(device.loginName, device.appPassword)).not.toBe(0);
  expect(server.requests).toContainEqual({
    kind: 'webdav',
    authorization: 'basic',
    status: 401,
    fault: null,
  });
});
