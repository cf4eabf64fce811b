import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Observed<T> {
  readonly answers: readonly T[];
  /** Milliseconds until the last answer. */
  readonly milliseconds: number;
}

/**
 * Makes the keychain calls, and meanwhile what an app does beside them: files, timers and HTTP, more of each at a time
 * than libuv has threads. Returns only when all of that is done; where `hanging`, before the first call has answered.
 * @throws Error when a call that was to hang has answered before the app's work was done.
 */
export async function whileAppWorks<T>(
  calls: readonly (() => Promise<T>)[],
  options: { readonly hanging: boolean },
): Promise<Observed<T>> {
  const server = createServer((_request, response) => response.end('here')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  try {
    const began = performance.now();
    let answered = 0;
    const pending = calls.map(async (call) => {
      const answer = await call();
      answered += 1;
      return answer;
    });
    const work = Array.from({ length: 8 }, async () => {
      await pause(10);
      await readFile(import.meta.filename, 'utf8');
      const response = await fetch(url);
      if ((await response.text()) !== 'here') throw new Error('The HTTP answer is wrong');
    });
    await Promise.all(work);
    if (options.hanging && answered > 0) throw new Error('The keychain did not hang');
    const answers = await Promise.all(pending);
    return { answers, milliseconds: performance.now() - began };
  } finally {
    server.close();
  }
}
