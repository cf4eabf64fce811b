import { memo } from 'react';
import { sessionIsOver } from '../../shared/outcome.ts';
import type { HistoryEntry } from '../../shared/snapshot.ts';
import { outcomeMessage } from '../../shared/words/outcomes.ts';
import { history } from '../../shared/words/page.ts';
import { archivedOutcome } from '../../shared/outcome.ts';
import { EndOnWeb } from '../components/controls.tsx';
import { breakable } from '../components/login.tsx';
import { Distance } from '../components/time.tsx';
import { ToneIcon } from '../components/tone-icon.tsx';
import { View } from '../components/view.tsx';
import { useSnapshot } from '../state/page-context.ts';

/** The accounts that are gone, newest first. */
export function HistoryView() {
  const { history: entries } = useSnapshot();
  return (
    <View title={history.title}>
      {entries.length === 0 ? <p className="lead">{history.empty}</p> : <HistoryList entries={entries} />}
    </View>
  );
}

export function HistoryList({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  return (
    <ul className="group history">
      {entries.map((entry) => (
        <HistoryLine key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}

const HistoryLine = memo(function HistoryLine({ entry }: { readonly entry: HistoryEntry }) {
  const over = sessionIsOver(entry.session);
  return (
    <li className="history-line">
      <ToneIcon tone={over ? 'good' : 'attention'} />
      <div className="history-text">
        <p>{breakable(outcomeMessage(archivedOutcome(entry), entry))}</p>
        <p className="hint">
          <Distance at={entry.signedOutAt} />
        </p>
        {!over && <EndOnWeb service={entry.service} />}
      </div>
    </li>
  );
});
