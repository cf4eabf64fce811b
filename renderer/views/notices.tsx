import { noticeId } from '../../shared/notice-id.ts';
import type { LastingNotice, Notice } from '../../shared/snapshot.ts';
import { accountActions, actions, navigation, noticeWords } from '../../shared/words/page.ts';
import { FoldableCallout } from '../components/callout.tsx';
import { Button, EndOnWeb } from '../components/controls.tsx';
import { PointInTime } from '../components/time.tsx';
import { usePage, useSnapshot } from '../state/page-context.ts';

/** From so many on, only the first is unfolded: they would push all else out of sight. */
const many = 3;

/** What a person must know about the whole app. */
export function Notices() {
  const { notices } = useSnapshot();
  if (notices.length === 0) return null;
  return (
    <section className="notices" aria-label={navigation.notices}>
      {notices.map((notice, index) => (
        <NoticeBox
          key={JSON.stringify(notice)}
          notice={notice}
          startsFolded={index > 0 && notices.length >= many}
        />
      ))}
    </section>
  );
}

interface NoticeBoxProps {
  readonly notice: Notice;
  readonly startsFolded: boolean;
}

function NoticeBox({ notice, startsFolded }: NoticeBoxProps) {
  const { title, text } = noticeWords(notice);
  return (
    <FoldableCallout
      tone={notice.kind === 'keychain' ? 'locked' : 'attention'}
      title={title}
      startsFolded={startsFolded}
      actions={<NoticeActions notice={notice} />}
    >
      <p>{text}</p>
      {(notice.kind === 'sign-in-interrupted' || notice.kind === 'sign-in-unfinished') && (
        <p className="hint">
          <PointInTime at={notice.startedAt} />
        </p>
      )}
    </FoldableCallout>
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
          {accountActions[notice.reason === 'locked' ? 'unlock' : 'ask-keychain']}
        </Button>
      );
    case 'registry-quarantined':
    case 'sign-in-unfinished':
      return <Dismiss notice={notice} />;
    case 'sign-in-interrupted':
      return (
        <>
          <EndOnWeb service={notice.service} />
          <Dismiss notice={notice} />
        </>
      );
    case 'registry-not-saved':
    case 'configuration-unreadable':
      return null;
  }
}

function Dismiss({ notice }: { readonly notice: LastingNotice }) {
  const { ask } = usePage();
  return (
    <Button
      onPress={() => {
        void ask('dismissNotice', { kind: notice.kind, id: noticeId(notice) });
      }}
    >
      {actions.dismiss}
    </Button>
  );
}
