import { describe, expect, it } from 'vitest';
import type { ConfirmDialog } from '../../../electron/desktop/sign-out-dialogs.ts';
import { SignOutFromTray } from '../../../electron/desktop/sign-out-from-tray.ts';
import type { SignOutOutcome } from '../../../shared/outcome.ts';
import type { EndedSignOut } from '../../../shared/snapshot.ts';
import { account, bob, service, waiting } from '../../e2e/page/examples.ts';
import { ChangingSnapshot } from './support.ts';

const over: SignOutOutcome = {
  outcome: 'signed-out',
  session: 'ended',
  credentials: 'removed',
  problem: null,
};
const pending: SignOutOutcome = {
  outcome: 'pending',
  session: 'unknown',
  credentials: 'kept',
  problem: { kind: 'unreachable' },
};

/** A tray whose person answers as they are told to, beside a Signoff whose sign-outs end as they are told to. */
function setUp() {
  const source = new ChangingSnapshot();
  const questions: ConfirmDialog[] = [];
  const told: [string, string | null][] = [];
  const problems: string[] = [];
  const signedOut: string[] = [];
  const outcomes = new Map<string, SignOutOutcome | null>();
  const answers = { agrees: true, asked: Promise.resolve() };
  const listeners: ((ended: EndedSignOut) => void)[] = [];
  /** An attempt ends, whoever asked for it. */
  const end = (id: string, outcome: SignOutOutcome): void => {
    const account = { id, login: `${id}@example.com`, service };
    for (const listener of listeners) listener({ number: 1, account, outcome });
  };
  const signOut = (id: string): Promise<void> => {
    signedOut.push(id);
    const outcome = outcomes.get(id);
    if (outcome !== null) end(id, outcome ?? over);
    return Promise.resolve();
  };
  const tray = new SignOutFromTray({
    signoff: {
      snapshot: source.current,
      onSignOutEnded: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
      signOut,
      signOutAll: async (ids) => {
        await Promise.all(ids.map(signOut));
      },
    },
    platform: 'linux',
    ask: async (question) => {
      questions.push(question);
      await answers.asked;
      return answers.agrees ? question.agree : (question.options.cancelId ?? -1);
    },
    tell: ({ text, about, isProblem }) => {
      told.push([text, about?.id ?? null]);
      if (isProblem) problems.push(text);
    },
  });
  return { source, questions, told, problems, signedOut, outcomes, answers, end, tray };
}

describe('signing out from the tray', () => {
  it('asks once, signs out and tells exactly what happened', async () => {
    const { source, tray, questions, told, signedOut } = setUp();
    source.change({ accounts: [account()] });
    await tray.signOut('ada');
    expect(questions.map(({ options }) => options.message)).toEqual(['Sign out of ada@example.com?']);
    expect(signedOut).toEqual(['ada']);
    expect(told).toEqual([['Signed out of ada@example.com.', 'ada']]);
  });

  it('does nothing where the person does not agree', async () => {
    const { source, tray, answers, told, signedOut } = setUp();
    source.change({ accounts: [account(), bob] });
    answers.agrees = false;
    await tray.signOut('ada');
    await tray.signOutAll();
    expect([signedOut, told]).toEqual([[], []]);
  });

  it('does not open a second question about the same account', async () => {
    const { source, tray, answers, questions, signedOut } = setUp();
    source.change({ accounts: [account(), bob] });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    answers.asked = promise;
    const both = [tray.signOut('ada'), tray.signOut('ada'), tray.signOut('bob')];
    resolve(undefined);
    await Promise.all(both);
    expect(questions).toHaveLength(2);
    expect(signedOut).toEqual(['ada', 'bob']);
    // The question is free again.
    await tray.signOut('ada');
    expect(questions).toHaveLength(3);
  });

  it('asks nothing of an account that is not there, and tells nothing of one that vanished', async () => {
    const { source, tray, questions, outcomes, told } = setUp();
    await tray.signOut('ada');
    expect(questions).toEqual([]);
    source.change({ accounts: [account()] });
    outcomes.set('ada', null);
    await tray.signOut('ada');
    expect(told).toEqual([]);
  });

  it('tells the end, too, of what had to wait', async () => {
    const { source, tray, outcomes, end, told, problems } = setUp();
    source.change({ accounts: [account()] });
    outcomes.set('ada', pending);
    await tray.signOut('ada');
    expect(told).toEqual([
      [
        'Signed out on this computer. box.example has not confirmed yet; Signoff will finish as soon as it answers.',
        'ada',
      ],
    ]);
    end('ada', { ...over, session: 'already-ended' });
    expect(told.slice(1)).toEqual([['Signed out of ada@example.com. The session had already ended.', 'ada']]);
    end('ada', over);
    expect(told, 'it was finished').toHaveLength(2);
    expect(problems).toEqual([told[0]?.[0]]);
  });

  it('does not tell the end of what a window signed out', () => {
    const { source, end, told } = setUp();
    source.change({ accounts: [account()] });
    end('ada', over);
    expect(told).toEqual([]);
  });

  it('tries now without asking again, and only what waits', async () => {
    const { source, tray, questions, signedOut, told } = setUp();
    source.change({ accounts: [account(waiting({ kind: 'unreachable' })), bob] });
    await tray.tryNow('ada');
    await tray.tryNow('bob');
    await tray.tryNow('nobody');
    expect(questions).toEqual([]);
    expect(signedOut).toEqual(['ada']);
    expect(told).toEqual([['Signed out of ada@example.com.', 'ada']]);
  });

  it('signs out of all in one go, and tells few one by one and many together', async () => {
    const { source, tray, questions, signedOut, told, outcomes } = setUp();
    source.change({ accounts: [account(), bob] });
    await tray.signOutAll();
    expect(questions.map(({ options }) => options.message)).toEqual(['Sign out of 2 accounts?']);
    expect(told.map(([text]) => text)).toEqual([
      'Signed out of ada@example.com.',
      'Signed out of bob@example.com.',
    ]);
    told.length = 0;
    signedOut.length = 0;
    const carol = account(undefined, { id: 'carol', login: 'carol@example.com' });
    source.change({ accounts: [account(), bob, carol] });
    outcomes.set('carol', pending);
    await tray.signOutAll();
    expect(signedOut).toEqual(['ada', 'bob', 'carol']);
    expect(told).toEqual([
      ['Signed out of 3 accounts on this computer. 1 of them is not finished yet.', null],
    ]);
  });

  it('signs out nobody who came while the question was open', async () => {
    const { source, tray, answers, signedOut } = setUp();
    source.change({ accounts: [account(), account(waiting({ kind: 'timeout' }), { id: 'old' })] });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    answers.asked = promise;
    const all = tray.signOutAll();
    source.change({ accounts: [...source.snapshot.accounts, bob] });
    resolve(undefined);
    await all;
    expect(signedOut).toEqual(['ada', 'old']);
  });
});
