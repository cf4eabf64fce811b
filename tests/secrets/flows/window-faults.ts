import { once } from 'node:events';
import { createServer } from 'node:net';
import { faultsOf, hangingFaults, isMetAtTheToken } from '../faults.ts';
import type { WireFormat } from '../../../shared/wire-format.ts';
import type { Sandbox } from '../run.ts';
import {
  beginSignIn,
  cancelSignIn,
  carryOut,
  linkIn,
  openWindow,
  signInByWindow,
  type Window,
} from './window.ts';
import { personFollows } from './signing-in.ts';
import { chooseToken } from '../run.ts';

/** Every fault in every action of one format, in one launch of the window in which every error is collected. */
export async function meetFaults(sandbox: Sandbox, format: WireFormat): Promise<void> {
  const window = await openWindow(sandbox, ['--no-open', '--format', format], { inspected: true });
  await atTheTicket(window);
  await atTheToken(window);
  await atTheCheck(window);
  await atTheSignOut(window);
  await amongNonsense(window);
  await withoutAnswer(window);
  await window.end();
}

async function atTheTicket({ page, sandbox }: Window): Promise<void> {
  for (const fault of faultsOf(sandbox, 'get_ticket')) {
    const clear = sandbox.service.faults.set(fault);
    await page.command('startSignIn', { service: null });
    await page.until(({ signIn }) => signIn?.step === 'failed' || signIn?.step === 'waiting');
    clear();
    await cancelSignIn(page);
  }
  for (const fault of hangingFaults) {
    const clear = sandbox.service.faults.set({ ...fault, action: 'get_ticket' });
    const arrived = sandbox.service.requests.length + 1;
    await page.command('startSignIn', { service: null });
    await sandbox.service.waitForRequest(() => true, arrived);
    await cancelSignIn(page);
    clear();
  }
}

/** The person has signed in, and answers that hold the token are damaged, one a second. */
async function atTheToken(window: Window): Promise<void> {
  const { page, sandbox } = window;
  const { service } = sandbox;
  chooseToken(sandbox);
  await page.command('startSignIn', { service: null });
  const link = await linkIn(page);
  const faults = faultsOf(sandbox, 'get_auth_token').filter(
    ({ kind }) => kind !== 'restricted' && isMetAtTheToken(kind),
  );
  for (const fault of faults) service.faults.set({ takesEffect: true, ...fault, times: 1 });
  await personFollows(sandbox, link);
  await page.until(({ signIn }) => signIn?.step === 'confirming');
  await page.command('confirmSignIn', { isMe: false });
  await page.until(({ signIn }) => signIn === null);

  service.faults.set({ kind: 'restricted', action: 'get_auth_token', times: 1 });
  await page.command('startSignIn', { service: null });
  await page.until(({ signIn }) => signIn?.step === 'failed');
  await cancelSignIn(page);
}

async function atTheCheck(window: Window): Promise<void> {
  const { sandbox } = window;
  // Not before there is a token that an echo could repeat.
  let account: string | null = await signInByWindow(window);
  for (const fault of faultsOf(sandbox, 'get_account_info')) {
    account ??= await signInByWindow(window);
    const clear = sandbox.service.faults.set(fault);
    const after = await carryOut(window, 'checkSession', account);
    if (after?.state.kind !== 'signed-in') account = null;
    clear();
  }
  window.sandbox.service.faults.clear();
  await window.page.command('signOutAll', {});
  await window.page.until(({ accounts }) => accounts.length === 0);
}

async function atTheSignOut(window: Window): Promise<void> {
  const { sandbox } = window;
  let account: string | null = await signInByWindow(window);
  let waits = false;
  for (const fault of faultsOf(sandbox, 'logout')) {
    account ??= await signInByWindow(window);
    const clear = sandbox.service.faults.set(fault);
    waits = (await carryOut(window, waits ? 'retrySignOut' : 'signOut', account)) !== null;
    clear();
    if (!waits) account = null;
  }
  if (account !== null) await carryOut(window, 'retrySignOut', account);
}

/** In the service's place something answers that speaks no HTTP, and that repeats the request, address and all. */
async function amongNonsense(window: Window): Promise<void> {
  const { service } = window.sandbox;
  const answers = [
    (asked: string) => asked,
    (asked: string) => `HTTP/1.1 200 OK\r\nContent-Length: x${asked}`,
    (asked: string) => `HTTP/1.1 200 OK\r\nNo header: at all\r\n\r\n${asked}`,
    (asked: string) => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n${asked}`,
    (asked: string) => `HTTP/1.1 200 OK\r\nX-Asked: ${'x'.repeat(20_000)}${asked}\r\n\r\n`,
  ];
  const account = await signInByWindow(window);
  await service.goDown();
  await carryOut(window, 'signOut', account);
  for (const answer of answers) {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (asked) => socket.end(answer(asked.toString('latin1')), 'latin1'));
    });
    server.listen(Number(new URL(service.url).port), '127.0.0.1');
    await once(server, 'listening');
    await carryOut(window, 'retrySignOut', account);
    server.close();
    await once(server, 'close');
  }
  await service.comeUp();
  await carryOut(window, 'retrySignOut', account);
}

/** Two accounts, so that both wait for their deadline at the same time; the token's answer hangs while a person gives up. */
async function withoutAnswer(window: Window): Promise<void> {
  const { page, sandbox } = window;
  const { service } = sandbox;
  const accounts = [await signInByWindow(window, 0), await signInByWindow(window, 1)];
  for (const fault of hangingFaults) service.faults.set({ ...fault, action: 'logout', times: 1 });
  await Promise.all(accounts.map((account) => carryOut(window, 'signOut', account)));
  service.faults.clear();
  await Promise.all(accounts.map((account) => carryOut(window, 'retrySignOut', account)));

  await beginSignIn(window);
  service.faults.set({ kind: 'no-answer', action: 'logout' });
  await page.command('confirmSignIn', { isMe: false });
  await service.waitForRequest(({ fault, action }) => fault === 'no-answer' && action === 'logout', 2);
}
