import { describe, expect, it } from 'vitest';
import { outcomeMessage } from '../../../../shared/words/outcomes.ts';
import {
  sessionIsOver,
  sessionKnowledge,
  type OutcomeKind,
  type SignOutOutcome,
} from '../../../../shared/outcome.ts';
import type { Problem } from '../../../../shared/problem.ts';

const ada = { login: 'ada@example.com', service: 'https://box.example/api/1.0/' };

function outcome(part: Partial<SignOutOutcome>): SignOutOutcome {
  return { outcome: 'pending', session: 'unknown', credentials: 'kept', problem: null, ...part };
}

describe('the words for each outcome', () => {
  const rows: readonly [Partial<SignOutOutcome>, string][] = [
    [{ outcome: 'signed-out', session: 'ended' }, 'Signed out of ada@example.com.'],
    [
      { outcome: 'signed-out', session: 'already-ended' },
      'Signed out of ada@example.com. The session had already ended.',
    ],
    [
      { outcome: 'pending', problem: { kind: 'timeout' } },
      'Signed out on this computer. box.example has not confirmed yet; Signoff will finish as soon as it answers.',
    ],
    [
      { outcome: 'refused', session: 'open', problem: { kind: 'restricted' } },
      'Signed out on this computer, but box.example does not accept this app any more, so the session there is still open.',
    ],
    [
      { outcome: 'refused', session: 'unknown', problem: { kind: 'restricted' } },
      'Signed out on this computer, but box.example does not accept this app any more, so the session there may still be open.',
    ],
    [
      { outcome: 'pending', session: 'open', problem: { kind: 'keychain', reason: 'locked' } },
      'Signed out on this computer. The keychain is locked, so the session at box.example may still be open.',
    ],
    [
      {
        outcome: 'credentials-not-removed',
        session: 'ended',
        problem: { kind: 'keychain', reason: 'locked' },
      },
      'The session is over, but the keychain did not let Signoff remove the saved sign-in.',
    ],
    [
      { outcome: 'forgotten', session: 'open', credentials: 'removed' },
      'Signed out of ada@example.com on this computer. The session at box.example may still be open, and only box.example can end it now.',
    ],
  ];
  it.each(rows)('%j', (part, words) => {
    expect(outcomeMessage(outcome(part), ada)).toBe(words);
  });
});

describe('a command that ends', () => {
  const problems: readonly Problem[] = [{ kind: 'unreachable' }, { kind: 'timeout' }, { kind: 'not-saved' }];
  it.each(problems)('does not say that it goes on: $kind', (problem) => {
    for (const session of sessionKnowledge) {
      const words = outcomeMessage(outcome({ problem, session }), ada, 'when-asked');
      expect(words).not.toMatch(/Signoff will|it will|until Signoff quits/);
    }
  });
});

describe('no outcome says more than is known', () => {
  const kinds: readonly OutcomeKind[] = [
    'signed-out',
    'pending',
    'refused',
    'credentials-not-removed',
    'forgotten',
  ];
  const problems: readonly (Problem | null)[] = [
    null,
    { kind: 'unreachable' },
    { kind: 'tls' },
    { kind: 'insecure-address' },
    { kind: 'http-error', status: 500 },
    { kind: 'restricted' },
    { kind: 'no-api-key' },
    { kind: 'keychain', reason: 'no-answer' },
    { kind: 'keychain', reason: 'failing' },
    { kind: 'credentials-missing' },
    { kind: 'not-saved' },
  ];
  const all = kinds.flatMap((kind) =>
    sessionKnowledge.flatMap((session) =>
      problems.map((problem) => outcome({ outcome: kind, session, problem })),
    ),
  );

  it.each(all)('$outcome, session $session, $problem', (each) => {
    const words = outcomeMessage(each, ada);
    const over =
      /session (there |at box\.example )?is over|had already ended|^Signed out of ada@example\.com\.$/;
    if (!sessionIsOver(each.session)) expect(words).not.toMatch(over);
    // Only the service's own refusal tells that the session is open.
    const isKnown = each.session === 'open' && each.problem?.kind === 'restricted';
    if (!isKnown) expect(words).not.toContain('is still open');
    if (isKnown || sessionIsOver(each.session)) expect(words).not.toContain('may still be open');
    expect(words).not.toMatch(/log ?out|unlink|disconnect|undefined|null/i);
    expect(words).toMatch(/^[A-Z].*\.$/);
  });
});
