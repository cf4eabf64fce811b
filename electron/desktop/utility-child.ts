import type { ForkOptions, UtilityProcess } from 'electron';

/** What hears from a child. `onExit` is called once. */
interface ChildListener {
  onMessage(message: unknown): void;
  onExit(): void;
}

/** A running child, as the keychain wants it. */
interface Child {
  readonly pid: number | null;
  send(message: unknown): void;
  kill(): void;
}

/** The part of a utility process that is used. */
export type Utility = Pick<UtilityProcess, 'pid' | 'postMessage' | 'kill'> & {
  on(event: 'spawn' | 'exit' | 'error', listener: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
};

/** `utilityProcess.fork`. */
export type Fork = (path: string, args: string[], options: ForkOptions) => Utility;

/**
 * Starts the keychain process as a utility process: a packaged Electron can no longer be run as Node, which forking would need.
 * @param path the child's file
 * @param env its whole environment
 * @param end ends a process by its id, at once
 */
export function utilityChild(
  fork: Fork,
  path: string,
  env: NodeJS.ProcessEnv,
  end: (pid: number) => void = endNow,
): (listener: ChildListener) => Child {
  return (listener) => {
    const utility = fork(path, [], {
      env,
      execArgv: [],
      // What GLib has to say could name what is stored; answers come by the messages alone.
      stdio: 'ignore',
      serviceName: 'Signoff keychain',
    });
    return childOf(utility, listener, end);
  };
}

function childOf(utility: Utility, listener: ChildListener, end: (pid: number) => void): Child {
  let ended = false;
  let killed = false;
  utility.on('message', (message) => {
    listener.onMessage(message);
  });
  utility.on('exit', () => {
    if (ended) return;
    ended = true;
    listener.onExit();
  });
  // A fatal error of V8, which the exit follows. Without a listener it would end the app.
  utility.on('error', () => undefined);
  utility.on('spawn', () => {
    if (killed && utility.pid !== undefined) end(utility.pid);
  });
  return {
    // Electron tells it when the process has started, which is after this.
    get pid() {
      return utility.pid ?? null;
    },
    send: (message) => {
      if (!ended) utility.postMessage(message);
    },
    kill: () => {
      killed = true;
      if (ended) return;
      // A call into the keyring can hold off every gentler end.
      if (utility.pid === undefined) utility.kill();
      else end(utility.pid);
    },
  };
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
