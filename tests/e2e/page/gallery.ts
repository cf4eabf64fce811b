import type { Page } from 'playwright';
import type { ConfiguredService, Settings } from '../../../shared/settings.ts';
import type { Account, AccountState, Notice, SignIn, Snapshot } from '../../../shared/snapshot.ts';
import {
  account,
  bidiLogin,
  bob,
  emptySnapshot,
  fromNow,
  gigabyte,
  gone,
  longLogin,
  manyAccounts,
  manyServices,
  nextcloud,
  nextcloudAccount,
  oauthAccount,
  problemName,
  problems,
  service,
  openBox,
  provider,
  services,
  settings,
  signedIn,
  signingOut,
  waiting,
} from './examples.ts';

/** One picture of the page: what the host says, where the window is, and what the person did there. */
export interface Scene {
  readonly name: string;
  readonly snapshot: Partial<Snapshot>;
  /** The address's fragment. */
  readonly route: string;
  readonly act?: (page: Page) => Promise<void>;
  /** False: axe would take minutes, and another scene shows it the same. */
  readonly axe?: false;
}

const atAda = '#/account/ada';

const withServices: Settings = { ...settings, services: [...services] };
/** Names and addresses that break layouts. */
const hardServices: ConfiguredService[] = [
  { ...openBox, hasSecret: true, canChangeSecret: false },
  { ...nextcloud, name: 'averylongname'.repeat(7) },
  { ...nextcloud, address: `https://${'long.'.repeat(40)}example/` },
  { ...provider, name: 'שרותי ענן', clientId: 'c'.repeat(500), hasSecret: false },
  { ...provider, address: 'https://other.example/', name: 'eve\u202Emoc.elpmaxe' },
];
const lapsing = { kind: 'cannot-end-session', lapsesAt: fromNow(60 * 86_400) } as const;

function oneAccount(name: string, state: AccountState): Scene {
  return { name, snapshot: { accounts: [account(state), bob] }, route: atAda };
}

/** An account of one of the kinds of service, with all of them on the list. */
function ofKind(name: string, of: Account): Scene {
  return { name: `account-${name}`, snapshot: { accounts: [of, bob], settings: withServices }, route: atAda };
}

function signingIn(name: string, signIn: SignIn): Scene {
  return { name: `sign-in-${name}`, snapshot: { accounts: [bob], signIn }, route: '#/sign-in' };
}

/** As soon as the form is there: it is loaded when it is wanted. */
async function pressInForm(page: Page, button: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).click();
}

function notice(of: Notice, name: string = of.kind): Scene {
  return { name: `notice-${name}`, snapshot: { accounts: [account(), bob], notices: [of] }, route: atAda };
}

function withDialog(name: string, snapshot: Partial<Snapshot>, button: string): Scene {
  return {
    name: `dialog-${name}`,
    snapshot,
    route: atAda,
    act: async (page) => {
      // On a narrow window the button may be on the other pane, where the list is.
      const target = page.getByRole('button', { name: button, exact: true });
      if (!(await target.isVisible())) await page.getByRole('link', { name: 'All accounts' }).click();
      await target.click();
      await page.getByRole('dialog').waitFor();
    },
  };
}

const empty: readonly Scene[] = [
  { name: 'empty', snapshot: {}, route: '' },
  {
    name: 'empty-no-api-key',
    snapshot: { settings: { ...settings, services: [{ ...openBox, hasSecret: false }] } },
    route: '',
  },
  { name: 'empty-several-services', snapshot: { settings: withServices }, route: '' },
  {
    name: 'empty-after-sign-outs',
    snapshot: {
      history: [gone(), gone({ id: 'bob', login: 'bob@example.com', session: 'open', forgotten: true })],
    },
    route: '',
  },
];

