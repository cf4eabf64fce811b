import { startTestApp } from '../support/test-app.ts';
import { perform } from './acts.ts';
import { fastClock } from './fast-clock.ts';
import type { Job } from './job.ts';
import type { Points } from './points.ts';
import { watchedHttp, watchedPorts } from './watched-ports.ts';

/** Puts Signoff together of its real parts, and has it do what the job says, to its end. `onReady`: the act begins. */
export async function playJob(
  job: Job,
  points: Points,
  keyring: NodeJS.ProcessEnv,
  onReady: () => void,
): Promise<void> {
  let ids = 0;
  const app = await startTestApp({
    directory: job.directory,
    keyring,
    keychainChild: job.keychainChild,
    service: job.service,
    apiKey: job.apiKey,
    services:
      job.at.kind === 'openbox' ? [] : [{ ...job.at, name: '', clientId: job.clientId, scopes: null }],
    withHttp: (http) => watchedHttp(http, points),
    clock: fastClock(job.clockStart),
    withPorts: (ports) => ({
      ...watchedPorts(ports, points),
      newId: () => `new-${(ids += 1)}`,
    }),
  });
  onReady();
  await perform(job.act, app, job, points);
  await app.close();
}
