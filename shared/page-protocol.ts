import type { Snapshot } from './snapshot.ts';

/**
 * What the page in a browser and its server say to each other over HTTP, besides the bridge. The page is given a secret with
 * itself, and the secret is never sent again: each question carries a nonce and its proof, each answer a proof that names the nonce.
 * So whoever takes the server's port later is not believed, and learns nothing by which another page would believe it.
 */
export const proofHeaders = { nonce: 'signoff-nonce', proof: 'signoff-proof' } as const;

/** The place in the page's own file that the server fills in. */
export const secretPlaceholder = '%PAGE_SECRET%';

/** What a question's proof is made of: HMAC-SHA-256 with the secret, in hexadecimal. */
export function questionText(nonce: string, path: string, body: string): string {
  return `question\n${nonce}\n${path}\n${body}`;
}

/** What the proof of its answer is made of, likewise. */
export function answerText(nonce: string, status: number, body: string): string {
  return `answer\n${nonce}\n${status.toString()}\n${body}`;
}

/** `POST /snapshots`: asks for a snapshot that is not the one of the revision `after`. */
export interface SnapshotQuestion {
  readonly after: number | null;
  /** Whether the answer may come only when there is one, or after a while. */
  readonly wait: boolean;
}

export interface SnapshotAnswer {
  /** Null: there is none yet. */
  readonly snapshot: Snapshot | null;
  /** How long to wait before asking again, in milliseconds. */
  readonly pause: number;
}

/** How long the server waits for a new snapshot at most, in milliseconds. */
export const longestWait = 5_000;
