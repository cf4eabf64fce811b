import { readdirSync, readFileSync } from 'node:fs';
import { isRunning } from '../../keyring/processes.ts';
import { expect, shownPage, test } from './driver/fixtures.ts';

/** The keychain's process of the running app, which has no parent but it. */
function keychainProcesses(app: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const words = read(`/proc/${pid.toString()}/cmdline`);
      const parent = /\) \S (\d+)/.exec(read(`/proc/${pid.toString()}/stat`))?.[1];
      return words.includes('--utility-sub-type=node.mojom.NodeService') && Number(parent) === app;
    });
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

for (const stuck of [false, true]) {
  test(`the keychain’s process ends with an app that is killed${stuck ? ', also in a call that the keyring never answers' : ''}`, async ({
    computer,
    keyring,
  }) => {
    await computer.place('ada');
    if (stuck) keyring.pauseDaemon();
    const app = await computer.start();
    await shownPage(app);
    await expect.poll(() => keychainProcesses(app.pid).length).toBe(1);
    const [child = 0] = keychainProcesses(app.pid);
    // Only the main process, as a crash of its own does it: the driver's kill would end the others too.
    process.kill(app.pid, 'SIGKILL');
    await expect.poll(() => isRunning(child)).toBe(false);
    if (stuck) keyring.resumeDaemon();
  });
}
