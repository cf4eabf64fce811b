import { assertNever } from '../../shared/assert-never.ts';
import { sentences } from '../../shared/language/lists.ts';
import { isFinished } from '../../shared/outcome.ts';
import type { Account, EndedSignOut, SignIn, Snapshot } from '../../shared/snapshot.ts';
import { aboutAccount, outcomeOfAccount } from '../../shared/words/outcomes.ts';
import { noticeSaid, noticeWords, severalSignedOut, signIn } from '../../shared/words/page.ts';
import { waitingProblemMessage } from '../../shared/words/problems.ts';
import { stateNews } from '../../shared/words/states.ts';

/** Something to say aloud. */
export interface Announcement {
  readonly text: string;
  /** The accounts it is about, none where it is about something else. */
  readonly accounts: readonly string[];
  /** The window shows it already, wherever the person looks. */
  readonly heardOnly: boolean;
}

/**
 * What happened between two snapshots, sign-outs apart, that a person must be told wherever they look at the moment.
 * @param asked the accounts whose check the person asked for; of the others only what it changed is told
 */
export function otherChanges(
  before: Snapshot,
  after: Snapshot,
  asked: ReadonlySet<string>,
): readonly Announcement[] {
  return [...checks(before, after, asked), ...signInSteps(before, after), ...newNotices(before, after)];
}

/** The account that a sign-in under way in `before` led to; null: there is none. */
export function justSignedIn(before: Snapshot, after: Snapshot): Account | null {
  if (before.signIn === null || after.signIn !== null) return null;
  const known = new Set(before.accounts.map(({ id }) => id));
  return after.accounts.find(({ id, state }) => !known.has(id) && state.kind === 'signed-in') ?? null;
}

/** The attempts to sign out that ended since a snapshot. */
export function endedSince(before: Snapshot, after: Snapshot): readonly EndedSignOut[] {
  const told = before.endedSignOuts.at(-1)?.number ?? 0;
  return after.endedSignOuts.filter(({ number }) => number > told);
}

/** Tells how sign-outs ended: one by one while they are few, else in one sentence. */
export function announceSignOuts(ended: readonly EndedSignOut[]): readonly Announcement[] {
  if (ended.length <= 2) {
    return ended.map(({ account, outcome }) => ({
      text: outcomeOfAccount(outcome, account),
      accounts: [account.id],
      heardOnly: false,
    }));
  }
  const over = ended.filter(({ outcome }) => isFinished(outcome)).length;
  return [
    {
      text: severalSignedOut(over, ended.length - over),
      accounts: ended.map(({ account }) => account.id),
      heardOnly: false,
    },
  ];
}

function checks(before: Snapshot, after: Snapshot, asked: ReadonlySet<string>): readonly Announcement[] {
  if (before.accounts === after.accounts) return [];
  const old = new Map(before.accounts.map((account) => [account.id, account.state]));
  return after.accounts.flatMap((account) => {
    const was = old.get(account.id);
    const wasChecking = was !== undefined && 'checking' in was && was.checking;
    const answered = !('checking' in account.state && account.state.checking);
    if (!wasChecking || !answered || account.state.kind === 'signing-out') return [];
    if (was.kind === account.state.kind && !asked.has(account.id)) return [];
    const text = aboutAccount(account.login, stateNews(account));
    return [{ text, accounts: [account.id], heardOnly: false }];
  });
}

function signInSteps(before: Snapshot, after: Snapshot): readonly Announcement[] {
  if (before.signIn === after.signIn) return [];
  if (after.signIn !== null) {
    const text = signInNews(before.signIn, after.signIn);
    return text === null ? [] : [{ text, accounts: [], heardOnly: true }];
  }
  const account = justSignedIn(before, after);
  return account === null
    ? []
    : [{ text: signIn.done(account.login), accounts: [account.id], heardOnly: false }];
}

function signInNews(before: SignIn | null, after: SignIn): string | null {
  if (before?.step !== after.step) return signInAnnouncement(after);
  if (before.step !== 'waiting' || after.step !== 'waiting' || after.problem === null) return null;
  return before.problem === null ? waitingProblemMessage(after.problem, after.service) : null;
}

/** What is said aloud when signing in reaches a step; null: nothing. */
function signInAnnouncement(state: SignIn): string | null {
  switch (state.step) {
    case 'starting':
      return signIn.starting(state.service);
    case 'waiting': {
      const { service, userCode } = state;
      return userCode === null
        ? signIn.waiting(service)
        : sentences(signIn.waiting(service), signIn.codeSaid(userCode));
    }
    case 'confirming':
      return signIn.confirmTitle(state.login);
    case 'keeping':
      return null;
    case 'undoing':
      return signIn.undoing(state.service);
    case 'failed':
      return signIn.failed;
    default:
      return assertNever(state, 'sign-in step');
  }
}

function newNotices(before: Snapshot, after: Snapshot): readonly Announcement[] {
  if (before.notices === after.notices) return [];
  const known = new Set(before.notices.map((notice) => JSON.stringify(notice)));
  return after.notices
    .filter((notice) => !known.has(JSON.stringify(notice)))
    .map((notice) => ({ text: noticeSaid(noticeWords(notice).title), accounts: [], heardOnly: true }));
}