const atRest: readonly Scene[] = [
  oneAccount('signed-in', signedIn),
  oneAccount('signed-in-confirmed', { ...signedIn, confirmedAt: fromNow(-130) }),
  oneAccount('signed-in-checking', { ...signedIn, checking: true }),
  oneAccount('signed-in-check-failed', { ...signedIn, checkProblem: { kind: 'timeout' } }),
  oneAccount('signed-in-altered', { ...signedIn, checkProblem: { kind: 'credentials-altered' } }),
  oneAccount('signed-in-for-other-service', {
    ...signedIn,
    checkProblem: { kind: 'credentials-for-other-service' },
  }),
  oneAccount('signed-in-not-synced', { ...signedIn, syncFailed: true }),
  {
    name: 'signed-in-memory',
    snapshot: { accounts: [account(signedIn, { storage: 'memory' })] },
    route: atAda,
  },
  ...(['locked', 'no-answer', 'missing', 'failing', 'absent'] as const).map((reason) =>
    oneAccount(`unavailable-${reason}`, { kind: 'credentials-unavailable', reason, checking: false }),
  ),
  oneAccount('unavailable-checking', { kind: 'credentials-unavailable', reason: 'locked', checking: true }),
  oneAccount('session-ended', { kind: 'session-ended', endedAt: fromNow(-7200), credentials: 'removed' }),
  oneAccount('session-ended-key-kept', {
    kind: 'session-ended',
    endedAt: fromNow(-7200),
    credentials: 'kept',
  }),
  {
    name: 'session-ended-not-listed',
    snapshot: {
      accounts: [oauthAccount({ kind: 'session-ended', endedAt: fromNow(-7200), credentials: 'removed' })],
    },
    route: atAda,
  },
  ofKind('nextcloud', nextcloudAccount({ ...signedIn, confirmedAt: fromNow(-130) })),
  ofKind(
    'nextcloud-nearly-full',
    nextcloudAccount(signedIn, {
      person: { displayName: '', quota: { used: 4.9 * gigabyte, total: 5 * gigabyte } },
    }),
  ),
  ofKind(
    'nextcloud-no-limit',
    nextcloudAccount(signedIn, {
      person: { displayName: 'Ada Lovelace', quota: { used: 812 * 1024 ** 2, total: null } },
    }),
  ),
  ofKind(
    'nextcloud-long',
    nextcloudAccount(signedIn, {
      login: longLogin,
      person: { displayName: 'Ada '.repeat(60), quota: { used: 6 * gigabyte, total: 5 * gigabyte } },
    }),
  ),
  ofKind(
    'nextcloud-rtl',
    nextcloudAccount(signedIn, { login: 'sara', person: { displayName: 'שרה כהן', quota: null } }),
  ),
  ofKind('oauth', oauthAccount({ ...signedIn, confirmedAt: fromNow(-130) })),
];

const leaving: readonly Scene[] = [
  ...(['recording', 'stopping-sync', 'asking-service', 'removing-credentials'] as const).map((step) =>
    oneAccount(`signing-out-${step}`, signingOut({ step })),
  ),
  ...problems.map((problem) => oneAccount(`waiting-${problemName(problem)}`, waiting(problem))),
  ofKind('oauth-still-open', oauthAccount(waiting(lapsing, { session: 'open' }))),
  ofKind(
    'oauth-still-open-no-date',
    oauthAccount(waiting({ kind: 'cannot-end-session', lapsesAt: null }, { session: 'open' })),
  ),
  ofKind('oauth-used-up', oauthAccount(waiting({ kind: 'credentials-used-up' }))),
  ofKind('oauth-refused', oauthAccount(waiting({ kind: 'restricted' }, { session: 'open' }))),
  ofKind('oauth-no-client', oauthAccount(waiting({ kind: 'no-api-key' }, { session: 'open' }))),
  ofKind('nextcloud-not-ended', nextcloudAccount(waiting({ kind: 'not-ended' }, { session: 'open' }))),
  oneAccount('refused-open', waiting({ kind: 'restricted' }, { session: 'open' })),
  oneAccount('key-not-removed', waiting({ kind: 'keychain', reason: 'locked' }, { session: 'ended' })),
  oneAccount(
    'forgotten-key-not-removed',
    waiting({ kind: 'keychain', reason: 'locked' }, { session: 'open', forgotten: true }),
  ),
  oneAccount('finishing', signingOut({ session: 'ended' })),
];

