import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log, LogFields } from '../../../electron/core/ports/log.ts';
import { startUpdates } from '../../../electron/desktop/start-updates.ts';
import { lookForUpdates, type Updater } from '../../../electron/desktop/updates.ts';
import { signatureProblem, type RunProgram } from '../../../electron/desktop/windows-signature.ts';
import { ManualClock } from '../../support/manual-clock.ts';

type Decide = Parameters<Updater['netSession']['webRequest']['onBeforeRequest']>[0];

/** electron-updater as far as it is used, with the settings with which it comes. */
class FakeUpdater extends EventEmitter implements Updater {
  logger: Updater['logger'] = console;
  autoDownload = false;
  autoInstallOnAppQuit = true;
  allowDowngrade = true;
  allowPrerelease = true;
  disableWebInstaller = false;
  requestHeaders: Updater['requestHeaders'] = null;
  verifyUpdateCodeSignature: NonNullable<Updater['verifyUpdateCodeSignature']> = () => Promise.resolve(null);
  checks = 0;
  #decide: Decide = (_request, answer) => answer({ cancel: false });
  readonly netSession = {
    webRequest: {
      onBeforeRequest: (listener: Decide): void => {
        this.#decide = listener;
      },
    },
  };

  checkForUpdates(): Promise<unknown> {
    this.checks++;
    return Promise.reject(new Error('no network at https://updates.example/secret'));
  }

  cancels(url: string): boolean {
    let cancelled = false;
    this.#decide({ url }, ({ cancel }) => {
      cancelled = cancel;
    });
    return cancelled;
  }
}

const withPublisher = 'provider: generic\nurl: https://updates.example/\npublisherName:\n  - Acme Inc.\n';
let updater: FakeUpdater;
let clock: ManualClock;
let lines: [string, LogFields | undefined][];
let log: Log;
beforeEach(() => {
  updater = new FakeUpdater();
  clock = new ManualClock();
  lines = [];
  const write = (event: string, fields?: LogFields): void => void lines.push([event, fields]);
  log = { info: write, warn: write, error: write };
});

function look(platform: 'darwin' | 'win32', source = withPublisher): () => void {
  const verifySignature = (file: string): Promise<string> => Promise.resolve(`looked at ${file}`);
  return lookForUpdates({ updater, platform, source, verifySignature, clock, log });
}

describe('looking for updates', () => {
  it('begins after a while, and goes on whatever came of it', () => {
    look('darwin');
    expect(updater.checks).toBe(0);
    clock.advance(60_000);
    expect(updater.checks).toBe(1);
    clock.advance(6 * 60 * 60_000);
    expect(updater.checks).toBe(2);
  });

  it('ends when it is told to', () => {
    const stop = look('darwin');
    clock.advance(60_000);
    stop();
    clock.advance(24 * 60 * 60_000);
    expect(updater.checks).toBe(1);
  });

  it('takes newer versions only, by https only, and names no installation', () => {
    look('darwin');
    expect(updater).toMatchObject({
      logger: null,
      allowDowngrade: false,
      allowPrerelease: false,
      disableWebInstaller: true,
      requestHeaders: { 'x-user-staging-id': '' },
    });
    expect(updater.cancels('https://updates.example/latest.yml')).toBe(false);
    for (const url of [
      'http://updates.example/app.exe',
      'file:///tmp/app.exe',
      'ftp://updates.example/app',
    ]) {
      expect(updater.cancels(url)).toBe(true);
    }
  });

  it('has a signature looked at on Windows by something that does not give way', async () => {
    look('win32');
    expect(await updater.verifyUpdateCodeSignature(['anyone'], 'C:\\new.exe')).toBe('looked at C:\\new.exe');
  });

  it('does not begin on Windows where electron-updater would look at no signature', () => {
    look('win32', 'provider: generic\nurl: https://updates.example/\n');
    clock.advance(24 * 60 * 60_000);
    expect(updater.checks).toBe(0);
    expect(lines).toEqual([['updates-off', { code: 'NO_PUBLISHER' }]]);
  });

  it('writes failures down by their code or name, without addresses', () => {
    look('darwin');
    updater.emit('error', Object.assign(new Error('at https://updates.example/'), { code: 'ERR_UPDATER_X' }));
    updater.emit('error', Object.assign(new TypeError('at https://…'), { code: 'https://updates.example/' }));
    updater.emit('update-downloaded', { version: '2.0.0', downloadedFile: '/home/ada/new' });
    expect(lines).toEqual([
      ['update-failed', { code: 'ERR_UPDATER_X' }],
      ['update-failed', { code: 'TypeError' }],
      ['update-ready', { version: '2.0.0' }],
    ]);
  });
});

