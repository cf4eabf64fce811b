import { sessionIsOver } from '../../shared/outcome.ts';
import type { AccountRecord, Registry } from '../../electron/core/registry.ts';
import type { Items } from './sandbox.ts';
import type { Scenario } from './scenarios.ts';

/**
 * Stands for what the keychain holds where that says itself that it may be used up: a refresh was begun, and its answer never came. The
 * next sign-out tells the person.
 */
export const credentialUsedUp = 'used up';

/** Everything there is to see from outside at one moment, with no Signoff running. */
export interface Scene {
  readonly registry: Registry;
  readonly items: Items;
  readonly liveTokens: readonly string[];
  /** Files in the data directory that only a process which was killed can have left. */
  readonly strayFiles: readonly string[];
}

/** What is wrong at the end; all empty where nothing is. */
export interface Verdict {
  /** Tokens that live at the service, and that no account here holds any more. */
  readonly forgotten: readonly string[];
  readonly lost: readonly string[];
  readonly leftOver: readonly string[];
  /** What the registry says, and is not so. */
  readonly untrue: readonly string[];
  /** Sessions that may live, that nobody can reach, and of which the person is told: only where the service gives or takes a token but once. */
  readonly outOfReach: number;
}

/** All that the judgement of a case looks at. */
export interface Evidence {
  readonly scenario: Scenario;
  /** The accounts that were there before the act, with their tokens. */
  readonly placed: ReadonlyMap<string, string>;
  /** One after each kill. */
  readonly afterKills: readonly Scene[];
  readonly end: Scene;
}

export function judge(evidence: Evidence): Verdict {
  const { scenario, end } = evidence;
  const unheld = tokensThatNobodyHolds(evidence);
  const isTold = scenario.tokenOnce === true && unheld.length <= end.registry.interruptedSignIns.length;
  const usedUp = end.registry.accounts.filter(
    ({ id, state }) => end.items.get(id) === credentialUsedUp || isToldUsedUp(state),
  );
  const expected = new Set(end.registry.accounts.filter(holdsToken).map(({ id }) => id));
  return {
    forgotten: isTold ? [] : unheld.map((token) => nameOf(token, evidence)),
    lost: accountsLost(evidence),
    leftOver: [...end.items.keys()].filter((name) => !expected.has(name)),
    untrue: untrueWords(evidence),
    outOfReach: (isTold ? unheld.length : 0) + usedUp.length,
  };
}

/** The live tokens that no account here could still end, save those that a person gave up. */
function tokensThatNobodyHolds({ placed, end }: Evidence): string[] {
  const { accounts, history } = end.registry;
  const held = accounts.filter(holdsToken).map(({ id }) => end.items.get(id));
  const givenUp = history
    .filter(({ forgotten, session }) => forgotten && !sessionIsOver(session))
    .map(({ id }) => placed.get(id));
  return end.liveTokens.filter((token) => !held.includes(token) && !givenUp.includes(token));
}

function accountsLost({ scenario, placed, afterKills, end }: Evidence): string[] {
  const { accounts, history } = end.registry;
  const isSignedIn = (id: string): boolean => stateAt(end, id) === 'signed-in';
  const isReplaced = accounts.some(({ id }) => !placed.has(id) && isSignedIn(id));
  const mayGo = scenario.accountsMayGo === 'asked' || (scenario.accountsMayGo === 'replaced' && isReplaced);

  const lost = new Set<string>();
  for (const id of placed.keys()) {
    const isThere = stateAt(end, id) !== null || history.some((entry) => entry.id === id);
    if (!isThere) lost.add(`${id} left no trace`);
    else if (!mayGo && !isSignedIn(id)) lost.add(`${id} is not signed in any more`);
  }
  for (const { id, state } of afterKills.flatMap(({ registry }) => registry.accounts)) {
    const maySignOut = mayGo && placed.has(id);
    if (state.kind === 'signed-in' && !maySignOut && !isSignedIn(id)) lost.add(`${id} was signed in`);
  }
  for (const { id } of accounts.filter(({ state }) => state.kind === 'signed-in')) {
    const token = end.items.get(id);
    if (token === undefined) lost.add(`${id} has no token`);
    else if (token === credentialUsedUp && scenario.tokenOnce) continue;
    else if (!end.liveTokens.includes(token)) lost.add(`${id} is signed in with a session that is over`);
  }
  return [...lost];
}