const left: readonly Scene[] = [
  { name: 'gone-ended', snapshot: { accounts: [bob], history: [gone()] }, route: atAda },
  {
    name: 'gone-already-ended',
    snapshot: { accounts: [bob], history: [gone({ session: 'already-ended' })] },
    route: atAda,
  },
  {
    name: 'gone-forgotten-open',
    snapshot: { accounts: [bob], history: [gone({ session: 'open', forgotten: true })] },
    route: atAda,
  },
  {
    name: 'gone-forgotten-unknown',
    snapshot: { accounts: [bob], history: [gone({ session: 'unknown', forgotten: true })] },
    route: atAda,
  },
  {
    name: 'history',
    snapshot: {
      accounts: [bob],
      history: [
        gone(),
        gone({ id: 'h2', session: 'already-ended', signedOutAt: fromNow(-3700) }),
        gone({ id: 'h3', session: 'unknown', forgotten: true, signedOutAt: fromNow(-90_000) }),
        gone({ id: 'h4', session: 'open', forgotten: true, signedOutAt: fromNow(-900_000) }),
        gone({ id: 'h5', login: longLogin, signedOutAt: fromNow(-9_000_000) }),
      ],
    },
    route: '#/history',
  },
];

const entering: readonly Scene[] = [
  { name: 'sign-in-idle', snapshot: { accounts: [bob] }, route: '#/sign-in' },
  signingIn('starting', { step: 'starting', serviceKind: 'openbox', service }),
  signingIn('waiting', {
    step: 'waiting',
    serviceKind: 'openbox',
    userCode: null,
    service,
    link: 'http://127.0.0.1:4000/sign-in/1',
    expiresAt: fromNow(582),
    problem: null,
  }),
  signingIn('waiting-failing', {
    step: 'waiting',
    serviceKind: 'openbox',
    userCode: null,
    service,
    link: 'http://127.0.0.1:4000/sign-in/1',
    expiresAt: fromNow(582),
    problem: { kind: 'http-error', status: 500 },
  }),
  ...([nextcloud, provider] as const).map(({ kind, address }) =>
    signingIn(`waiting-${kind}`, {
      step: 'waiting',
      serviceKind: kind,
      userCode: null,
      service: address,
      link: 'http://127.0.0.1:4000/sign-in/1',
      expiresAt: fromNow(1150),
      problem: null,
    }),
  ),
  signingIn('waiting-code', {
    step: 'waiting',
    serviceKind: 'oauth',
    userCode: 'WDJB-MJHT',
    service: provider.address,
    link: 'http://127.0.0.1:4000/sign-in/1',
    expiresAt: fromNow(582),
    problem: null,
  }),
  signingIn('waiting-long-code', {
    step: 'waiting',
    serviceKind: 'oauth',
    userCode: 'W'.repeat(64),
    service: provider.address,
    link: 'http://127.0.0.1:4000/sign-in/1',
    expiresAt: fromNow(582),
    problem: null,
  }),
  signingIn('confirming', {
    step: 'confirming',
    serviceKind: 'openbox',
    service,
    login: 'ada@example.com',
    storage: 'keychain',
  }),
  signingIn('confirming-memory', {
    step: 'confirming',
    serviceKind: 'openbox',
    service,
    login: longLogin,
    storage: 'memory',
  }),
  signingIn('keeping', { step: 'keeping', serviceKind: 'openbox', service, login: 'ada@example.com' }),
  signingIn('undoing', { step: 'undoing', serviceKind: 'openbox', service }),
  signingIn('declined', {
    step: 'failed',
    serviceKind: 'nextcloud',
    service: nextcloud.address,
    problem: { kind: 'declined' },
  }),
  signingIn('expired', { step: 'failed', serviceKind: 'openbox', service, problem: { kind: 'expired' } }),
  signingIn('rejected', { step: 'failed', serviceKind: 'openbox', service, problem: { kind: 'rejected' } }),
  ...problems.map((problem) =>
    signingIn(`failed-${problemName(problem)}`, { step: 'failed', serviceKind: 'openbox', service, problem }),
  ),
];

