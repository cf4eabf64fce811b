import { createInterface } from 'node:readline';
import type { Question, Terminal } from './terminal.ts';

/** @param onLost called when something could not be written: what was printed is not the whole result */
export function processTerminal(onLost: () => void): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader closed the pipe, as `head` does. That is no reason to end in the middle of a sign-out.
    if (error.code !== 'EPIPE') onLost();
  });
  process.stderr.on('error', () => undefined);
  return {
    out: (text) => {
      process.stdout.write(text);
    },
    err: (text) => {
      process.stderr.write(text);
    },
    isInteractive: process.stderr.isTTY && process.env['TERM'] !== 'dumb',
    ask,
  };
}

async function ask({ words, isAnswer, hint }: Question, cancel: AbortSignal): Promise<string | null> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, prompt: words });
  const end = (): void => {
    lines.close();
  };
  cancel.addEventListener('abort', end);
  if (cancel.aborted) end();
  else lines.prompt();
  try {
    // One reader for all lines: a second one would not see what the first has read already.
    for await (const line of lines) {
      if (isAnswer(line)) return line;
      process.stderr.write(`${hint}\n`);
      lines.prompt();
    }
    return null;
  } finally {
    cancel.removeEventListener('abort', end);
    end();
  }
}
