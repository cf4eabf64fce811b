import type { TestApp } from '../support/test-app.ts';
import { placeAccounts } from '../support/place-account.ts';
import { once } from './measure.ts';
import { inMilliseconds, ratio, type Figure } from './report.ts';
import type { ServiceProcess } from './service-process.ts';

const accounts = 1000;
const latency = 50;

/** Signing out of 1,000 accounts at a service that answers in 50 ms, against signing out of them one by one. */
export async function allAccounts(service: ServiceProcess, app: TestApp): Promise<Figure[]> {
  await service.setLatency(latency);
  const together = await place(service, app, 'together');
  const side = await once(() => app.signoff.signOutAll(together));
  const apart = await place(service, app, 'apart');
  const single = await once(async () => {
    for (const id of apart) await app.signoff.signOut(id);
  });
  await service.setLatency(0);
  const left = app.parts.registry.current().accounts.length;
  if (left > 0) throw new Error(`${String(left)} accounts were not signed out`);
  return [
    ratio(
      `sign-out --all of ${String(accounts)} accounts against one by one, the service answering in ${String(latency)} ms`,
      single / side,
      { atLeast: 6 },
      `together ${inMilliseconds(side)}, one by one ${inMilliseconds(single)}`,
    ),
  ];
}

async function place(service: ServiceProcess, app: TestApp, name: string): Promise<string[]> {
  const tokens = await service.issueTokens(accounts);
  const byId = new Map(tokens.map((token, index) => [`${name}-${String(index)}`, token]));
  await placeAccounts(app, byId);
  return [...byId.keys()];
}
