import { spawnSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import path from 'node:path';
import { out, root } from '../../../build/layout.ts';
import { newDirectory } from '../../support/test-app.ts';
import { runtime } from './driver/runtime.ts';
import { expect, test } from './driver/fixtures.ts';

test('the command line of an app that lacks a file ends, and says what to do', () => {
  const app = newDirectory();
  try {
    for (const part of ['electron', 'page', 'icons'])
      cpSync(path.join(out, part), path.join(app.path, 'out', part), { recursive: true });
    cpSync(path.join(root, 'package.json'), path.join(app.path, 'package.json'));
    for (const part of globSync(path.join(app.path, 'out/electron/headless/headless-host-*.cjs')))
      rmSync(part);
    const switches = ['--no-sandbox', '--ozone-platform=headless', '--disable-gpu', '--log-level=3'];
    const { status, stderr } = spawnSync(
      runtime().program,
      [...switches, app.path, '--command-line', '--', 'accounts'],
      // Reached only by what would stay for ever.
      { encoding: 'utf8', timeout: 120_000, killSignal: 'SIGKILL' },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('Install Signoff again.');
    expect(stderr).not.toContain(app.path);
  } finally {
    app.remove();
  }
});
