import { archivedOutcome, sessionIsOver } from '../../shared/outcome.ts';
import type { HistoryEntry } from '../../shared/snapshot.ts';
import { outcomeMessage } from '../../shared/words/outcomes.ts';
import { account as words, facts } from '../../shared/words/page.ts';
import { serviceName } from '../../shared/language/service-name.ts';
import { Avatar } from '../components/avatar.tsx';
import { Callout } from '../components/callout.tsx';
import { EndOnWeb } from '../components/controls.tsx';
import { breakable, breakableWord, Login } from '../components/login.tsx';
import { PointInTime } from '../components/time.tsx';
import { View } from '../components/view.tsx';
import { Fact } from './account-facts.tsx';
import { SignInAgain } from './sign-in-again.tsx';

/** An account that was signed out while the person looked at it: how that ended, and what is left to do. */
export function GoneView({ entry }: { readonly entry: HistoryEntry }) {
  const { id, login, service, session, signedOutAt } = entry;
  const over = sessionIsOver(session);
  return (
    <View
      title={<Login login={login} />}
      sign={<Avatar id={id} name={login} />}
      subtitle={<bdi>{breakableWord(serviceName(service))}</bdi>}
    >
      <Callout
        tone={over ? 'good' : 'attention'}
        actions={
          <>
            {!over && <EndOnWeb service={service} />}
            <SignInAgain of={entry} />
          </>
        }
      >
        <p className="callout-lead">{breakable(outcomeMessage(archivedOutcome(entry), entry))}</p>
        <p className="hint">{words.filesStay}</p>
      </Callout>
      <dl className="facts">
        {session === 'ended' && <Fact name={facts.session(service)}>{facts.sessionEnded}</Fact>}
        <Fact name={facts.signOutFinished}>
          <PointInTime at={signedOutAt} />
        </Fact>
      </dl>
    </View>
  );
}
