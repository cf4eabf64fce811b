import { execFileSync, spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../build/ensure-built.ts';
import { root } from '../../build/layout.ts';
import { version } from './built-package.ts';

/** What `npm pack` makes, installed with `npm install --global` into an empty folder. */
describe('the npm package', () => {
  let directory: string;
  let signoff: (env: NodeJS.ProcessEnv, ...words: readonly string[]) => SpawnSyncReturns<string>;
  beforeAll(() => {
    ensureBuilt();
    directory = mkdtempSync(path.join(tmpdir(), 'signoff-npm-'));
    execFileSync('npm', ['pack', '--pack-destination', directory], { cwd: root, stdio: 'ignore' });
    const [packed = ''] = readdirSync(directory);
    const prefix = path.join(directory, 'prefix');
    const install = [
      'install',
      '--global',
      '--prefix',
      prefix,
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
    ];
    execFileSync('npm', [...install, path.join(directory, packed)], { cwd: directory, stdio: 'ignore' });
    signoff = (env, ...words) =>
      spawnSync(
        path.join(prefix, 'bin', 'signoff'),
        [
          ...words,
          ...(words[0]?.startsWith('-') === true ? [] : ['--data-dir', path.join(directory, 'data')]),
        ],
        {
          encoding: 'utf8',
          env: { ...process.env, ...env },
        },
      );
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('brings `signoff`, which runs on the Node that npm has', () => {
    expect(signoff({}, '--version')).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
    expect(signoff({}, 'status', '--json')).toMatchObject({ status: 0, stderr: '' });
    expect(signoff({}, 'sing-out')).toMatchObject({ status: 2, stdout: '' });
  });

  it('runs on the Node that comes with it where the computer’s own is too old', () => {
    // Every other Node on the PATH.
    const others = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => {
      const asked = spawnSync(path.join(folder, 'node'), ['--version']);
      return asked.status === 0 && /^v(1\d|20|21)\./.test(asked.stdout.toString());
    });
    for (const folder of others) {
      const PATH = `${folder}${path.delimiter}/usr/bin${path.delimiter}/bin`;
      expect(signoff({ PATH }, 'status', '--json'), folder).toMatchObject({ status: 0, stderr: '' });
      expect(signoff({ PATH }, 'check', 'nobody'), folder).toMatchObject({ status: 2 });
    }
  });

  it('has a keychain: its native module is there and is loaded', () => {
    // Without a session there is no keyring, and keytar itself says so.
    const none = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', XDG_RUNTIME_DIR: undefined };
    const ended = signoff({ ...none, SIGNOFF_API_KEY: 'key' }, 'sign-in', '--no-browser', '--json');
    expect(ended.status).toBe(5);
    expect(ended.stdout).toContain('"reason":"missing"');
  });

  it('brings its page', async () => {
    const program = path.join(directory, 'prefix', 'bin', 'signoff');
    const serve = spawn(program, [
      'serve',
      '--no-open',
      '--json',
      '--data-dir',
      path.join(directory, 'data'),
    ]);
    const ended = once(serve, 'exit');
    try {
      const [line] = (await once(createInterface({ input: serve.stdout }), 'line')) as [string];
      const { address } = JSON.parse(line) as { address: string };
      // The name that this launch has is one of 127.0.0.1, which not every resolver knows.
      const { hostname, port, pathname } = new URL(address);
      const answer = await new Promise<number | undefined>((resolve) => {
        const options = { host: '127.0.0.1', port, path: pathname, headers: { host: `${hostname}:${port}` } };
        get(options, ({ statusCode }) => resolve(statusCode));
      });
      expect(answer).toBe(200);
    } finally {
      serve.kill('SIGTERM');
      await ended;
    }
  });
});
