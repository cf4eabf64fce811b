import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Order, Reply } from './service-host.ts';

/** The local service in another process. */
export interface ServiceProcess {
  readonly url: string;
  readonly apiKey: string;
  issueTokens(count: number): Promise<readonly string[]>;
  /** From now on every answer comes this much later; 0: at once. */
  setLatency(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

export async function startServiceProcess(): Promise<ServiceProcess> {
  const child = fork(path.join(import.meta.dirname, 'service-host.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const next = async (): Promise<Reply> => {
    const [reply] = (await once(child, 'message')) as [Reply];
    return reply;
  };
  const order = (what: Order): Promise<Reply> => {
    const reply = next();
    child.send(what);
    return reply;
  };
  const ready = await next();
  if (ready.kind !== 'ready') throw new Error('The service did not start');
  return {
    url: ready.url,
    apiKey: ready.apiKey,
    issueTokens: async (count) => {
      const reply = await order({ kind: 'issue', count });
      return reply.kind === 'tokens' ? reply.tokens : [];
    },
    setLatency: async (milliseconds) => {
      await order({ kind: 'latency', milliseconds });
    },
    close: async () => {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
