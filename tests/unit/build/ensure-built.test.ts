import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from '../../../build/layout.ts';

/** The build that `npm run signoff` starts by itself, in a project whose build only notes its environment. */

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'signoff-build-'));
  mkdirSync(join(project, 'build'));
  for (const name of ['ensure-built.ts', 'freshness.ts', 'layout.ts'])
    cpSync(join(root, 'build', name), join(project, 'build', name));
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  writeFileSync(
    join(project, 'build', 'build.ts'),
    `import { writeFileSync } from 'node:fs';\nwriteFileSync('seen', JSON.stringify(process.env));\n`,
  );
});
afterEach(() => rmSync(project, { recursive: true }));

it('is not given the API key, which is left to the program that is built', () => {
  const program = `
    import { ensureBuilt } from './build/ensure-built.ts';
    ensureBuilt();
    console.log(process.env.SIGNOFF_API_KEY);`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, SIGNOFF_API_KEY: 'the-key', OTHER: 'kept' },
  });
  expect(stdout).toBe('the-key\n');
  const seen = readFileSync(join(project, 'seen'), 'utf8');
  expect(JSON.parse(seen)).toMatchObject({ OTHER: 'kept' });
  expect(seen).not.toContain('the-key');
});
