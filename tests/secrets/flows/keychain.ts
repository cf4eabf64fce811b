import type { Lane } from '../run.ts';
import { signIn } from './signing-in.ts';

/** The keychain locked, gone, killed and hanging. The lane's keyring is its own. */
export async function keychainFails(lane: Lane): Promise<void> {
  const { run, keyring } = lane;
  const inspected = { inspected: true };
  const id = await signIn(lane);
  await keyring.lock();
  for (const words of [
    ['accounts', '--json'],
    ['check', id],
    ['sign-out', id],
    ['retry'],
    ['sign-in', '--no-browser'],
  ])
    await run.signoff(lane, words, inspected);
  await keyring.unlock();
  await run.signoff(lane, ['retry', '--json']);

  const second = await signIn(lane);
  await keyring.killDaemon();
  for (const words of [['accounts'], ['sign-out', second]]) await run.signoff(lane, words, inspected);
  await keyring.killBus();
  for (const words of [['check'], ['forget', second, '--json']]) await run.signoff(lane, words, inspected);
  await keyring.startBus();
  await keyring.startDaemon('unlocked');
  await run.signoff(lane, ['retry']);

  const third = await signIn(lane);
  keyring.pauseDaemon();
  // Answers at its deadline of 30 s.
  await run.signoff(lane, ['sign-out', third], inspected);
  keyring.resumeDaemon();
  await run.signoff(lane, ['sign-out', third]);
}

/** No keychain at all: signing in is refused, because nothing could hold the token when the command has ended. */
export async function noKeychain(lane: Lane): Promise<void> {
  for (const words of [['sign-in', '--no-browser'], ['accounts']])
    await lane.run.signoff(lane, words, { inspected: true });
}
