import type { Interface } from 'node:readline';
import type { ExitCode } from '../../shared/exit-codes.ts';
import { hostMessages } from '../../shared/words/command-line.ts';
import { lookOf } from './look.ts';
import type { Question, Terminal } from './terminal.ts';

/**
 * This process's own streams.
 * @param codeWhereLost the exit status where something could not be written: a result that nobody got is no success, whatever came
 * of the command
 */
export function processTerminal(codeWhereLost: ExitCode): Terminal {
  let isLost = false;
  const onLost = (): void => {
    if (isLost) return;
    isLost = true;
    process.stderr.write(`${hostMessages.notPrinted}\n`);
    process.on('exit', () => {
      process.exitCode = codeWhereLost;
    });
  };
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
    look: lookOf(process.stdout, process.env),
    isInteractive: process.stderr.isTTY && process.env['TERM'] !== 'dumb',
    ask,
  };
}

async function ask(
  { words, isAnswer, hint, isSecret = false }: Question,
  cancel: AbortSignal,
): Promise<string | null> {
  const lines = await (isSecret ? unseenLines() : shownLines(words));
  const prompt = (): void => {
    if (isSecret) process.stderr.write(words);
    else lines.prompt();
  };
  const end = (): void => {
    lines.close();
  };
  cancel.addEventListener('abort', end);
  if (cancel.aborted) end();
  else prompt();
  try {
    // One reader for all lines: a second one would not see what the first has read already.
    for await (const line of lines) {
      if (isSecret) process.stderr.write('\n');
      if (isAnswer(line)) return line;
      process.stderr.write(`${hint}\n`);
      prompt();
    }
    return null;
  } finally {
    cancel.removeEventListener('abort', end);
    end();
  }
}

/** Few commands ask anything, so the others do not load what asking takes. */
async function shownLines(prompt: string): Promise<Interface> {
  const { createInterface } = await import('node:readline');
  return createInterface({ input: process.stdin, output: process.stderr, prompt });
}

/** On a terminal, readline takes over the echo and writes it nowhere. */
async function unseenLines(): Promise<Interface> {
  const { createInterface } = await import('node:readline');
  const { Writable } = await import('node:stream');
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  return createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY });
}
