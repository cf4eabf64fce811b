import { rmSync } from 'node:fs';
import { branding } from './branding.ts';
import { isFresh, markBuilt } from './freshness.ts';
import { out, sources } from './layout.ts';
import { openStage, publish } from './publish.ts';

/** `npm run build`: writes out/ anew; with --if-stale only where a source is newer. Silent unless something is wrong. */
if (!(process.argv.includes('--if-stale') && isFresh(sources, out))) await buildAll();

async function buildAll(): Promise<void> {
  // The bundler is loaded here, because a fresh build needs none of it.
  const { bundle } = await import('./bundle.ts');
  const startedAt = new Date();
  const stage = openStage(out);
  try {
    await bundle(stage, branding);
    markBuilt(out, publish(stage, out), startedAt);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
