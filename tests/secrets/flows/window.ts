import type { Snapshot } from '../../../shared/snapshot.ts';
import { PageClient } from '../page-client.ts';
import { chooseToken, type Sandbox, type StartOptions } from '../run.ts';
import type { RunningCommand } from '../../support/run-signoff.ts';
import type { CollectedText } from '../search.ts';
import { personFollows } from './signing-in.ts';

type Account = Snapshot['accounts'][number];

/** `signoff serve`, and the page that talks to it. */
export interface Window {
  readonly sandbox: Sandbox;
  readonly page: PageClient;
  /** Asks it to end as the system does, and waits until it has. */
  end(): Promise<void>;
}

/** Starts `signoff serve` and opens the page; the launch's key is a secret from now on. */
export async function openWindow(
  sandbox: Sandbox,
  words: readonly string[],
  options: StartOptions = {},
): Promise<Window> {
  const command = await sandbox.run.start(sandbox, ['serve', '--json', ...words], options);
  const { address } = JSON.parse(await command.nextLine()) as { address: string };
  knowLaunchKey(sandbox, address);
  const page = new PageClient(address, sandbox.run.collection);
  await page.listen();
  // It is in the page itself, and in no other answer.
  sandbox.run.know('the secret of a page', page.secret, ({ place }) => place === 'answer to the page');
  return { sandbox, page, end: () => endWindow(command, page) };
}

function knowLaunchKey({ run }: Sandbox, address: string): void {
  const [, key = ''] = /\/page\/([^/]+)$/.exec(address) ?? [];
  if (key === '') throw new Error('The window has no key');
  // The person reads it on standard output, and alone.
  run.know('the key of a launch', key, ({ place }: CollectedText) => place === 'standard output');
}

async function endWindow(command: RunningCommand, page: PageClient): Promise<void> {
  command.process.kill('SIGTERM');
  await page.ended();
  await command.ended;
}

/** Starts to sign in, as the page does, and has the person follow the link; resolves when «is this you?» is asked. */
export async function beginSignIn({ sandbox, page }: Window, user = 0): Promise<void> {
  chooseToken(sandbox, user);
  await page.command('startSignIn', { service: null });
  await personFollows(sandbox, await linkIn(page), user);
  await page.until(({ signIn }) => signIn?.step === 'confirming');
}

export function linkIn(page: PageClient): Promise<string> {
  return page.until(({ signIn }) => {
    if (signIn?.step === 'failed') throw new Error(`Signing in failed: ${signIn.problem.kind}`);
    return signIn?.step === 'waiting' && signIn.link;
  });
}

/** Cancels a sign-in, or puts a failed one away; resolves when the page no longer shows it. */
export async function cancelSignIn(page: PageClient): Promise<void> {
  await page.command('cancelSignIn', {});
  await page.until(({ signIn }) => signIn === null);
}

/** Signs in and agrees; gives the account's id. */
export async function signInByWindow(window: Window, user = 0): Promise<string> {
  const { page, sandbox } = window;
  const login = sandbox.service.users[user]?.login;
  await beginSignIn(window, user);
  await page.command('confirmSignIn', { isMe: true });
  const found = await page.until(
    ({ signIn, accounts }) =>
      signIn === null && accounts.find((one) => one.login === login && one.state.kind === 'signed-in'),
  );
  return found.id;
}

/** Gives a command about an account; resolves when what it began is over: the account, or null where it is gone. */
export async function carryOut(
  { page }: Window,
  command: 'signOut' | 'retrySignOut' | 'forget' | 'checkSession',
  account: string,
): Promise<Account | null> {
  const { revision } = (await page.command('getSnapshot', {})) as Snapshot;
  const reply = (await page.command(command, { account })) as { readonly kind: string };
  if (reply.kind !== 'done') throw new Error(`${command}: ${reply.kind}`);
  const isOver = command === 'checkSession' ? isChecked : isSignedOutHere;
  const over = await page.until((snapshot) => {
    const now = snapshot.accounts.find(({ id }) => id === account) ?? null;
    return snapshot.revision > revision && (now === null || isOver(now)) && { now };
  });
  return over.now;
}

function isSignedOutHere({ state }: Account): boolean {
  return state.kind === 'signing-out' && state.step === null;
}

function isChecked({ state }: Account): boolean {
  return !('checking' in state && state.checking);
}
