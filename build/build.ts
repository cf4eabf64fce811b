import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isFresh, markBuilt } from './freshness.ts';
import { out, root, sources } from './layout.ts';
import { openStage, publish } from './publish.ts';

/** `npm run build`: writes out/ anew; with --if-stale only where a source is newer. Silent unless something is wrong. */
if (!(process.argv.includes('--if-stale') && isFresh(sources, out))) await buildAll();

async function buildAll(): Promise<void> {
  // The bundler is loaded here, because a fresh build needs none of it.
  const { build } = await import('vite');
  const { hostBuild, hostEntries } = await import('./host.vite.config.ts');
  const startedAt = new Date();
  const stage = openStage(out);
  try {
    for (const entry of hostEntries) await build(hostBuild(entry, join(stage, 'electron')));
    await build({
      configFile: join(root, 'build', 'page.vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: join(stage, 'page'), license: { fileName: 'licenses.md' } },
    });
    markBuilt(out, publish(stage, out), startedAt);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
