import { fork } from 'node:child_process';
import { childEnvironment } from './child-environment.ts';
import type { LaunchChild } from './child-process.ts';

/**
 * Starts the keychain process as a child of plain Node.
 * @param childPath the file of `child.ts`, as source or bundled.
 * @param env the environment whose session (D-Bus, XDG) holds the keyring.
 */
export function forkedChild(childPath: string, env: NodeJS.ProcessEnv): LaunchChild {
  return (listener) => {
    const child = fork(childPath, [], {
      env: childEnvironment(env),
      // Neither the parent's --inspect nor its loaders.
      execArgv: [],
      // What GLib has to say could name what is stored; answers come by the channel alone.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'json',
    });
    child.unref();
    child.channel?.unref();

    let ended = false;
    const end = (): void => {
      if (ended) return;
      ended = true;
      listener.onExit();
    };
    child.on('exit', end);
    child.on('error', () => {
      // Also told of a message that did not arrive; only a process that has not started has no exit of its own.
      if (child.pid === undefined) end();
    });
    child.on('message', (message) => {
      listener.onMessage(message);
    });

    return {
      pid: child.pid ?? null,
      send: (message) => {
        // A message that cannot be delivered: the channel is closed, and the exit is on its way.
        if (child.connected) child.send(message as object, () => undefined);
      },
      kill: () => {
        // Whoever waits for its end must not find that this process has ended before.
        child.ref();
        child.kill('SIGKILL');
      },
    };
  };
}
