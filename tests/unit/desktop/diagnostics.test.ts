import { describe, expect, it } from 'vitest';
import { diagnosticsText, type DiagnosticsFacts } from '../../../electron/desktop/diagnostics.ts';
import { account, bob, gone, settings, signingOut, waiting } from '../../e2e/page/examples.ts';
import { show } from './support.ts';

const facts: DiagnosticsFacts = {
  version: '1.2.3',
  packaged: true,
  system: ['linux', 'x64', '6.1.0', ''],
  runtime: { Electron: '45.4.1', Chromium: '156.0.1.2', Node: undefined },
  locale: 'de-CH',
  defaultService: 'https://www.box.net/api/1.0/',
  hasTray: true,
  madeAt: new Date('2026-01-02T03:04:05.000Z'),
  log: '{"event":"a"}\n{"event":"b"}\n',
  home: '/home/ada-lovelace',
  strikeOut: (text) => text,
};
const make = (snapshot = show({}), part: Partial<DiagnosticsFacts> = {}): string =>
  diagnosticsText(snapshot, { ...facts, ...part });

describe('diagnostics', () => {
  it('say what runs where', () => {
    expect(make().split('\n').slice(0, 8)).toEqual([
      'Signoff diagnostics, 2026-01-02T03:04:05.000Z',
      '',
      'Version: 1.2.3',
      'System: linux, x64, 6.1.0',
      'Runtime: Electron 45.4.1, Chromium 156.0.1.2, Node none',
      'Locale: de-CH',
      'Tray: yes',
      '',
    ]);
    expect(make(show({}), { packaged: false })).toContain('Version: 1.2.3 (not packaged)');
  });

  it('count accounts by what is known of them, without whose they are', () => {
    const text = make(
      show({
        accounts: [
          account(),
          bob,
          account(waiting({ kind: 'unreachable' }), { id: 'carol', login: 'carol@example.com' }),
          account(signingOut({ step: 'asking-service' }), { id: 'dora', storage: 'memory' }),
        ],
        history: [gone(), gone({ id: 'x', forgotten: true, session: 'unknown' })],
        notices: [{ kind: 'keychain', reason: 'locked' }],
      }),
    );
    expect(text).toContain('Accounts: 4');
    expect(text).toContain('  2 × signed-in');
    expect(text).toContain('  1 × signing-out, session unknown, waiting, unreachable');
    expect(text).toContain('  1 × signing-out, in memory, session open, asking-service');
    expect(text).toContain('Signed out: 2');
    expect(text).toContain('  1 × unknown, forgotten');
    expect(text).toContain('Notices: keychain locked');
    expect(text).not.toMatch(/ada|bob|carol|dora|@|box\.example/);
  });

  it('name the public service, and no other', () => {
    expect(make()).toContain('Service: custom');
    const text = make(show({ settings: { ...settings, service: facts.defaultService } }));
    expect(text).toContain('Service: www.box.net');
  });

  it('hold neither a login nor a service of signing in', () => {
    const text = make(
      show({
        signIn: {
          step: 'confirming',
          serviceKind: 'openbox',
          service: 'https://intern.example/api/1.0/',
          login: 'ada@example.com',
          storage: 'keychain',
        },
      }),
    );
    expect(text).toContain('Signing in: confirming');
    expect(text).not.toMatch(/ada@|intern/);
  });

  it('end with the log’s last lines', () => {
    const log = Array.from({ length: 1000 }, (_, index) => `line ${index.toString()}\n`).join('');
    const lines = make(show({}), { log }).trimEnd().split('\n');
    expect(lines.at(-1)).toBe('line 999');
    expect(lines).toContain('line 700');
    expect(lines).not.toContain('line 699');
    expect(make(show({}), { log: '' })).toMatch(/Log:\n {2}\(empty\)\n$/);
  });

  it('name no home directory, however the log writes it', () => {
    expect(make(show({}), { log: 'at /home/ada-lovelace/signoff/main.js\n' })).toContain(
      'at ~/signoff/main.js',
    );
    const windows = make(show({}), {
      home: 'C:\\Users\\Ada',
      log: `${JSON.stringify({ trace: 'C:\\Users\\Ada\\signoff' })}\nC:\\Users\\Ada\\x\n`,
    });
    expect(windows).not.toContain('Ada');
  });

  it('strike secrets out of all of it', () => {
    const strikeOut = (text: string): string => text.replaceAll('tuxotd3s', '[secret]');
    const text = make(show({}), { log: 'oops tuxotd3s\n', locale: 'tuxotd3s', strikeOut });
    expect(text).not.toContain('tuxotd3s');
    expect(text).toContain('oops [secret]');
  });

  it('can be shown in a terminal', () => {
    expect(make(show({}), { log: 'a\u001b[31mb\u202e\n' })).toContain('\na‹U+001B›[31mb‹U+202E›\n');
  });
});
