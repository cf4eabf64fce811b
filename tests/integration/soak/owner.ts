import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { SignOutOutcome } from '../../../shared/outcome.ts';
import type { SignInResult } from '../../../electron/core/sign-in-result.ts';
import type { Held, Order, Reply } from './orders.ts';

/** The owner in its process. Each call resolves when it has done what it was told. */
export interface Owner {
  /** Null: another sign-in was under way. */
  signIn(): Promise<SignInResult | null>;
  signOut(account: string): Promise<void>;
  measure(): Promise<Held>;
  close(): Promise<void>;
}

export async function startOwner(given: {
  readonly opens: Extract<Order, { kind: 'open' }>;
  readonly env: NodeJS.ProcessEnv;
  /** The person acts on the page. */
  readonly onPage: () => void;
  readonly onOutcome: (account: string, outcome: SignOutOutcome) => void;
}): Promise<Owner> {
  const child = fork(path.join(import.meta.dirname, 'owner.program.ts'), {
    env: given.env,
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let answered = Promise.withResolvers<Reply>();
  child.on('message', (reply: Reply) => {
    if (reply.kind === 'page') given.onPage();
    else if (reply.kind === 'outcome') given.onOutcome(reply.account, reply.outcome);
    else answered.resolve(reply);
  });
  const exited = once(child, 'exit');
  child.on('exit', (code, signal) => {
    answered.reject(new Error(`The owner ended with ${String(code ?? signal)}`));
  });
  const ask = (order: Order): Promise<Reply> => {
    answered = Promise.withResolvers<Reply>();
    child.send(order);
    return answered.promise;
  };
  await ask(given.opens);
  return {
    signIn: async () => {
      const reply = await ask({ kind: 'sign-in' });
      return reply.kind === 'signed-in' ? reply.result : null;
    },
    signOut: async (account) => {
      await ask({ kind: 'sign-out', account });
    },
    measure: async () => {
      const reply = await ask({ kind: 'measure' });
      if (reply.kind !== 'measured') throw new Error('It was not measured');
      return reply.held;
    },
    close: async () => {
      if (child.connected) await ask({ kind: 'close' }).catch(() => undefined);
      await exited;
    },
  };
}
