import type { AccountState, Notice } from '../../../shared/snapshot.ts';
import {
  account,
  bidiLogin,
  bob,
  fromNow,
  gone,
  longLogin,
  manyAccounts,
  openBox,
  problemName,
  problems,
  service,
  settings,
  signedIn,
  signingOut,
  waiting,
} from './examples.ts';
import { accountActions, navigation } from '../../../shared/words/page.ts';
import { servicesGallery } from './gallery-of-services.ts';
import { atAda, signingIn, withDialog, type Scene } from './scene.ts';

function oneAccount(name: string, state: AccountState): Scene {
  return { name, snapshot: { accounts: [account(state), bob] }, route: atAda };
}

function notice(of: Notice, name: string = of.kind): Scene {
  return { name: `notice-${name}`, snapshot: { accounts: [account(), bob], notices: [of] }, route: atAda };
}

const empty: readonly Scene[] = [
  { name: 'empty', snapshot: {}, route: '' },
  {
    name: 'empty-no-api-key',
    snapshot: { settings: { ...settings, services: [{ ...openBox, hasSecret: false }] } },
    route: '',
  },
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
];

const leaving: readonly Scene[] = [
  ...(['recording', 'stopping-sync', 'asking-service', 'removing-credentials'] as const).map((step) =>
    oneAccount(`signing-out-${step}`, signingOut({ step })),
  ),
  ...problems.map((problem) => oneAccount(`waiting-${problemName(problem)}`, waiting(problem))),
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
    returnPort: null,
    service,
    link: 'http://127.0.0.1:4000/sign-in/1',
    expiresAt: fromNow(582),
    problem: null,
  }),
  signingIn('waiting-failing', {
    step: 'waiting',
    serviceKind: 'openbox',
    userCode: null,
    returnPort: null,
    service,
    link: 'http://127.0.0.1:4000/sign-in/1',
    expiresAt: fromNow(582),
    problem: { kind: 'http-error', status: 500 },
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
  withDialog('sign-out', twoAccounts, () => accountActions['sign-out']),
  withDialog(
    'sign-out-long',
    { accounts: [account(signedIn, { login: longLogin }), bob] },
    () => accountActions['sign-out'],
  ),
  withDialog('sign-out-all', { accounts: [...manyAccounts(40)] }, () => navigation.signOutAll),
  withDialog(
    'forget-unknown',
    { accounts: [account(waiting({ kind: 'timeout' })), bob] },
    () => accountActions.forget,
  ),
  withDialog(
    'forget-open',
    { accounts: [account(waiting({ kind: 'restricted' }, { session: 'open' })), bob] },
    () => accountActions.forget,
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
  ...servicesGallery,
  lost,
  ...hard,
  ...dialogs,
];

/** Those that some words name; all where there are none. */
export function scenesNamed(words: readonly string[]): readonly Scene[] {
  return gallery.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
}
