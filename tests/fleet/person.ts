import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Ended } from '../support/run-signoff.ts';
import { withMounts, type Mount } from './namespace.ts';
import type { Order } from './person.program.ts';

/** Who somebody is on a machine of the tests'. */
export interface Identity {
  readonly name: string;
  readonly id: number;
  readonly home: string;
}

/** A person who is logged in, with a real keyring. */
export interface Person extends Identity {
  /** Where their session's bus lies. */
  readonly session: string;
  /** Runs `signoff` as they do. */
  run(words: readonly string[], input?: string): Promise<Ended>;
  /** Signs in; `signInOn` does what they do on the service's page. */
  signIn(words: readonly string[], signInOn: (page: string) => Promise<void> | void): Promise<Ended>;
  lockKeyring(): Promise<void>;
  unlockKeyring(): Promise<void>;
  /** The accounts whose credentials lie in the keyring, and the services whose secrets do. */
  items(): Promise<readonly string[]>;
  logOut(): Promise<void>;
}

/** The machine, as a session sees it. */
export interface Surroundings {
  readonly mounts: readonly Mount[];
  readonly node: string;
  /** Where the project lies. */
  readonly project: string;
  /** A folder for what the session leaves there. */
  readonly temporary: string;
}

/** Logs somebody in. Takes root. */
export async function logIn(identity: Identity, at: Surroundings): Promise<Person> {
  const { name, id, home } = identity;
  for (const made of [home, at.temporary]) {
    mkdirSync(made, { recursive: true, mode: 0o700 });
    chownSync(made, id, id);
  }
  const asPerson = ['setpriv', `--reuid=${id}`, `--regid=${id}`, '--clear-groups', '--'];
  const program = [at.node, join(at.project, 'tests/fleet/person.program.ts'), home];
  const child = spawn('unshare', withMounts(at.mounts, [...asPerson, ...program]), {
    cwd: '/',
    env: { ...process.env, HOME: home, TMPDIR: at.temporary, USER: name, LOGNAME: name },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`The session of ${name} has ended`);
    return JSON.parse(value);
  };
  const give = (order: Order): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(order)}\n`);
    return answer();
  };
  const { session } = (await answer()) as { session: string };
  return {
    ...identity,
    session,
    run: async (words, input = '') => (await give({ kind: 'run', words, input })) as Ended,
    signIn: async (words, signInOn) => {
      const { page } = (await give({ kind: 'sign-in', words })) as { page: string };
      await signInOn(page);
      return (await answer()) as Ended;
    },
    lockKeyring: async () => {
      await give({ kind: 'lock' });
    },
    unlockKeyring: async () => {
      await give({ kind: 'unlock' });
    },
    items: async () => ((await give({ kind: 'list-items' })) as { items: readonly string[] }).items,
    logOut: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
