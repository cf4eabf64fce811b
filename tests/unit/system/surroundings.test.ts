import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closeWaysIn } from '../../../electron/system/surroundings.ts';

const surroundings = join(import.meta.dirname, '..', '..', '..', 'electron', 'system', 'surroundings.ts');

function processWith(env: NodeJS.ProcessEnv): NodeJS.Process {
  return { env, on: () => undefined } as unknown as NodeJS.Process;
}

describe('ways into the process', () => {
  test.each([
    [{ NODE_DEBUG: 'undici' }, 'NODE_DEBUG'],
    [{ NODE_DEBUG_NATIVE: 'crypto' }, 'NODE_DEBUG_NATIVE'],
    [{ NODE_DEBUG: '', PATH: '/bin' }, null],
  ])('%j: refused is %j', (env, refused) => {
    expect(closeWaysIn(processWith(env))).toBe(refused);
  });

  test('certificates are looked at, whatever the environment says', () => {
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    closeWaysIn(processWith(env));
    expect(env).toEqual({});
  });

  test.runIf(process.platform !== 'win32')('the signal for the inspector does nothing', async () => {
    const program = `
      import { closeWaysIn } from ${JSON.stringify(surroundings)};
      closeWaysIn(process);
      process.on('SIGUSR2', () => process.exit(0));
      setInterval(() => undefined, 1000);
      console.log('ready');`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program]);
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    await once(child.stdout, 'data');
    child.kill('SIGUSR1');
    // The inspector tells of itself from a thread of its own.
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill('SIGUSR2');
    await once(child, 'close');
    expect(errors).not.toContain('Debugger listening');
  });
});
