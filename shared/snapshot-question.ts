import * as v from 'valibot';

/** `POST /snapshots`: asks for a snapshot that is not the one of the revision `after`. */
export const snapshotQuestionSchema = v.strictObject({
  after: v.nullable(v.number()),
  /** Whether the answer may come only when there is one, or after a while. */
  wait: v.boolean(),
});
export type SnapshotQuestion = v.InferOutput<typeof snapshotQuestionSchema>;