const notices: readonly Scene[] = [
  ...(['locked', 'no-answer', 'missing', 'failing'] as const).map((reason) =>
    notice({ kind: 'keychain', reason }, `keychain-${reason}`),
  ),
  notice({ kind: 'registry-quarantined', file: 'accounts.damaged-2026-11-22T10-00-00.000Z.json' }),
  notice({ kind: 'registry-not-saved' }),
  notice({ kind: 'configuration-unreadable', file: 'configuration.json', field: null, line: 3, code: null }),
  notice(
    { kind: 'configuration-unreadable', file: 'configuration.json', field: 'format', line: 3, code: null },
    'configuration-field',
  ),
  notice({ kind: 'sign-in-unfinished', id: 'u1', service, startedAt: fromNow(-4000) }),
  notice({ kind: 'sign-in-interrupted', id: 'i1', service, startedAt: fromNow(-4000) }),
  {
    name: 'notices-several',
    snapshot: {
      accounts: [account(), bob],
      notices: [
        { kind: 'keychain', reason: 'locked' },
        { kind: 'registry-not-saved' },
        { kind: 'sign-in-interrupted', id: 'i1', service, startedAt: fromNow(-4000) },
      ],
    },
    route: '',
  },
];

const adding: readonly Scene[] = [
  { name: 'add-account', snapshot: { accounts: [bob], settings: withServices }, route: '#/add-account' },
  { name: 'add-account-one', snapshot: { accounts: [bob] }, route: '#/add-account' },
  {
    name: 'add-account-forty',
    snapshot: { accounts: [bob], settings: { ...settings, services: manyServices(40) } },
    route: '#/add-account',
  },
  {
    name: 'add-account-undoing',
    snapshot: {
      accounts: [bob],
      settings: withServices,
      signIn: { step: 'undoing', serviceKind: 'openbox', service },
    },
    route: '#/add-account',
  },
  {
    name: 'add-account-long-names',
    snapshot: { accounts: [bob], settings: { ...settings, services: hardServices } },
    route: '#/add-account',
  },
  ...(['nextcloud', 'oauth'] as const).flatMap((kind): Scene[] => [
    {
      name: `add-service-${kind}`,
      snapshot: { accounts: [bob] },
      route: `#/add-account/${kind}`,
      act: async (page) => {
        await page.getByRole('textbox').first().waitFor();
      },
    },
    {
      name: `add-service-${kind}-wrong`,
      snapshot: { accounts: [bob] },
      route: `#/settings/${kind}`,
      act: async (page) => {
        await pressInForm(page, 'Add service');
        await page.getByRole('alert').first().waitFor();
      },
    },
  ]),
];

