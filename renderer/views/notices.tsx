import type { Notice } from '../../shared/snapshot.ts';
import { actions, navigation, noticeWords } from '../../shared/messages/page.ts';
import { Callout } from '../parts/callout.tsx';
import { Button, EndOnWeb } from '../parts/controls.tsx';
import { PointInTime } from '../parts/time.tsx';
import { usePage, useSnapshot } from '../state/page-context.ts';

/** What a person must know about the whole app. */
export function Notices() {
  const { notices } = useSnapshot();
  if (notices.length === 0) return null;
  return (
    <section className="notices" aria-label={navigation.notices}>
      {notices.map((notice) => (
        <NoticeBox key={JSON.stringify(notice)} notice={notice} />
      ))}
    </section>
  );
}

function NoticeBox({ notice }: { readonly notice: Notice }) {
  const { title, text } = noticeWords(notice);
  return (
    <Callout
      tone={notice.kind === 'keychain' ? 'locked' : 'attention'}
      title={title}
      actions={<NoticeActions notice={notice} />}
    >
      <p>{text}</p>
      {notice.kind === 'sign-in-interrupted' && (
        <p className="hint">
          <PointInTime at={notice.startedAt} />
        </p>
      )}
    </Callout>
  );
}

function NoticeActions({ notice }: { readonly notice: Notice }) {
  const { ask } = usePage();
  switch (notice.kind) {
    case 'keychain':
      return (
        <Button
          onPress={() => {
            void ask('retryKeychain', {});
          }}
        >
          {notice.reason === 'locked' ? actions.unlockAndRetry : actions.tryAgain}
        </Button>
      );
    case 'registry-quarantined':
      return <Dismiss kind={notice.kind} id={notice.file} />;
    case 'sign-in-interrupted':
      return (
        <>
          <EndOnWeb service={notice.service} />
          <Dismiss kind={notice.kind} id={notice.id} />
        </>
      );
    case 'registry-not-saved':
    case 'configuration-unreadable':
      return null;
  }
}

interface DismissProps {
  readonly kind: 'registry-quarantined' | 'sign-in-interrupted';
  readonly id: string;
}

function Dismiss({ kind, id }: DismissProps) {
  const { ask } = usePage();
  return (
    <Button
      onPress={() => {
        void ask('dismissNotice', { kind, id });
      }}
    >
      {actions.dismiss}
    </Button>
  );
}
