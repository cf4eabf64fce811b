import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAtLogin } from '../../../electron/desktop/start-at-login.ts';

type LoginApp = Parameters<typeof startAtLogin>[0]['app'];

/** A system that keeps login items; `obeys` false: one that does not take them. */
function systemApp(obeys = true) {
  const asked: unknown[] = [];
  let open = false;
  const app = {
    getLoginItemSettings: () => ({ openAtLogin: open }),
    setLoginItemSettings: (settings: { openAtLogin: boolean; args: string[] }) => {
      asked.push(settings);
      if (obeys) open = settings.openAtLogin;
    },
  } as unknown as LoginApp;
  return { app, asked };
}

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'autostart-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function onLinux(
  configDirectory: string | null = directory,
  program = '/opt/Signoff/signoff',
  args = ['--hidden'],
) {
  return startAtLogin({
    app: systemApp().app,
    platform: 'linux',
    program,
    args,
    configDirectory,
    name: 'io.example.Signoff',
    title: 'Signoff',
  });
}

describe('starting at login on Linux', () => {
  const path = () => join(directory, 'autostart', 'io.example.Signoff.desktop');

  it('is a file that every desktop reads', () => {
    const setting = onLinux();
    expect(setting.isOn()).toBe(false);
    expect(setting.set(true)).toBe(true);
    expect(setting.isOn()).toBe(true);
    expect(readFileSync(path(), 'utf8')).toBe(
      '[Desktop Entry]\nType=Application\nName=Signoff\nExec=/opt/Signoff/signoff --hidden\nX-GNOME-Autostart-enabled=true\nNoDisplay=true\n',
    );
    expect(setting.set(false)).toBe(true);
    expect(existsSync(path())).toBe(false);
    expect(setting.set(false)).toBe(true);
  });

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
    'is off where the desktop’s own settings say %s',
    (line) => {
      onLinux().set(true);
      writeFileSync(path(), `[Desktop Entry]\n${line}\n`);
      expect(onLinux().isOn()).toBe(false);
      expect(onLinux().set(true)).toBe(true);
      expect(onLinux().isOn()).toBe(true);
    },
  );

  it('is not written through a link', () => {
    const victim = join(directory, 'victim');
    writeFileSync(victim, 'the person’s own');
    mkdirSync(join(directory, 'autostart'));
    symlinkSync(victim, path());
    expect(onLinux().set(true)).toBe(false);
    expect(readFileSync(victim, 'utf8')).toBe('the person’s own');
  });

  it('cannot be said, nor set, for a person without a home', () => {
    const setting = onLinux(null);
    expect(setting.isOn()).toBeNull();
    expect(setting.set(true)).toBe(false);
  });

  it('fails as a value', () => {
    writeFileSync(join(directory, 'file'), '');
    expect(onLinux(join(directory, 'file')).set(true)).toBe(false);
  });

  it.each([
    ['/opt/My App/signoff', 'Exec="/opt/My App/signoff"'],
    ['/opt/a"b', String.raw`Exec="/opt/a\\"b"`],
    ['/opt/a$b`c', 'Exec="/opt/a\\\\$b\\\\`c"'],
    [String.raw`/opt/a\b`, String.raw`Exec="/opt/a\\\\b"`],
    ['/opt/100%', 'Exec=/opt/100%%'],
    ['/opt/a;b', 'Exec="/opt/a;b"'],
    ['/opt/a\nExec=evil', String.raw`Exec="/opt/a\nExec=evil"`],
    ['/opt/a\r\tb', String.raw`Exec="/opt/a\r\tb"`],
  ])('quotes %s as the specification says', (program, line) => {
    onLinux(directory, program, []).set(true);
    expect(readFileSync(path(), 'utf8').split('\n')).toContain(line);
  });
});

describe('starting at login elsewhere', () => {
  it.each(['darwin', 'win32'] as const)('is kept by the system: %s', (platform) => {
    const { app, asked } = systemApp();
    const setting = startAtLogin({
      app,
      platform,
      program: '/Applications/Signoff',
      args: ['--hidden'],
      configDirectory: directory,
      name: 'x',
      title: 'Signoff',
    });
    expect(setting.isOn()).toBe(false);
    expect(setting.set(true)).toBe(true);
    expect(asked).toEqual([{ openAtLogin: true, path: '/Applications/Signoff', args: ['--hidden'] }]);
    expect(setting.isOn()).toBe(true);
    expect(existsSync(join(directory, 'autostart'))).toBe(false);
  });

  it('quotes for Windows what has a blank in it', () => {
    const { app, asked } = systemApp();
    const args = ['--data-dir=C:\\Users\\A B\\', '--hidden'];
    startAtLogin({
      app,
      platform: 'win32',
      program: 'C:\\signoff.exe',
      args,
      configDirectory: '',
      name: '',
      title: '',
    }).set(true);
    const quoted = ['"--data-dir=C:\\Users\\A B\\\\"', '--hidden'];
    expect(asked).toEqual([{ openAtLogin: true, path: 'C:\\signoff.exe', args: quoted }]);
  });

  it('says so where the system did not take it', () => {
    const { app } = systemApp(false);
    const setting = startAtLogin({
      app,
      platform: 'darwin',
      program: '',
      args: [],
      configDirectory: '',
      name: '',
      title: '',
    });
    expect(setting.set(true)).toBe(false);
  });
});
