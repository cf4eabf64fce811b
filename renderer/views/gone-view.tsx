import { sessionIsOver } from '../../shared/outcome.ts';
import type { HistoryEntry } from '../../shared/snapshot.ts';
import { outcomeMessage } from '../../shared/words/outcomes.ts';
import { account as words, facts, sessionFact } from '../../shared/words/page.ts';
import { serviceName } from '../../shared/language/service-name.ts';
import { archivedOutcome } from '../../shared/outcome.ts';
import { EndOnWeb } from '../components/controls.tsx';
import { Login } from '../components/login.tsx';
import { Distance, PointInTime } from '../components/time.tsx';
import { ToneIcon } from '../components/tone-icon.tsx';
import { View } from '../components/view.tsx';
import { Fact } from './account-facts.tsx';
import { SignInAgain } from './sign-in-again.tsx';

/** An account that was signed out while the person looked at it: how that ended, and what is left to do. */
export function GoneView({ entry }: { readonly entry: HistoryEntry }) {
  const over = sessionIsOver(entry.session);
  return (
    <View
      title={<Login login={entry.login} />}
      sign={<ToneIcon tone={over ? 'good' : 'attention'} large />}
      subtitle={
        <>
          {words.goneTitle} <Distance at={entry.signedOutAt} /> · {serviceName(entry.service)}
        </>
      }
    >
      <p className="lead">{outcomeMessage(archivedOutcome(entry), entry)}</p>
      <p className="lead">{words.filesStay}</p>
      <dl className="facts">
        <Fact name={facts.here}>{facts.hereSignedOut}</Fact>
        <Fact name={facts.at(entry.service)}>{sessionFact({ session: entry.session, problem: null })}</Fact>
        <Fact name={facts.savedSignIn}>{facts.savedRemoved}</Fact>
        <Fact name={facts.signOutFinished}>
          <PointInTime at={entry.signedOutAt} />
        </Fact>
      </dl>
      <div className="actions">
        {!over && <EndOnWeb service={entry.service} />}
        <SignInAgain of={entry} />
      </div>
    </View>
  );
}
