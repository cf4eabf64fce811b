import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ordinaryUser } from '../run/ordinary-user.ts';

/** None that runs anything else: a Signoff of its own, as the tests start them for an ordinary user, would rightly let it in. */
const otherUser = ordinaryUser - 1;

/** What came of an attempt: where a link led, or why it or a file was of no use. */
export interface Attempt {
  readonly link?: string;
  readonly file?: string;
  readonly status?: number;
  readonly location?: string | null;
  readonly error?: string;
  /** A port that it has taken, and what it was asked there. */
  readonly taken?: number;
  readonly asked?: string;
  readonly headers?: string;
}

/** A second real user of this computer, who looks at the arguments of all programs and follows what leads on. */
export interface Racer {
  readonly attempts: readonly Attempt[];
  /** Has it try an address that it did not find by itself. */
  try(link: string): void;
  /** Has it take a port as soon as that is free. */
  take(port: number): void;
  close(): Promise<void>;
}

/** Root alone can start one. */
export async function startRacer(): Promise<Racer> {
  const program = path.join(import.meta.dirname, 'racer.program.ts');
  const child = spawn(process.execPath, [program, String(otherUser)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const attempts: Attempt[] = [];
  const lines = createInterface({ input: child.stdout });
  const [first] = (await once(lines, 'line')) as [string];
  if ((JSON.parse(first) as { user?: number }).user !== otherUser) throw new Error('It is no other user');
  lines.on('line', (line) => attempts.push(JSON.parse(line) as Attempt));
  return {
    attempts,
    try: (link) => child.stdin.write(`${link}\n`),
    take: (port) => child.stdin.write(`take ${port}\n`),
    close: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
