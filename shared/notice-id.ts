import type { LastingNotice } from './snapshot.ts';

/** By what a person names a notice when they dismiss it. Apart from the schemas: the page does not carry those. */
export function noticeId(notice: LastingNotice): string {
  return notice.kind === 'registry-quarantined' ? notice.file : notice.id;
}
