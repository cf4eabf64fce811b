import { startService } from '../service/service.ts';

/** The local service in a process of its own, so that its work is not counted as the client's. Driven over the channel. */

export type Order =
  | { readonly kind: 'issue'; readonly count: number }
  | { readonly kind: 'latency'; readonly milliseconds: number };

export type Reply =
  | { readonly kind: 'ready'; readonly url: string; readonly apiKey: string }
  | { readonly kind: 'tokens'; readonly tokens: readonly string[] }
  | { readonly kind: 'done' };

const service = await startService();
const send = (reply: Reply): void => void process.send?.(reply);
process.on('message', (order: Order) => {
  if (order.kind === 'issue') {
    send({ kind: 'tokens', tokens: Array.from({ length: order.count }, () => service.issueToken()) });
    return;
  }
  service.faults.clear();
  if (order.milliseconds > 0) service.faults.set({ kind: 'latency', milliseconds: order.milliseconds });
  send({ kind: 'done' });
});
process.on('disconnect', () => void service.close());
send({ kind: 'ready', url: service.url, apiKey: service.apiKey });
