import { existsSync, readFileSync } from 'node:fs';
import { runChild } from './child.ts';

/** Whether packages can be installed here without asking anyone: Debian or a descendant, and root. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && isDebianLike(osRelease());
}

/** @param text of /etc/os-release */
export function isDebianLike(text: string): boolean {
  const ids = text
    .split('\n')
    .filter((line) => /^(ID|ID_LIKE)=/.test(line))
    .flatMap((line) =>
      line
        .slice(line.indexOf('=') + 1)
        .replaceAll(/["']/g, '')
        .split(' '),
    );
  return ids.includes('debian') || ids.includes('ubuntu');
}

/**
 * Installs packages by name. Where that fails it tries each by itself, so that one that cannot be had does not keep the
 * others away. What is there afterwards is for the caller to look at.
 */
export async function install(packages: readonly string[]): Promise<void> {
  console.log(`Installing what the tests need: ${packages.join(' ')}`);
  if ((await aptGet('update')) && (await aptGet('install', ...packages))) return;
  await aptGet('update');
  for (const name of packages) await aptGet('install', name);
}

async function aptGet(command: 'update' | 'install', ...packages: readonly string[]): Promise<boolean> {
  const { code } = await runChild(
    ['apt-get', '-q', '-y', '-o', 'DPkg::Lock::Timeout=120', '--no-install-recommends', command, ...packages],
    { cwd: '/', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, limitSeconds: 600 },
  );
  return code === 0;
}

function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
