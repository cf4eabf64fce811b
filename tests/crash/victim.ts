/**
 * Signoff, put together of its real parts, in a process that is there to be killed. Started by `run-victim.ts`, which sends it
 * its job; it tells on standard output what it does.
 */
import { once } from 'node:events';
import { perform } from './acts.ts';
import { fastClock } from './fast-clock.ts';
import type { Job } from './job.ts';
import { children, Points, report } from './points.ts';
import { watchDisk } from './watched-disk.ts';
import { watchedHttp, watchedPorts } from './watched-ports.ts';

const [job] = (await once(process, 'message')) as [Job];
const points = new Points(job.kill);
if (job.watchDisk) watchDisk(points);
// Loaded only now, so that it finds the watched disk.
const { startTestApp } = await import('../support/test-app.ts');

let ids = 0;
const app = await startTestApp({
  directory: job.directory,
  keyring: process.env,
  service: job.service,
  apiKey: job.apiKey,
  services: job.at.kind === 'openbox' ? [] : [{ ...job.at, name: '', clientId: job.clientId, scopes: null }],
  withHttp: (http) => watchedHttp(http, points),
  clock: fastClock(job.clockStart),
  withPorts: (ports) => ({
    ...watchedPorts(ports, points),
    newId: () => `new-${(ids += 1)}`,
  }),
});
report({ kind: 'ready', children: children() });
await perform(job.act, app, job, points);
await app.close();
report({ kind: 'done' });
process.disconnect();