function untrueWords({ scenario, placed, afterKills, end }: Evidence): string[] {
  const { accounts, history, interruptedSignIns } = end.registry;
  const untrue = end.strayFiles.map((file) => `${file} was left`);
  const livesOn = (id: string): boolean => end.liveTokens.includes(placed.get(id) ?? '');
  for (const { id, session } of history) {
    if (sessionIsOver(session) && livesOn(id)) untrue.push(`the session of ${id} is said to be over`);
  }
  for (const { id, state } of accounts) {
    if (state.kind === 'session-ended' && livesOn(id)) untrue.push(`the session of ${id} is said to be over`);
    if (state.kind === 'signing-in' || (state.kind === 'signing-out' && !isToldUsedUp(state)))
      untrue.push(`${id} is not at rest`);
  }
  if (interruptedSignIns.length > 0 && !scenario.tokenOnce)
    untrue.push('a session is said to be out of reach');
  for (const scene of afterKills) {
    const signedIn = scene.registry.accounts.filter(({ state }) => state.kind === 'signed-in');
    const isTwice = signedIn.some(({ id }) => !placed.has(id)) && signedIn.some(({ id }) => placed.has(id));
    if (scenario.accountsMayGo === 'replaced' && isTwice) untrue.push('the same person is signed in twice');
    for (const { id, state } of scene.registry.accounts) {
      const token = placed.get(id);
      const isOver = token !== undefined && !scene.liveTokens.includes(token) && !scenario.revoked;
      if (state.kind === 'signed-in' && isOver) untrue.push(`${id} was ended before that was written down`);
      if (state.kind === 'signing-out' && stateAt(end, id) === 'signed-in') {
        untrue.push(`${id} was to be signed out and is signed in`);
      }
    }
  }
  return untrue;
}

/** The process died while the service was asked with a token that is good for one use: the person is told that nothing can be asked any more. */
function isToldUsedUp(state: AccountRecord['state']): boolean {
  return state.kind === 'signing-out' && state.problem?.kind === 'credentials-used-up';
}

/** A scene in one line, without a credential. */
export function describeScene({ registry, items, liveTokens }: Scene): string {
  const accounts = registry.accounts.map(({ id, state }) => `${id} ${stateWords(state)}`);
  const history = registry.history.map(
    ({ id, session, forgotten }) => `${id} ${forgotten ? 'forgotten' : 'signed out'} (${session})`,
  );
  const told = registry.interruptedSignIns.map(() => 'told: a session may be open');
  const all = [...accounts, ...history.sort(), ...told].join(', ') || 'no account';
  const keychain = [...items.keys()].sort().join(' ') || 'empty';
  return `${all} | keychain ${keychain} | live ${liveTokens.length}`;
}

function stateWords(state: AccountRecord['state']): string {
  switch (state.kind) {
    case 'signed-in':
    case 'signing-in':
    case 'unknown':
      return state.kind;
    case 'session-ended':
      return `session-ended (${state.credentials})`;
    case 'signing-out': {
      const words = [state.session, state.problem?.kind, state.forgotten ? 'forgotten' : undefined];
      return `signing-out (${words.filter((word) => word !== undefined).join(', ')})`;
    }
  }
}

/** Whether the account's token must lie in the keychain. */
export function holdsToken({ state }: AccountRecord): boolean {
  return (
    state.kind === 'signed-in' || (state.kind === 'signing-out' && !state.forgotten && !isToldUsedUp(state))
  );
}

function stateAt({ registry }: Scene, id: string): AccountRecord['state']['kind'] | null {
  return registry.accounts.find((account) => account.id === id)?.state.kind ?? null;
}

function nameOf(token: string, { placed }: Evidence): string {
  for (const [id, of] of placed) if (of === token) return `the token of ${id}`;
  return 'the token of the sign-in';
}