describe('starting to look for updates', () => {
  let resources: string;
  beforeEach(() => {
    resources = mkdtempSync(join(tmpdir(), 'signoff-updates-'));
  });
  afterEach(() => rmSync(resources, { recursive: true }));

  async function start(platform: NodeJS.Platform): Promise<number> {
    let loaded = 0;
    const load = (): Promise<Updater> => {
      loaded++;
      return Promise.resolve(updater);
    };
    const publisher = 'Acme Inc.';
    await startUpdates({ load, publisher, platform, resources, systemRoot: 'C:\\Windows', clock, log });
    clock.advance(60_000);
    return loaded;
  }

  it('loads the updater on macOS and Windows, and leaves Linux to its package manager', async () => {
    writeFileSync(join(resources, 'app-update.yml'), withPublisher);
    expect(await start('linux')).toBe(0);
    expect(await start('darwin')).toBe(1);
    expect(await start('win32')).toBe(1);
    expect(updater.checks).toBe(2);
  });

  it('harms nobody where the package lacks what it needs', async () => {
    expect(await start('darwin')).toBe(0);
    expect(lines).toEqual([['updates-off', { code: 'Error' }]]);
  });
});

describe('a signature on Windows', () => {
  const answering =
    (output: string): RunProgram =>
    () =>
      Promise.resolve(output);

  it.each([
    ['Valid\r\nAcme Inc.\r\n', null],
    ['Valid\r\nSomebody Else\r\n', 'other-publisher'],
    ['Valid\r\nAcme Inc.\r\nmore\r\n', 'other-publisher'],
    ['Valid\r\n', 'other-publisher'],
    ['NotSigned\r\n', 'not-valid'],
    ['HashMismatch\r\nAcme Inc.\r\n', 'not-valid'],
    ['', 'not-valid'],
  ])('as PowerShell says %j: %s', async (output, expected) => {
    expect(await signatureProblem('C:\\new.exe', 'Acme Inc.', 'C:\\Windows', answering(output))).toBe(
      expected,
    );
  });

  it('is not believed where PowerShell cannot be run or complains', async () => {
    const failing: RunProgram = () => Promise.reject(new Error('not found'));
    expect(await signatureProblem('C:\\new.exe', 'Acme Inc.', 'C:\\Windows', failing)).toBe('not-verified');
    expect(await signatureProblem('C:\\new.exe', 'Acme Inc.', '/no/such/folder')).toBe('not-verified');
  });

  it('is asked of Windows’ own PowerShell, with the path out of reach of its language', async () => {
    const hostile = "C:\\'; calc; '.exe";
    const asked: Parameters<RunProgram>[] = [];
    await signatureProblem(hostile, 'Acme Inc.', 'C:\\Windows', (...call) => {
      asked.push(call);
      return Promise.resolve('');
    });
    const [file, args, env] = asked[0] ?? ['', [], {}];
    expect(file).toBe('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
    expect(args.join(' ')).not.toContain('calc');
    expect(env).toMatchObject({ FILE_TO_VERIFY: hostile });
  });
});
