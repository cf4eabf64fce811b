import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasDarkPanel, trayIconFile } from '../../../electron/desktop/tray-icon.ts';
import { trayState, trayStates, trayTooltip } from '../../../electron/desktop/tray-state.ts';
import type { AccountState, Snapshot } from '../../../shared/snapshot.ts';
import { account, bob, gone, service, signedIn, signingOut, waiting } from '../../e2e/page/examples.ts';
import { show } from './support.ts';

const one = (state: AccountState): Snapshot => show({ accounts: [account(state)] });
const locked: AccountState = { kind: 'credentials-unavailable', reason: 'locked', checking: false };
const ended: AccountState = {
  kind: 'session-ended',
  endedAt: '2026-01-01T00:00:00.000Z',
  credentials: 'removed',
};
const offline = { kind: 'unreachable' } as const;
const confirming = {
  step: 'confirming',
  serviceKind: 'openbox',
  service,
  login: 'ada@example.com',
  storage: 'keychain',
} as const;

describe('the tray’s icon', () => {
  it.each<[string, Snapshot, string]>([
    ['nobody', show({}), 'nobody'],
    ['nobody any more', show({ history: [gone()] }), 'nobody'],
    ['one account', one(signedIn), 'signed-in'],
    ['a check that told nothing', one({ ...signedIn, checkProblem: offline }), 'signed-in'],
    ['a sign-out under way', one(signingOut({ step: 'asking-service' })), 'nobody'],
    [
      'a sign-out under way beside another account',
      show({ accounts: [account(signingOut({ step: 'recording' })), bob] }),
      'signed-in',
    ],
    ['a sign-out that has yet to begin', one(signingOut()), 'nobody'],
    ['a sign-out that waits', one(waiting(offline)), 'attention'],
    [
      'a sign-out that waits, beside another account',
      show({ accounts: [account(waiting(offline)), bob] }),
      'attention',
    ],
    ['a refused one', one(waiting({ kind: 'restricted' })), 'attention'],
    ['a locked keychain', one(locked), 'attention'],
    ['a session that ended elsewhere', one(ended), 'attention'],
    ['a notice', show({ notices: [{ kind: 'registry-not-saved' }] }), 'attention'],
    ['«is this you?»', show({ signIn: confirming }), 'attention'],
    [
      'a sign-in that goes on',
      show({ signIn: { step: 'starting', serviceKind: 'openbox', service } }),
      'nobody',
    ],
  ])('shows %s', (_what, snapshot, state) => {
    expect(trayState(snapshot)).toBe(state);
  });

  it('is a file that the build has, on every system and every bar', () => {
    const files = readdirSync(join(import.meta.dirname, '../../../build/icons/tray'));
    for (const state of trayStates) {
      for (const platform of ['linux', 'darwin', 'win32'] as const) {
        for (const dark of [true, false]) {
          const name = trayIconFile(state, { platform, dark });
          expect(files).toContain(name);
          if (name.endsWith('.png')) expect(files).toContain(name.replace('.png', '@2x.png'));
        }
      }
    }
  });

  it('is a template on macOS, and an .ico on Windows', () => {
    expect(trayIconFile('nobody', { platform: 'darwin', dark: true })).toBe('tray-nobodyTemplate.png');
    expect(trayIconFile('nobody', { platform: 'win32', dark: true })).toBe('tray-nobody-dark.ico');
    expect(trayIconFile('nobody', { platform: 'linux', dark: false })).toBe('tray-nobody-light.png');
  });

  it('is made for the bar, which is not always as the windows are', () => {
    const facts = { platform: 'linux', desktop: 'KDE', darkTheme: false, darkSystemTheme: true } as const;
    expect(hasDarkPanel(facts)).toBe(false);
    expect(hasDarkPanel({ ...facts, darkTheme: true })).toBe(true);
    expect(hasDarkPanel({ ...facts, desktop: 'ubuntu:GNOME' })).toBe(true);
    expect(hasDarkPanel({ ...facts, platform: 'win32' })).toBe(true);
  });
});

describe('the tray’s tooltip', () => {
  it.each<[string, Snapshot, string]>([
    ['nobody', show({}), 'Signoff: nobody is signed in'],
    ['one account', one(signedIn), 'Signoff: signed in as ada@example.com'],
    ['two', show({ accounts: [account(), bob] }), 'Signoff: 2 accounts are signed in'],
    [
      'progress',
      show({ accounts: [account(signingOut({ step: 'asking-service' })), bob] }),
      'Signoff: signing out of ada@example.com…',
    ],
    [
      'more progress',
      show({
        accounts: [
          account(signingOut({ step: 'asking-service' })),
          { ...bob, state: signingOut({ step: 'recording' }) },
        ],
      }),
      'Signoff: signing out of 2 accounts…',
    ],
    ['what waits', one(waiting(offline)), 'Signoff: ada@example.com: Not confirmed yet'],
    ['a locked keychain', one(locked), 'Signoff: ada@example.com: Signed in · Keychain locked'],
    [
      'two that need attention',
      show({ accounts: [account(locked), { ...bob, state: ended }] }),
      'Signoff: 2 accounts need attention',
    ],
    [
      'a notice',
      show({ accounts: [bob], notices: [{ kind: 'registry-not-saved' }] }),
      'Signoff: something needs attention',
    ],
  ])('tells %s', (_what, snapshot, words) => {
    expect(trayTooltip(snapshot)).toBe(words);
  });

  it('is never longer than Windows shows, nor moved by what is in a login', () => {
    const login = `\u202e${'x'.repeat(500)}\n@example.com`;
    const words = trayTooltip(show({ accounts: [account(signedIn, { login })] }));
    expect(words.length).toBeLessThan(128);
    expect(words).not.toMatch(/[\u202e\n]/);
    expect(words).toMatch(/^Signoff: signed in as ‹U\+202E›x+…@example\.com$/u);
  });
});