const settingsScenes: readonly Scene[] = [
  {
    name: 'settings-services',
    snapshot: { accounts: [bob], settings: withServices },
    route: '#/settings',
    act: async (page) => {
      await page.getByRole('heading', { name: 'Services' }).waitFor();
    },
  },
  {
    name: 'settings-secret',
    snapshot: {
      accounts: [bob],
      settings: { ...settings, services: [{ ...openBox, hasSecret: false }, nextcloud, provider] },
    },
    route: '#/settings',
    act: async (page) => {
      await pressInForm(page, 'Add API key… (box.example)');
      await page.getByRole('textbox', { name: 'API key' }).waitFor();
    },
  },
  {
    name: 'settings-forty-services',
    snapshot: { accounts: [bob], settings: { ...settings, services: manyServices(40) } },
    route: '#/settings',
    act: async (page) => {
      await page.getByRole('heading', { name: 'Services' }).waitFor();
    },
  },
  {
    name: 'settings-long-names',
    snapshot: { accounts: [bob], settings: { ...settings, services: hardServices } },
    route: '#/settings',
    act: async (page) => {
      await page.getByRole('heading', { name: 'Services' }).waitFor();
    },
  },
  {
    name: 'settings-remove-service',
    snapshot: { accounts: [oauthAccount(), bob], settings: withServices },
    route: '#/settings',
    act: async (page) => {
      await pressInForm(page, 'Remove service… (Example Files)');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'settings-remove-secret',
    snapshot: { accounts: [bob], settings: withServices },
    route: '#/settings',
    act: async (page) => {
      await pressInForm(page, 'Remove client secret… (Example Files)');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'settings', snapshot: { accounts: [bob] }, route: '#/settings' },
  {
    name: 'settings-fixed-no-key',
    snapshot: {
      accounts: [bob],
      settings: { ...settings, services: [{ ...openBox, hasSecret: false }], fixed: ['service', 'format'] },
    },
    route: '#/settings',
  },
];

const hard: readonly Scene[] = [
  {
    name: 'long-login',
    snapshot: {
      accounts: [
        account(signedIn, { login: longLogin, service: `https://${'long.'.repeat(30)}example/api/1.0/` }),
        bob,
      ],
    },
    route: atAda,
  },
  {
    name: 'bidi-login',
    snapshot: { accounts: [account(waiting({ kind: 'restricted' }), { login: bidiLogin }), bob] },
    route: atAda,
  },
  {
    name: 'rtl-login',
    snapshot: { accounts: [bob], history: [gone({ login: 'שרה@example.com' })] },
    route: atAda,
  },
  { name: 'no-login', snapshot: { accounts: [account(signedIn, { login: '' }), bob] }, route: atAda },
  { name: 'forty', snapshot: { accounts: [...manyAccounts(40)] }, route: '#/account/account-4' },
  { name: 'forty-list', snapshot: { accounts: [...manyAccounts(40)] }, route: '' },
  {
    name: 'thousand',
    snapshot: { accounts: [...manyAccounts(1000)] },
    route: '#/account/account-6',
    axe: false,
  },
];

/** The host does not answer: what comes instead does not prove that it is the host's. */
const lost: Scene = {
  ...oneAccount('lost', signedIn),
  act: async (page) => {
    await page.route('**/snapshots', (route) => route.fulfill({ json: {} }));
    await page.reload();
    await page.getByRole('alert').waitFor();
  },
};

const twoAccounts = { accounts: [account(), bob] };

const dialogs: readonly Scene[] = [
  withDialog('sign-out', twoAccounts, 'Sign out…'),
  withDialog('sign-out-long', { accounts: [account(signedIn, { login: longLogin }), bob] }, 'Sign out…'),
  withDialog('sign-out-all', { accounts: [...manyAccounts(40)] }, 'Sign out of all accounts…'),
  withDialog(
    'take-off-list',
    { accounts: [oauthAccount(waiting(lapsing, { session: 'open' })), bob], settings: withServices },
    'Take off the list…',
  ),
  withDialog('forget-unknown', { accounts: [account(waiting({ kind: 'timeout' })), bob] }, 'Forget it…'),
  withDialog(
    'forget-open',
    { accounts: [account(waiting({ kind: 'restricted' }, { session: 'open' })), bob] },
    'Forget it…',
  ),
];

/** Every state, outcome, notice and dialog of the page, and the inputs that break layouts. */
export const gallery: readonly Scene[] = [
  ...empty,
  ...atRest,
  ...leaving,
  ...left,
  ...entering,
  ...notices,
  ...adding,
  ...settingsScenes,
  lost,
  ...hard,
  ...dialogs,
];

/** What a scene's host shows: the scene over an empty window. */
export function snapshotOf(scene: Scene): Partial<Snapshot> {
  return { ...emptySnapshot, ...scene.snapshot };
}
