import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { MutatedBody } from '../../unit/openbox/mutated-bodies.ts';

/** What expat makes of a document. */
export interface Read {
  readonly wellFormed: boolean;
  /** Of an answer to logout; null: there is none. */
  readonly status: string | null;
}

/** Has a batch of bodies read by expat, in a process of Python. */
export async function readByExpat(bodies: readonly MutatedBody[]): Promise<readonly Read[]> {
  const python = spawn('python3', [join(import.meta.dirname, 'expat_oracle.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = text(python.stdout);
  const ended = once(python, 'exit');
  for (const { format, contentType, body } of bodies) {
    const charset = /charset=(.*)/.exec(contentType ?? '')?.[1] ?? null;
    python.stdin.write(`${JSON.stringify({ format, charset, size: body.byteLength })}\n`);
    if (!python.stdin.write(body)) await once(python.stdin, 'drain');
  }
  python.stdin.end();
  const lines = (await answers).split('\n').slice(0, -1);
  await ended;
  if (lines.length !== bodies.length) throw new Error('The oracle did not answer for each body');
  return lines.map((line) => JSON.parse(line) as Read);
}
