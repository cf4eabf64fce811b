import { join } from 'node:path';
import { exitCodes, type ExitCode } from '../../shared/exit-codes.ts';
import { noticeWords } from '../../shared/words/page.ts';
import { isLasting, noticeId } from '../../shared/notice-id.ts';
import type { LastingNotice } from '../../shared/snapshot.ts';
import type { CommandContext } from './context.ts';

/** The notices that wait for the person, because a session may be open that no account shows. */
export function lastingNotices({ signoff }: CommandContext): LastingNotice[] {
  return signoff.snapshot().notices.filter(isLasting);
}

/** Tells of them at the end of a command, which must not end as if all were known. */
export function tellNotices(context: CommandContext): ExitCode {
  const { output } = context;
  const notices = lastingNotices(context);
  for (const notice of notices) {
    output.data(noticeLine(context, notice));
    output.warn(noticeText(context, notice));
  }
  return notices.length === 0 ? exitCodes.done : exitCodes.noticeWaits;
}

/** A notice as a line of JSON. */
export function noticeLine(context: CommandContext, notice: LastingNotice): Readonly<Record<string, string>> {
  return { notice: notice.kind, ...noticeFacts(context, notice) };
}

/** What can be said of a notice without words. */
export function noticeFacts(
  { directory }: CommandContext,
  notice: LastingNotice,
): Readonly<Record<string, string>> {
  const id = noticeId(notice);
  return notice.kind === 'registry-quarantined'
    ? { id, path: join(directory, notice.file) }
    : { id, service: notice.service, startedAt: notice.startedAt };
}

/** A notice for the person, with what they can do. */
export function noticeText({ directory }: CommandContext, notice: LastingNotice): string {
  const { title, text } = noticeWords(
    notice.kind === 'registry-quarantined' ? { ...notice, file: join(directory, notice.file) } : notice,
  );
  const retry = notice.kind === 'sign-in-unfinished' ? 'signoff retry     ' : '';
  return `${title}\n${text}\n  ${retry}signoff dismiss ${noticeId(notice)}`;
}
