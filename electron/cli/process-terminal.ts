import { createInterface } from 'node:readline/promises';
import type { Terminal } from './terminal.ts';

/** This process's own streams. */
export function processTerminal(): Terminal {
  // Whoever read our output has had enough, as `head` does: no reason to end in the middle of a sign-out.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  return {
    out: (text) => {
      process.stdout.write(text);
    },
    err: (text) => {
      process.stderr.write(text);
    },
    isInteractive: process.stderr.isTTY,
    ask: async (question, cancel) => {
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      try {
        return await Promise.race([
          lines.question(question, { signal: cancel }),
          new Promise<null>((resolve) => {
            lines.once('close', () => {
              resolve(null);
            });
          }),
        ]);
      } catch {
        return null;
      } finally {
        lines.close();
      }
    },
  };
}
