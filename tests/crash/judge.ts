import { sessionIsOver } from '../../shared/outcome.ts';
import type { AccountRecord, Registry } from '../../electron/core/registry.ts';
import type { Items } from './lane.ts';
import type { Scenario } from './scenarios.ts';

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
  /** Tokens that live, that nobody can reach, and of which the person is told: only where the service gives a token but once. */
  readonly outOfReach: number;
}

/** Judges the end of a case by what was placed before it and what the registry said after each kill. */
export function judge(
  scenario: Scenario,
  placed: ReadonlyMap<string, string>,
  afterKills: readonly Scene[],
  end: Scene,
): Verdict {
  const forgotten: string[] = [];
  const lost: string[] = [];
  const untrue: string[] = [];
  const { accounts, history, interruptedSignIns } = end.registry;
  const isLive = (token: string | undefined): boolean =>
    token !== undefined && end.liveTokens.includes(token);
  const isReplaced = accounts.some(({ id, state }) => !placed.has(id) && state.kind === 'signed-in');
  const someMayGo =
    scenario.accountsMayGo === 'asked' || (scenario.accountsMayGo === 'replaced' && isReplaced);
  const mayGo = (id: string): boolean => someMayGo && placed.has(id);

  const held = new Set(accounts.filter(holdsToken).map(({ id }) => end.items.get(id)));
  const givenUp = new Set(
    history
      .filter(({ forgotten: byPerson, session }) => byPerson && !sessionIsOver(session))
      .map(({ id }) => placed.get(id)),
  );
  const unheld = end.liveTokens.filter((token) => !held.has(token) && !givenUp.has(token));
  const isTold = scenario.tokenOnce === true && unheld.length <= interruptedSignIns.length;
  if (!isTold) forgotten.push(...unheld.map((token) => nameOf(token, placed)));
  if (!scenario.tokenOnce && interruptedSignIns.length > 0)
    untrue.push('a sign-in is said to be out of reach');

  for (const [id, token] of placed) {
    const account = accounts.find((candidate) => candidate.id === id);
    const isGone = history.some((entry) => entry.id === id);
    if (account === undefined && !(isGone && mayGo(id))) lost.push(`${id} is not there`);
    if (account?.state.kind !== 'signed-in' && !mayGo(id)) lost.push(`${id} is not signed in any more`);
    const over = history.find((entry) => entry.id === id);
    if (over !== undefined && sessionIsOver(over.session) && isLive(token)) untrue.push(`${id} lives on`);
  }
  for (const scene of afterKills) {
    for (const { id, state } of scene.registry.accounts) {
      const now = accounts.find((account) => account.id === id);
      if (state.kind === 'signed-in' && !mayGo(id) && now?.state.kind !== 'signed-in') {
        lost.push(`${id} was signed in`);
      }
      if (state.kind === 'signing-out' && now?.state.kind === 'signed-in') {
        untrue.push(`${id} was being signed out and is signed in`);
      }
      if (state.kind === 'signing-out' && now === undefined && isNew(id, end.registry) && placed.has(id)) {
        lost.push(`${id} was being signed out and left no trace`);
      }
    }
  }
  for (const { id, state } of accounts) {
    const token = end.items.get(id);
    switch (state.kind) {
      case 'signed-in':
        if (token === undefined) lost.push(`${id} has no token`);
        else if (!isLive(token)) lost.push(`the session of ${id} was ended`);
        break;
      case 'session-ended':
        if (isLive(placed.get(id))) untrue.push(`the session of ${id} lives`);
        break;
      case 'signing-in':
      case 'signing-out':
        untrue.push(`${id} is still ${state.kind}`);
    }
  }
  untrue.push(...end.strayFiles.map((file) => `${file} was left`));

  const expected = new Set(accounts.filter(holdsToken).map(({ id }) => id));
  const leftOver = [...end.items.keys()].filter((name) => !expected.has(name));
  return { forgotten, lost, leftOver, untrue, outOfReach: isTold ? unheld.length : 0 };
}

export function isClean({ forgotten, lost, leftOver, untrue }: Verdict): boolean {
  return [forgotten, lost, leftOver, untrue].every((list) => list.length === 0);
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
      return state.kind;
    case 'session-ended':
      return `session-ended (${state.credentials})`;
    case 'signing-out': {
      const words = [state.session, state.problem?.kind, state.forgotten ? 'forgotten' : undefined];
      return `signing-out (${words.filter((word) => word !== undefined).join(', ')})`;
    }
  }
}

function holdsToken({ state }: AccountRecord): boolean {
  return state.kind === 'signed-in' || (state.kind === 'signing-out' && !state.forgotten);
}

function isNew(id: string, { history }: Registry): boolean {
  return !history.some((entry) => entry.id === id);
}

function nameOf(token: string, placed: ReadonlyMap<string, string>): string {
  for (const [id, of] of placed) if (of === token) return `the token of ${id}`;
  return 'the token of the sign-in';
}
