import { spawnSync } from 'node:child_process';
import { expect, inject, it } from 'vitest';
import { startMessages } from '../../shared/messages/en/desktop.ts';
import { join } from 'node:path';

/** Run by root, who alone can install the package. `fuses-tried.test.ts` and `installed.test.ts` run it as another user. */
it('does not run as root, where its window’s sandbox cannot be had, and says so', () => {
  const { unpacked } = inject('built');
  const { status, stderr } = spawnSync(join(unpacked, 'signoff'), ['--no-sandbox'], {
    encoding: 'utf8',
    timeout: 100_000,
  });
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(startMessages.root) });
});
