import type { TestProject } from 'vitest/node';
import { buildPackage, type BuiltPackage } from './built-package.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** One build of everything that Debian can build, for every test that only looks at it or runs it. */
    readonly built: Omit<BuiltPackage, 'remove'>;
    readonly buildMachine: { readonly apiKey: string; readonly clock: string };
  }
}

/** Before the first test of the packages: builds them once. A package of Electron’s size takes half a minute. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const buildMachine = { apiKey: 'sentinel-api-key-of-the-build-machine', clock: '1700000000' };
  process.env['SIGNOFF_API_KEY'] = buildMachine.apiKey;
  process.env['SOURCE_DATE_EPOCH'] = buildMachine.clock;
  const { directory, output, unpacked, files, remove } = await buildPackage(['dir', 'tar.gz', 'deb']);
  // Nothing that is started later is to have them.
  delete process.env['SIGNOFF_API_KEY'];
  delete process.env['SOURCE_DATE_EPOCH'];
  project.provide('built', { directory, output, unpacked, files });
  project.provide('buildMachine', buildMachine);
  return remove;
}
