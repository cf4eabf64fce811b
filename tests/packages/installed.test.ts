import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { root } from '../../build/layout.ts';
import { debIn, version } from './built-package.ts';
import { CopiedSystem } from './copied-system.ts';
import type { Journey } from './journey.ts';

const built = inject('built');
const deb = debIn(built);

/** Each test goes on where the one before it has ended. */
describe('the .deb', () => {
  let directory: string;
  let system: CopiedSystem;
  let before: readonly string[];
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'signoff-system-'));
    system = new CopiedSystem(directory, built.directory);
    before = system.changes();
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('is installed, with its program, its sandbox and its menu entry', () => {
    system.run(`dpkg --install --force-depends '${deb}'`);
    expect(system.run('dpkg --verify signoff')).toBe('');
    expect(system.run('readlink --canonicalize /usr/bin/signoff').trim()).toBe('/opt/Signoff/bin/signoff');
    const sandbox = system.run('stat --format %a /opt/Signoff/chrome-sandbox').trim();
    const namespaces = system.run('unshare --user true && echo yes || true').trim() === 'yes';
    expect(sandbox).toBe(namespaces ? '755' : '4755');
    expect(system.run('cat /opt/Signoff/resources/apparmor-profile')).toContain(
      'profile "signoff" "/opt/Signoff/signoff" flags=(unconfined) {\n  userns,',
    );
    expect(system.changes()).toEqual(
      expect.arrayContaining([
        'opt/Signoff/signoff',
        'usr/bin/signoff',
        'usr/share/applications/signoff.desktop',
      ]),
    );
  });

  it('is started from the desktop’s menu by an ordinary user, who signs in and out', () => {
    const asOrdinaryUser = `'${process.execPath}' tests/run/as-ordinary-user.ts '${process.execPath}'`;
    const out = system.run(`cd '${root}' && ${asOrdinaryUser} tests/packages/installed-app.program.ts`);
    const { login, signedIn, signedOut } = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Journey;
    const { key, processes } = signedIn;
    console.log(`${login} signed in and out by mouse and keys; the app’s processes:`, processes);
    expect(key).toBe(true);
    expect(processes.filter(({ user }) => user === 0)).toEqual([]);
    // The sandbox is on, and nothing but the keychain’s own process has loaded keytar, from beside the archive.
    const renderers = processes.filter(({ kind }) => kind === 'renderer');
    expect(renderers.map(({ seccomp }) => seccomp)).toEqual([2]);
    const keytar = `node_modules/keytar/prebuilds/linux-${process.arch}/keytar.node`;
    expect(processes.flatMap(({ kind, keytar: file }) => (file === null ? [] : [{ kind, file }]))).toEqual([
      { kind: 'utility', file: `/opt/Signoff/resources/app.asar.unpacked/${keytar}` },
    ]);
    expect(signedOut).toEqual({ sessions: 0, key: null });
  });

  it('has a `signoff` on the PATH that is the command line, without a display and for root as well', () => {
    const run = (command: string): string => system.run(`env --unset=DISPLAY sh -c '${command}'`);
    expect(run('signoff --version').trim()).toBe(version);
    expect(run('signoff --help')).toContain('Exit codes:');
    expect(run('signoff sing-out 2>&1; echo "code $?"')).toMatch(/Did you mean “sign-out”[^]*code 2\n$/);
    expect(run('DATA=$(mktemp -d); signoff status --json --data-dir $DATA')).toMatch(/^{"runs":null,/);
    // The app itself refuses such a word, too; a person who types it means the command line.
    expect(run('/opt/Signoff/signoff --no-sandbox sign-out 2>&1; echo "code $?"')).toMatch(/code [12]\n$/);
  });

  it('signs out by the command line of an ordinary user on a real keyring, without a display', () => {
    const asOrdinaryUser = `'${process.execPath}' tests/run/as-ordinary-user.ts '${process.execPath}'`;
    const out = system.run(`cd '${root}' && ${asOrdinaryUser} tests/packages/installed-command.program.ts`);
    expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toEqual({
      status: 0,
      signedOut: { code: 0, outcome: 'signed-out', session: 'ended' },
      sessions: 0,
      refused: 2,
    });
  });

  it('brings manual pages, completions and a timer that is off until somebody enables it', () => {
    expect(system.run('man --warnings --where signoff').trim()).toMatch(/signoff\.1\.gz$/);
    expect(system.run('MANPAGER=cat man signoff 2>&1')).toContain('sign-out');
    expect(system.run('MANPAGER=cat man -L de signoff 2>&1')).toContain('BEZEICHNUNG');
    expect(
      system.run('bash -c ". /usr/share/bash-completion/completions/signoff; complete -p signoff"'),
    ).toBe('complete -F _signoff signoff\n');
    for (const file of ['zsh/vendor-completions/_signoff', 'fish/vendor_completions.d/signoff.fish']) {
      expect(system.run(`grep --count sign-out /usr/share/${file}`).trim()).toMatch(/^[1-9]/);
    }
    const units = '/usr/lib/systemd/user/signoff-retry';
    expect(system.run(`cat ${units}.service`)).toContain('ExecStart=/usr/bin/signoff retry --quiet');
    expect(system.run(`cat ${units}.timer`)).toContain('WantedBy=timers.target');
    expect(system.run('find /etc/systemd -name "signoff*" 2>/dev/null || true')).toBe('');
  });

  it('is purged without a trace', () => {
    system.run('dpkg --purge signoff');
    expect(system.run('dpkg-query --list signoff 2>/dev/null || true')).toBe('');
    expect(system.changes().filter((path) => !before.includes(path))).toEqual([]);
    // What dpkg’s helpers wrote anew: the list of menu entries by what they open.
    expect(system.run('grep --recursive --ignore-case signoff /usr/share/applications || true')).toBe('');
    expect(system.run('ls --directory /opt/Signoff 2>/dev/null || true')).toBe('');
  });
});
