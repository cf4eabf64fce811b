import { actions, navigation } from '../../shared/messages/page.ts';
import { Icon } from '../parts/icon.tsx';
import { useAnnouncement, usePage } from '../state/page-context.ts';

/**
 * Says aloud what happened, and shows it where the window does not show it already.
 * `current` is the account in view.
 */
export function Announcements({ current }: { readonly current: string | null }) {
  const { announcer } = usePage();
  const newest = useAnnouncement();
  const isInView = current !== null && newest?.accounts.includes(current) === true;
  return (
    <>
      <div className="only-heard" role="status">
        {newest !== null && <p key={newest.number}>{newest.text}</p>}
      </div>
      {newest !== null && !newest.heardOnly && !isInView && (
        <section className="toast" aria-label={navigation.announcement}>
          <p>{newest.text}</p>
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
