/**
 * Signoff in a process that is there to be killed. Started by `run-victim.ts`, which sends it its job; it tells on standard output what it
 * does.
 */
import { once } from 'node:events';
import type { Job } from './job.ts';
import { children, Points, report } from './points.ts';
import { watchDisk } from './watched-disk.ts';

const [job] = (await once(process, 'message')) as [Job];
const points = new Points(job.kill, report);
if (job.watchDisk) watchDisk(points);
// Loaded only now, so that it finds the watched disk.
const { playJob } = await import('./play-job.ts');

await playJob(job, points, process.env, () => report({ kind: 'ready', children: children() }));
report({ kind: 'done' });
process.disconnect();
