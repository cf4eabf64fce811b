import * as v from 'valibot';
import type { SnapshotQuestion } from './page-protocol.ts';

/** Checks a page's question for a snapshot. Apart from the protocol: the page does not carry schemas. */
export const snapshotQuestionSchema = v.strictObject({
  after: v.nullable(v.number()),
  wait: v.boolean(),
}) satisfies v.GenericSchema<SnapshotQuestion>;
