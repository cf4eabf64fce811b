import { actions, navigation } from '../../shared/words/page.ts';
import { Icon } from '../components/icon.tsx';
import { breakable } from '../components/login.tsx';
import type { NumberedAnnouncement } from '../state/announcements.ts';
import { useAnnouncements, usePage } from '../state/page-context.ts';
import { useLeaving } from '../state/use-leaving.ts';

/** Says aloud what happened. */
export function Heard() {
  const said = useAnnouncements();
  return (
    // Not atomic: only what is new is read out.
    <div className="only-heard" role="status" aria-atomic="false">
      {said.map(({ number, text }) => (
        <p key={number}>{text}</p>
      ))}
    </div>
  );
}

/**
 * Shows what happened where the window does not show it already. It has a place of its own and covers nothing; it leaves after a
 * while, by its button and by Escape. `current` is the account in view.
 */
export function Toast({ current }: { readonly current: string | null }) {
  const said = useAnnouncements();
  const toShow = said.filter(
    ({ accounts, heardOnly }) => !heardOnly && (current === null || !accounts.includes(current)),
  );
  return toShow.length === 0 ? null : <ShownToast announcements={toShow} />;
}

function ShownToast({ announcements }: { readonly announcements: readonly NumberedAnnouncement[] }) {
  const { announcer } = usePage();
  const holding = useLeaving(announcements, announcer.putAway);
  return (
    <section className="toast" aria-label={navigation.announcement} {...holding}>
      <div>
        {announcements.map(({ number, text }) => (
          <p key={number}>{breakable(text)}</p>
        ))}
      </div>
      <button type="button" className="icon-button" aria-label={actions.dismiss} onClick={announcer.putAway}>
        <Icon name="close" />
      </button>
    </section>
  );
}
