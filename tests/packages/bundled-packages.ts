import { tmpdir } from 'node:os';
import { build, type InlineConfig } from 'vite';
import { branding } from '../../build/branding.ts';
import { hostBuild, hostEntries } from '../../build/host.vite.config.ts';
import { pageBuild } from '../../build/page.vite.config.ts';

/** The packages of which something stands in what the packaged app runs, by the bundler's own word; writes nothing. */
export async function bundledPackages(): Promise<string[]> {
  const builds = [
    ...hostEntries.map((entry) => hostBuild(entry, tmpdir(), branding)),
    pageBuild(tmpdir(), branding),
  ];
  return packagesOf(builds);
}

/** Those of which something stands in the page. */
export function packagesOfPage(): Promise<string[]> {
  return packagesOf([pageBuild(tmpdir(), branding)]);
}

async function packagesOf(builds: readonly InlineConfig[]): Promise<string[]> {
  const modules: string[] = [];
  for (const config of builds) modules.push(...(await modulesOf(config)));
  const names = modules.map((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

async function modulesOf(config: InlineConfig): Promise<string[]> {
  const result = await build({ ...config, build: { ...config.build, write: false, license: false } });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  return outputs.flatMap(({ output }) =>
    output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : [])),
  );
}
