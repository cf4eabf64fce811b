import { join } from 'node:path';
import { assertNever } from '../../../shared/assert-never.ts';
import { noticeMessages } from '../../../shared/words/command-line.ts';
import { noticeWords } from '../../../shared/words/page.ts';
import { problemRow } from '../../../shared/problem-table.ts';
import { problemMessage } from '../../../shared/words/problems.ts';
import { noticeId } from '../../../shared/notice-id.ts';
import { isLasting, type LastingNotice } from '../../../shared/snapshot.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes, type ExitCode } from '../../../shared/exit-codes.ts';

/** `signoff notices`: lists what waits for the person, because a session may be open that no account shows. */
export function listNotices(context: CommandContext): ExitCode {
  const { output } = context;
  const notices = lasting(context);
  if (notices.length === 0) output.say(noticeMessages.none);
  for (const notice of notices) {
    output.data({ notice: notice.kind, ...facts(context, notice) });
    output.say(words(context, notice));
  }
  return notices.length === 0 ? exitCodes.done : exitCodes.noticeWaits;
}

/** The same at the end of every other command, which must not end as if all were known. */
export function tellNotices(context: CommandContext): ExitCode {
  const { output } = context;
  const notices = lasting(context);
  for (const notice of notices) {
    output.data({ notice: notice.kind, ...facts(context, notice) });
    output.warn(words(context, notice));
  }
  return notices.length === 0 ? exitCodes.done : exitCodes.noticeWaits;
}

/** `signoff dismiss ID`: the person has dealt with it. */
export async function dismiss(context: CommandContext, id: string): Promise<ExitCode> {
  const { signoff, output } = context;
  const result = await signoff.dismiss(id);
  switch (result.kind) {
    case 'dismissed': {
      const { notice, file } = result;
      const path = file === null ? null : join(context.directory, file);
      output.data({
        dismissed: notice.kind,
        ...facts(context, notice),
        ...(path !== null && { path }),
      });
      output.say(noticeMessages.dismissed(notice, path ?? ''));
      return exitCodes.done;
    }
    case 'failed':
      output.warn(problemMessage(result.problem, signoff.snapshot().settings.service));
      return problemRow(result.problem).exitCode.otherwise;
    case 'no-such-notice':
      output.warn(noticeMessages.noSuchNotice);
      return exitCodes.wrongUsage;
    default:
      return assertNever(result, 'result of dismissing a notice');
  }
}

function lasting({ signoff }: CommandContext): LastingNotice[] {
  return signoff.snapshot().notices.filter(isLasting);
}

function facts({ directory }: CommandContext, notice: LastingNotice): Readonly<Record<string, string>> {
  const id = noticeId(notice);
  return notice.kind === 'registry-quarantined'
    ? { id, path: join(directory, notice.file) }
    : { id, service: notice.service, startedAt: notice.startedAt };
}

function words({ directory }: CommandContext, notice: LastingNotice): string {
  const { title, text } = noticeWords(
    notice.kind === 'registry-quarantined' ? { ...notice, file: join(directory, notice.file) } : notice,
  );
  return `${title}. ${text}\n${noticeMessages.whatNext(notice)}`;
}
