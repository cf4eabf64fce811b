import type { ReactNode } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import { waitingOutcome } from '../../shared/outcome.ts';
import type { Account, AccountState } from '../../shared/snapshot.ts';
import { plainText } from '../../shared/language/names.ts';
import { facts, sessionFact } from '../../shared/words/page.ts';
import { listedName } from '../../shared/language/service-name.ts';
import { quotaUsed } from '../../shared/language/sizes.ts';
import { serviceRow } from '../../shared/service-table.ts';
import { whatEnds } from '../../shared/words/services.ts';
import { isSameService } from '../../shared/service.ts';
import { Distance, PointInTime } from '../components/time.tsx';
import { useSnapshot } from '../state/page-context.ts';

/** What is known of an account, here and at its service. */
export function AccountFacts({ account }: { readonly account: Account }) {
  const { state } = account;
  const quota = account.person?.quota ?? null;
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
        <Fact name={facts.savedSignIn}>{savedFact(account)}</Fact>
        <Fact name={facts.signedInAt}>
          <PointInTime at={account.signedInAt} />
        </Fact>
        {state.kind === 'signing-out' && (
          <Fact name={facts.signOutAsked}>
            <PointInTime at={state.requestedAt} />
          </Fact>
        )}
        {quota !== null && (
          <Fact name={facts.space}>
            <Quota {...quota} />
          </Fact>
        )}
        <Fact name={facts.service}>
          <ServiceOfAccount account={account} />
        </Fact>
        <Fact name={facts.address}>
          <bdi>{plainText(account.service)}</bdi>
        </Fact>
        {(state.kind === 'signed-in' || state.kind === 'credentials-unavailable') && (
          <Fact name={facts.ends}>{whatEnds(account)}</Fact>
        )}
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

/** Its kind, and the name that the list of services has for it. */
function ServiceOfAccount({
  account: { service: address, serviceKind: kind },
}: {
  readonly account: Account;
}) {
  const { services } = useSnapshot().settings;
  const name = services.find((each) => isSameService(each, { kind, address }))?.name ?? '';
  return (
    <>
      <bdi>{listedName({ name, address })}</bdi> ({serviceRow(kind).name})
    </>
  );
}

function Quota({ used, total }: { readonly used: number; readonly total: number | null }) {
  const words = quotaUsed({ used, total });
  return (
    <>
      {words}
      {total !== null && total > 0 && (
        <meter className="quota" min={0} max={total} high={total * 0.9} value={used} aria-label={words} />
      )}
    </>
  );
}

function Session({ state }: { readonly state: AccountState }) {
  switch (state.kind) {
    case 'signed-in':
      if (state.checking) return facts.sessionChecking;
      if (state.confirmedAt === null) return facts.sessionNotConfirmed;
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

function savedFact({ state, storage }: Account): string {
  const held = storage === 'memory' ? facts.savedInMemory : facts.savedInKeychain;
  switch (state.kind) {
    case 'signed-in':
      return held;
    case 'credentials-unavailable':
      return state.reason === 'absent' ? facts.savedAbsent : facts.savedUnknown;
    case 'session-ended':
      return state.credentials === 'removed' ? facts.savedRemoved : facts.savedNotRemoved;
    case 'signing-out':
      return leftOfSignOut(state, held);
    default:
      return assertNever(state, 'account state');
  }
}

function leftOfSignOut(state: Extract<AccountState, { kind: 'signing-out' }>, held: string): string {
  const { outcome, credentials, problem } = waitingOutcome(state);
  if (outcome === 'credentials-not-removed') return facts.savedNotRemoved;
  if (credentials === 'removed') {
    return problem?.kind === 'credentials-missing' ? facts.savedAbsent : facts.savedRemoved;
  }
  return credentials === 'unknown' ? facts.savedUnknown : held;
}
