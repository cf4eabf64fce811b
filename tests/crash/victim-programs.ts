import { join } from 'node:path';
import { build } from 'vite';
import { branding } from '../../build/branding.ts';
import { hostBuild } from '../../build/host.vite.config.ts';
import { out } from '../../build/layout.ts';

const directory = join(out, 'crash');

/** The victim, and the keychain process of its app, bundled from the sources as they are now. */
export const victimPrograms = {
  victim: join(directory, 'victim.js'),
  keychainChild: join(directory, 'keychain-child.js'),
} as const;

/** Bundles them. Hundreds are started: out of the sources each would take twice the processor's time until it is ready. */
export async function bundleVictims(): Promise<void> {
  for (const entry of [
    // In parts, because what writes the disk is to be loaded late.
    { source: 'tests/crash/victim.ts', file: 'victim.js', parts: 'victim' },
    { source: 'electron/keychain/child.ts', file: 'keychain-child.js' },
  ] as const) {
    await build(hostBuild(entry, directory, branding));
  }
}
