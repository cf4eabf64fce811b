import { downloadArtifact, type Progress } from '@electron/get';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const electronPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/**
 * Downloads the official runtime of the version that package-lock.json names, checked against the checksums in the `electron`
 * package, and puts it where that package looks for it. One try.
 * @param options `signal` ends it; `onProgress` hears how many percent of the download are done
 * @throws Error in words for a person: why it could not be had
 */
export async function fetchOfficialElectron({
  signal,
  onProgress,
}: {
  readonly signal: AbortSignal;
  readonly onProgress: (percent: number) => void;
}): Promise<void> {
  const { version } = readJson('package.json') as { readonly version: string };
  try {
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: readJson('checksums.json') as Record<string, string>,
      downloadOptions: {
        signal,
        quiet: true,
        getProgressCallback: ({ percent }: Progress) => onProgress(Math.floor(percent * 100)),
      },
    });
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
  // It takes what was just downloaded out of the cache; where it does not find it there, it would load it again.
  const { status, stderr } = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (status === null) throw new Error('unpacking it took too long');
  if (status !== 0) {
    const [, reason = stderr.trim()] = /^\w*Error: (.*)$/m.exec(stderr) ?? [];
    throw new Error(`it could not be unpacked: ${reason}`);
  }
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(electronPackage, name), 'utf8'));
}

/** `fetch` says why in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'the download took too long';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
