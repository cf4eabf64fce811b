import { sessionIsOver } from '../../../shared/outcome.ts';
import { nothingIsLeft } from '../acts.ts';
import { holdsToken, type Scene, type Verdict } from '../judge.ts';
import type { PlacedAccount, Words } from './words.ts';

/** All that the judgement of one kill looks at. */
export interface RoundEvidence {
  readonly end: Scene;
  readonly placed: readonly PlacedAccount[];
  readonly words: Words;
  /** Whether a command asked to sign the account out. */
  readonly maySignOut: (id: string) => boolean;
}

/** Judges what there is after the next start, and what was printed on the way. */
export function judgeRound(evidence: RoundEvidence): Verdict {
  const { end, words } = evidence;
  const held = end.registry.accounts.filter(holdsToken);
  const heldTokens = held.map(({ id }) => end.items.get(id));
  const forgotten = end.liveTokens.filter((token) => !heldTokens.includes(token));
  const names = held.map(({ id }) => id);
  return {
    forgotten: forgotten.map((token) => nameOf(token, evidence)),
    lost: accountsLost(evidence),
    leftOver: [...end.items.keys()].filter((name) => !names.includes(name)),
    untrue: [...words.untrue, ...untrueAtTheEnd(evidence)],
    outOfReach: 0,
  };
}

function accountsLost({ end, placed, words, maySignOut }: RoundEvidence): string[] {
  const { accounts, history } = end.registry;
  const signedIn = accounts.filter(({ state }) => state.kind === 'signed-in');
  const known = new Map([...placed.map(({ id, login }) => [id, login] as const), ...words.signedIn]);
  const lost: string[] = [];
  for (const [id, login] of known) {
    const isThere = accounts.some((account) => account.id === id);
    if (!isThere && !history.some((entry) => entry.id === id)) lost.push(`${id} left no trace`);
    const isReplaced = signedIn.some((account) => account.id !== id && account.login === login);
    const isSignedIn = signedIn.some((account) => account.id === id);
    if (!isSignedIn && !isReplaced && !maySignOut(id)) lost.push(`${id} is not signed in any more`);
  }
  for (const { id } of signedIn) {
    const token = end.items.get(id);
    if (token === undefined) lost.push(`${id} has no token`);
    else if (!end.liveTokens.includes(token)) lost.push(`${id} is signed in with a session that is over`);
  }
  return lost;
}

function untrueAtTheEnd({ end, placed }: RoundEvidence): string[] {
  const { registry, strayFiles, liveTokens } = end;
  const untrue = strayFiles.map((file) => `${file} was left`);
  const livesOn = (id: string): boolean =>
    placed.some((account) => account.id === id && liveTokens.includes(account.token));
  for (const { id, session } of registry.history) {
    if (sessionIsOver(session) && livesOn(id)) untrue.push(`the session of ${id} is said to be over`);
  }
  for (const { id, state } of registry.accounts) {
    if (state.kind === 'session-ended') untrue.push(`${id} is said to have ended elsewhere`);
  }
  if (!nothingIsLeft(registry)) untrue.push('the next start ended and is not at rest');
  if (registry.interruptedSignIns.length > 0) untrue.push('a session is said to be out of reach');
  return untrue;
}

function nameOf(token: string, { placed }: RoundEvidence): string {
  return placed.find((account) => account.token === token)?.id ?? 'the token of a sign-in';
}
