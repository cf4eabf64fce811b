import type { LastingNotice } from './snapshot.ts';

/** By what a person names a notice when they dismiss it. */
export function noticeId(notice: LastingNotice): string {
  return notice.kind === 'registry-quarantined' ? notice.file : notice.id;
}
