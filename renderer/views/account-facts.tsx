import type { ReactNode } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import { sessionIsOver } from '../../shared/outcome.ts';
import type { Account, AccountState } from '../../shared/snapshot.ts';
import { plainText } from '../../shared/messages/names.ts';
import { facts, sessionFact } from '../../shared/messages/page.ts';
import { Distance, PointInTime } from '../parts/time.tsx';

/** What is known of an account, here and at its service. */
export function AccountFacts({ account }: { readonly account: Account }) {
  const { state } = account;
  return (
    <section aria-label={facts.label}>
      <dl className="facts">
        <Fact name={facts.here}>
          {state.kind === 'signing-out' || state.kind === 'session-ended'
            ? facts.hereSignedOut
            : facts.hereSignedIn}
        </Fact>
        <Fact name={facts.at(account.service)}>
          <Session state={state} />
        </Fact>
        <Fact name={facts.key}>{keyFact(account)}</Fact>
        <Fact name={facts.signedInAt}>
          <PointInTime at={account.signedInAt} />
        </Fact>
        {state.kind === 'signing-out' && (
          <Fact name={facts.signOutAsked}>
            <PointInTime at={state.requestedAt} />
          </Fact>
        )}
        <Fact name={facts.service}>
          <bdi>{plainText(account.service)}</bdi>
        </Fact>
      </dl>
    </section>
  );
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Session({ state }: { readonly state: AccountState }) {
  switch (state.kind) {
    case 'signed-in':
      if (state.checking) return facts.sessionChecking;
      if (state.confirmedAt === null) return facts.sessionNotChecked;
      return (
        <>
          {facts.sessionConfirmed} <Distance at={state.confirmedAt} />
        </>
      );
    case 'credentials-unavailable':
      return facts.sessionNotKnown;
    case 'session-ended':
      return (
        <>
          {sessionFact({ session: 'ended', problem: null })}, <Distance at={state.endedAt} />
        </>
      );
    case 'signing-out':
      // Asked and not answered: it may be over already.
      return state.step === 'asking-service' ? facts.sessionEnding : sessionFact(state);
    default:
      return assertNever(state, 'account state');
  }
}

function keyFact({ state, storage }: Account): string {
  const held = storage === 'memory' ? facts.keyInMemory : facts.keyInKeychain;
  switch (state.kind) {
    case 'signed-in':
      return held;
    case 'credentials-unavailable':
      return state.reason === 'absent' ? facts.keyAbsent : facts.keyUnknown;
    case 'session-ended':
      return state.credentials === 'removed' ? facts.keyRemoved : facts.keyNotRemoved;
    case 'signing-out':
      if (state.problem?.kind === 'credentials-missing') return facts.keyAbsent;
      if (state.forgotten || sessionIsOver(state.session)) return facts.keyNotRemoved;
      return state.problem?.kind === 'keychain' ? facts.keyUnknown : held;
    default:
      return assertNever(state, 'account state');
  }
}
