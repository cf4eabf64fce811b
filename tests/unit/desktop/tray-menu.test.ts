import { describe, expect, it } from 'vitest';
import { applicationMenu } from '../../../electron/desktop/application-menu.ts';
import type { MenuAction, MenuEntry } from '../../../electron/desktop/menu-model.ts';
import { templateOf } from '../../../electron/desktop/menu-template.ts';
import { trayMenu } from '../../../electron/desktop/tray-menu.ts';
import { shorten } from '../../../electron/desktop/shorten.ts';
import type { Account, AccountState, SignIn } from '../../../shared/snapshot.ts';
import { account, bob, longLogin, service, signedIn, signingOut, waiting } from '../../e2e/page/examples.ts';
import { show } from './support.ts';

const menuOf = (accounts: readonly Account[], signIn: SignIn | null = null) =>
  trayMenu(show({ accounts: [...accounts], signIn }));

const confirming = { step: 'confirming', serviceKind: 'openbox', service, storage: 'keychain' } as const;

/** What a person reads, a submenu's entries indented. */
function read(entries: readonly MenuEntry[], indent = ''): string[] {
  return entries.flatMap((entry) => {
    switch (entry.kind) {
      case 'separator':
        return [`${indent}-`];
      case 'role':
        return [`${indent}(${entry.role})`];
      case 'text':
        return [`${indent}[${entry.label}]`];
      case 'action':
        return [`${indent}${entry.label}`];
      case 'submenu':
        return [`${indent}${entry.label} ▸`, ...read(entry.entries, `${indent}  `)];
    }
  });
}

function find(entries: readonly MenuEntry[], id: string): MenuEntry | undefined {
  for (const entry of entries) {
    if ('id' in entry && entry.id === id) return entry;
    if (entry.kind === 'submenu') {
      const inside = find(entry.entries, id);
      if (inside !== undefined) return inside;
    }
  }
  return undefined;
}

const rest = ['-', 'Open Signoff', 'Settings…', 'Signoff Help', 'Export diagnostics…', '-', 'Quit Signoff'];
/** The entries about accounts and signing in. */
const accountPart = (accounts: readonly Account[]): string[] => read(menuOf(accounts)).slice(0, -rest.length);
const adding = ['-', 'Add account…'];

