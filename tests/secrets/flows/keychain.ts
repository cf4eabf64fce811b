import type { Sandbox } from '../run.ts';
import { signIn } from './signing-in.ts';

/** The keychain locked, gone, killed and hanging. The sandbox's keyring is its own. */
export async function keychainFails(sandbox: Sandbox): Promise<void> {
  const { run, keyring } = sandbox;
  const inspected = { inspected: true };
  const id = await signIn(sandbox);
  await keyring.lock();
  for (const words of [
    ['accounts', '--json'],
    ['check', id],
    ['sign-out', id],
    ['retry'],
    ['sign-in', '--no-browser'],
  ])
    await run.signoff(sandbox, words, inspected);
  await keyring.unlock();
  await run.signoff(sandbox, ['retry', '--json']);

  const second = await signIn(sandbox);
  await keyring.killDaemon();
  for (const words of [['accounts'], ['sign-out', second]]) await run.signoff(sandbox, words, inspected);
  await keyring.killBus();
  for (const words of [['check'], ['forget', second, '--json']]) await run.signoff(sandbox, words, inspected);
  await keyring.startBus();
  await keyring.startDaemon('unlocked');
  await run.signoff(sandbox, ['retry']);

  const third = await signIn(sandbox);
  keyring.pauseDaemon();
  // Answers at its deadline of 30 s.
  await run.signoff(sandbox, ['sign-out', third], inspected);
  keyring.resumeDaemon();
  await run.signoff(sandbox, ['sign-out', third]);
}

/** No keychain at all: signing in is refused, because nothing could hold the token when the command has ended. */
export async function noKeychain(sandbox: Sandbox): Promise<void> {
  for (const words of [['sign-in', '--no-browser'], ['accounts']])
    await sandbox.run.signoff(sandbox, words, { inspected: true });
}
