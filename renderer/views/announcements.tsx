import { actions, navigation } from '../../shared/words/page.ts';
import { Icon } from '../components/icon.tsx';
import { useAnnouncements, usePage } from '../state/page-context.ts';

/**
 * Says aloud what happened, and shows it where the window does not show it already.
 * `current` is the account in view.
 */
export function Announcements({ current }: { readonly current: string | null }) {
  const { announcer } = usePage();
  const said = useAnnouncements();
  const toShow = said.filter(
    ({ accounts, heardOnly }) => !heardOnly && (current === null || !accounts.includes(current)),
  );
  return (
    <>
      {/* Not atomic: only what is new is read out. */}
      <div className="only-heard" role="status" aria-atomic="false">
        {said.map(({ number, text }) => (
          <p key={number}>{text}</p>
        ))}
      </div>
      {toShow.length > 0 && (
        <section className="toast" aria-label={navigation.announcement}>
          <div>
            {toShow.map(({ number, text }) => (
              <p key={number}>{text}</p>
            ))}
          </div>
          <button
            type="button"
            className="icon-button"
            aria-label={actions.dismiss}
            onClick={announcer.putAway}
          >
            <Icon name="close" />
          </button>
        </section>
      )}
    </>
  );
}