describe('the tray’s menu', () => {
  it('offers to add an account, also beside those that are there', () => {
    expect(read(menuOf([]))).toEqual(['[Nobody is signed in]', ...adding, ...rest]);
    expect(accountPart([account()])).toContain('Add account…');
    expect(accountPart([account(), bob])).toContain('Add account…');
  });

  it.each<[string, SignIn]>([
    ['Signing in…', { step: 'starting', serviceKind: 'openbox', service }],
    ['Are you ada@example.com?', { ...confirming, login: 'ada@example.com' }],
    ['Are you averylongnameaverylo…eaverylongname@e.io?', { ...confirming, login: longLogin }],
    [
      'Signing in did not work…',
      { step: 'failed', serviceKind: 'openbox', service, problem: { kind: 'expired' } },
    ],
  ])('leads to a sign-in that is under way: «%s»', (label, signIn) => {
    const menu = menuOf([bob], signIn);
    expect(find(menu, 'sign-in')).toMatchObject({ label, action: { kind: 'sign-in' } });
    expect(read(menu)).not.toContain('Add account…');
  });

  it('has what needs attention first', () => {
    const eve = account(waiting({ kind: 'restricted' }), { id: 'eve', login: 'eve@example.com' });
    expect(accountPart([account(), eve])[0]).toBe('eve@example.com – Refused by service');
  });

  it('has each account with its state, and signs it out', () => {
    expect(read(menuOf([account()]))).toEqual([
      'ada@example.com – Signed in',
      'Sign out of ada@example.com…',
      ...adding,
      ...rest,
    ]);
    expect(find(menuOf([account()]), 'sign-out:ada')).toMatchObject({
      action: { kind: 'sign-out', account: 'ada' },
    });
    expect(find(menuOf([account()]), 'account:ada')).toMatchObject({
      action: { kind: 'show-account', account: 'ada' },
    });
  });

  it('keeps several accounts apart, and signs out of all of them', () => {
    expect(accountPart([account(), bob])).toEqual([
      'ada@example.com – Signed in',
      'Sign out of ada@example.com…',
      '-',
      'bob@example.com – Signed in',
      'Sign out of bob@example.com…',
      ...adding,
      'Sign out of all accounts…',
    ]);
  });

  it('does not where all of them are being signed out already', () => {
    const both = [
      account(waiting({ kind: 'timeout' })),
      { ...bob, state: signingOut({ step: 'recording' }) },
    ];
    expect(accountPart(both)).not.toContain('Sign out of all accounts…');
  });

  it.each<[string, AccountState, string[]]>([
    [
      'a locked keychain',
      { kind: 'credentials-unavailable', reason: 'locked', checking: false },
      ['ada@example.com – Signed in · Keychain locked', 'Sign out of ada@example.com…'],
    ],
    [
      'a session that ended elsewhere',
      { kind: 'session-ended', endedAt: '2026-01-01T00:00:00.000Z', credentials: 'kept' },
      ['ada@example.com – Session ended', 'Remove ada@example.com…'],
    ],
    ['a sign-out under way', signingOut({ step: 'asking-service' }), ['ada@example.com – Signing out…']],
    [
      'one that waits for the service',
      waiting({ kind: 'unreachable' }),
      ['ada@example.com – Not confirmed yet', 'Sign-out of ada@example.com not confirmed yet: try now'],
    ],
    [
      'one that waits for the keychain',
      waiting({ kind: 'keychain', reason: 'locked' }),
      [
        'ada@example.com – Signed out · Keychain locked',
        'Sign-out of ada@example.com waits for the keychain: try now',
      ],
    ],
    [
      'a refused one',
      waiting({ kind: 'restricted' }),
      [
        'ada@example.com – Refused by service',
        'Sign-out of ada@example.com refused by the service: try again',
      ],
    ],
    [
      'a key that was not removed',
      waiting({ kind: 'keychain', reason: 'failing' }, { session: 'ended' }),
      [
        'ada@example.com – Saved sign-in not removed',
        'Sign-out of ada@example.com not finished, its saved sign-in is still here: try now',
      ],
    ],
  ])('tells %s', (_what, state, lines) => {
    expect(accountPart([account(state)])).toEqual([...lines, ...adding]);
  });

  it('tries what waits', () => {
    expect(find(menuOf([account(waiting({ kind: 'timeout' }))]), 'try-now:ada')).toMatchObject({
      action: { kind: 'try-now', account: 'ada' },
    });
  });

  it('stays usable with forty accounts', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      account(index === 7 ? waiting({ kind: 'timeout' }) : signedIn, {
        id: `id-${index.toString()}`,
        login: `person${index.toString()}@example.com`,
      }),
    );
    const menu = menuOf(many);
    expect(menu).toHaveLength(5 + rest.length);
    expect(read(menu).slice(0, 6)).toEqual([
      'Accounts (40) ▸',
      '  person7@example.com – Not confirmed yet ▸',
      '    Show',
      '    Sign-out of person7@example.com not confirmed yet: try now',
      '  person0@example.com – Signed in ▸',
      '    Show',
    ]);
    expect(
      read(menu)
        .filter((line) => !line.startsWith(' '))
        .slice(1, 5),
    ).toEqual([
      'Sign-out of person7@example.com not confirmed yet: try now',
      ...adding,
      'Sign out of all accounts…',
    ]);
    expect(find(menu, 'listed:sign-out:id-39')).toMatchObject({
      action: { kind: 'sign-out', account: 'id-39' },
    });
  });

  it('lists fifty at most, and says where the others are', () => {
    const listed = (count: number): string[] => {
      const accounts = Array.from({ length: count }, (_, index) =>
        account(signedIn, { id: `id-${index.toString()}` }),
      );
      const [submenu] = menuOf(accounts);
      return submenu?.kind === 'submenu'
        ? submenu.entries.map((entry) => ('id' in entry ? entry.id : ''))
        : [];
    };
    expect(listed(50).at(-1)).toBe('account:id-49');
    expect(listed(1_000)).toHaveLength(52);
    expect(listed(1_000).slice(-3)).toEqual(['account:id-49', '', 'more']);
  });

  it('never has one id twice', () => {
    for (const count of [0, 1, 4, 5, 40, 60]) {
      const accounts = Array.from({ length: count }, (_, index) =>
        account(index % 2 === 0 ? signedIn : waiting({ kind: 'timeout' }), { id: `id-${index.toString()}` }),
      );
      const ids = (entries: readonly MenuEntry[]): string[] =>
        entries.flatMap((entry) => [
          ...('id' in entry ? [entry.id] : []),
          ...(entry.kind === 'submenu' ? ids(entry.entries) : []),
        ]);
      const all = ids(menuOf(accounts));
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('keeps long and hostile logins on one short line', () => {
    const login = `${'ö'.repeat(300)}\u202e\u0007@example.com`;
    const [line = ''] = accountPart([account(signedIn, { login })]);
    expect(line).toMatch(/^ö+…@example\.com – Signed in$/u);
    expect(line).not.toMatch(/\p{Cc}|\u202e/u);
    expect(line.length).toBeLessThan(60);
    expect(accountPart([account(signedIn, { login: '' })])[0]).toBe('No login – Signed in');
  });
});

describe('a shortened text', () => {
  it('is as it was where it fits', () => {
    expect(shorten('ada@example.com', 15)).toBe('ada@example.com');
  });

  it('loses its middle, and never half a character', () => {
    expect(shorten('abcdefghij', 5)).toBe('ab…ij');
    expect(shorten('abcdefghij', 4)).toBe('ab…j');
    expect(shorten('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 3)).toBe('👩‍👩‍👧…👩‍👩‍👧');
  });
});

describe('a menu made for Electron', () => {
  it('does what its entries are for, and takes no letter of a login for a key', () => {
    const done: MenuAction[] = [];
    const template = templateOf(menuOf([account(signedIn, { login: 'R&D@example.com' })]), (action) => {
      done.push(action);
    });
    expect(template[0]?.label).toBe('R&&D@example.com – Signed in');
    const click = template[1]?.click as (() => void) | undefined;
    click?.();
    expect(done).toEqual([{ kind: 'sign-out', account: 'ada' }]);
  });

  it('has lines that are only read, and submenus', () => {
    const template = templateOf(menuOf([]), () => undefined);
    expect(template[0]).toMatchObject({ label: 'Nobody is signed in', enabled: false });
    const many = Array.from({ length: 9 }, (_, index) => account(signedIn, { id: index.toString() }));
    expect(templateOf(menuOf(many), () => undefined)[0]?.submenu).toHaveLength(9);
  });
});

describe('the application’s menu', () => {
  const facts = { withDeveloperTools: false } as const;
  const lines = (platform: NodeJS.Platform, part: object = {}): string[] =>
    read(applicationMenu(show({ accounts: [account(), bob] }), { platform, ...facts, ...part }));

  it('has its app’s menu first on macOS, where settings and quitting are', () => {
    expect(lines('darwin').slice(0, 4)).toEqual(['Signoff ▸', '  (about)', '  -', '  Settings…']);
    expect(lines('darwin')).toContain('Window ▸');
  });

  it('has them under File elsewhere', () => {
    for (const platform of ['linux', 'win32'] as const) {
      expect(lines(platform).slice(0, 9)).toEqual([
        'File ▸',
        '  Add account…',
        '  Sign out of all accounts…',
        '  -',
        '  Settings…',
        '  -',
        '  (close)',
        '  (quit)',
        'Edit ▸',
      ]);
    }
  });

  it('has help under Help on every system', () => {
    for (const platform of ['darwin', 'linux', 'win32'] as const) {
      const all = lines(platform);
      expect(all.slice(all.indexOf('Help ▸'))).toEqual([
        'Help ▸',
        '  Signoff Help',
        '  Report a problem…',
        '  Export diagnostics…',
        ...(platform === 'darwin' ? [] : ['  -', '  (about)']),
      ]);
    }
  });

  it.each(['darwin', 'linux', 'win32'] as const)(
    'has developer tools in development alone: %s',
    (platform) => {
      expect(lines(platform).join()).not.toMatch(/toggleDevTools|reload/i);
      expect(lines(platform, { withDeveloperTools: true })).toContain('  (toggleDevTools)');
    },
  );
});
