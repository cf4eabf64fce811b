import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A server that a private keyring is made of: it ends with the process that started it, even when that is killed. */
export interface ServerProcess {
  readonly pid: number;
  /** The first line that it wrote on its announcing descriptor, or null where none was asked for. */
  readonly announced: string | null;
  /** Stops it for the time being, so that whoever calls it waits. */
  pause(): void;
  resume(): void;
  /** Kills it and everything that it started; resolves when it is gone. */
  kill(): Promise<void>;
}

export interface ServerOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Written to its standard input, which is then closed. */
  readonly input?: string;
  /** The descriptor (1 or 3) on which it announces by one line that it is ready. */
  readonly announcesOn?: 1 | 3;
}

/**
 * Starts a server in a process group of its own.
 * @throws Error with what it wrote on standard error, when it ends before it has announced itself.
 */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  // setpriv: a test run that is killed closes nothing, so the kernel has to end what it started.
  const child = spawn('setpriv', ['--pdeathsig', 'SIGKILL', '--', options.program, ...options.args], {
    env: options.env,
    detached: true,
    stdio: [
      'pipe',
      options.announcesOn === 1 ? 'pipe' : 'ignore',
      'pipe',
      options.announcesOn === 3 ? 'pipe' : 'ignore',
    ],
  });
  const ended = once(child, 'exit');
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-4096);
  });
  // A server that ends before it has read its input is told about by its exit, not by EPIPE.
  child.stdin?.on('error', () => undefined).end(options.input ?? '');
  await once(child, 'spawn');

  const announced =
    options.announcesOn === undefined
      ? null
      : await Promise.race([
          firstLine(child, options.announcesOn),
          ended.then(() => {
            throw new Error(`${options.program} ended: ${complaints}`);
          }),
        ]);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${options.program} did not start`);

  return {
    pid,
    announced,
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    kill: async () => {
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // The whole group is gone already.
      }
      await ended;
    },
  };
}

async function firstLine(child: ChildProcess, descriptor: 1 | 3): Promise<string> {
  const stream = child.stdio[descriptor];
  if (!stream || !('setEncoding' in stream)) throw new Error('The server has no pipe to announce itself on');
  stream.setEncoding('utf8');
  let text = '';
  return new Promise((resolve) => {
    stream.on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
  });
}
