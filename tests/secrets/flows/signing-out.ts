import { faultsOf } from '../faults.ts';
import type { Lane } from '../run.ts';
import { signIn } from './signing-in.ts';

/** Signing out by REST on the command line, where the token stands in the address: every error is collected. */
export async function signingOut(lane: Lane): Promise<void> {
  const { run, service } = lane;
  const rest = ['--format', 'rest'];
  const inspected = { inspected: true };
  const id = await signIn(lane);
  await run.signoff(lane, ['check', ...rest], inspected);
  // The window meets all of them; here it is what the command says.
  for (const fault of faultsOf(lane, 'logout').filter((_, index) => index % 3 === 0)) {
    const clear = service.faults.set(fault);
    await run.signoff(lane, ['sign-out', id, ...rest], inspected);
    clear();
  }
  await run.signoff(lane, ['sign-out', id, '--json', ...rest]);

  await givenUp(lane);
  await all(lane);
  await endedElsewhere(lane);
}

async function givenUp(lane: Lane): Promise<void> {
  const { run, service } = lane;
  const id = await signIn(lane);
  await run.signoff(lane, ['forget', id]);
  const clear = service.faults.set({ kind: 'restricted', action: 'logout' });
  await run.signoff(lane, ['sign-out', id]);
  await run.signoff(lane, ['forget', id, '--json'], { inspected: true });
  clear();
}

async function all(lane: Lane): Promise<void> {
  const { run, service } = lane;
  await signIn(lane, 0);
  await signIn(lane, 1);
  service.faults.set({ kind: 'fault', action: 'logout', times: 1 });
  await run.signoff(lane, ['sign-out', '--all']);
  await service.goDown();
  await run.signoff(lane, ['retry', '--format', 'rest'], { inspected: true });
  await service.comeUp();
  await run.signoff(lane, ['retry', '--json']);
}

async function endedElsewhere(lane: Lane): Promise<void> {
  const { run, service } = lane;
  const id = await signIn(lane);
  for (const token of service.liveTokens()) service.revoke(token);
  await run.signoff(lane, ['check', id]);
  await run.signoff(lane, ['sign-out', id]);
}
