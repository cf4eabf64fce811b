import { faultsOf } from '../faults.ts';
import type { Sandbox } from '../run.ts';
import { signIn } from './signing-in.ts';

/** Signing out by REST on the command line, where the token stands in the address: every error is collected. */
export async function signingOut(sandbox: Sandbox): Promise<void> {
  const { run, service } = sandbox;
  const rest = ['--format', 'rest'];
  const inspected = { inspected: true };
  const id = await signIn(sandbox);
  await run.signoff(sandbox, ['check', ...rest], inspected);
  // The window meets all of them; here it is what the command says.
  for (const fault of faultsOf(sandbox, 'logout').filter((_, index) => index % 3 === 0)) {
    const clear = service.faults.set(fault);
    await run.signoff(sandbox, ['sign-out', id, ...rest], inspected);
    clear();
  }
  await run.signoff(sandbox, ['sign-out', id, '--json', ...rest]);

  await givenUp(sandbox);
  await all(sandbox);
  await endedElsewhere(sandbox);
}

async function givenUp(sandbox: Sandbox): Promise<void> {
  const { run, service } = sandbox;
  const id = await signIn(sandbox);
  await run.signoff(sandbox, ['forget', id]);
  const clear = service.faults.set({ kind: 'restricted', action: 'logout' });
  await run.signoff(sandbox, ['sign-out', id]);
  await run.signoff(sandbox, ['forget', id, '--json'], { inspected: true });
  clear();
}

async function all(sandbox: Sandbox): Promise<void> {
  const { run, service } = sandbox;
  await signIn(sandbox, 0);
  await signIn(sandbox, 1);
  service.faults.set({ kind: 'fault', action: 'logout', times: 1 });
  await run.signoff(sandbox, ['sign-out', '--all']);
  await service.goDown();
  await run.signoff(sandbox, ['retry', '--format', 'rest'], { inspected: true });
  await service.comeUp();
  await run.signoff(sandbox, ['retry', '--json']);
}

async function endedElsewhere(sandbox: Sandbox): Promise<void> {
  const { run, service } = sandbox;
  const id = await signIn(sandbox);
  for (const token of service.liveTokens()) service.revoke(token);
  await run.signoff(sandbox, ['check', id]);
  await run.signoff(sandbox, ['sign-out', id]);
}
