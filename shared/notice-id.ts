import type { LastingNotice, Notice } from './snapshot.ts';

/** By what a person names a notice when they dismiss it. */
export function noticeId(notice: LastingNotice): string {
  return notice.kind === 'registry-quarantined' ? notice.file : notice.id;
}

/** Those whose schema is `lastingNoticeSchema`; here without a schema, which the command line does without at its start. */
const lasting: Readonly<Record<LastingNotice['kind'], true>> = {
  'registry-quarantined': true,
  'sign-in-unfinished': true,
  'sign-in-interrupted': true,
};

/** Whether a notice stays until a person has dealt with it. */
export function isLasting(notice: Notice): notice is LastingNotice {
  return Object.hasOwn(lasting, notice.kind);
}
