import { once } from 'node:events';
import { signsInAt } from '../../support/person.ts';
import type { RunningCommand } from '../../support/run-signoff.ts';
import { personsBrowser } from '../browser.ts';
import { hostileValue } from '../chosen.ts';
import { chooseToken, type Sandbox, type StartOptions } from '../run.ts';

/** Signs in to the end, as the sandbox's first user (or another); gives the account's id. */
export async function signIn(sandbox: Sandbox, user = 0, options: StartOptions = {}): Promise<string> {
  chooseToken(sandbox, user);
  const command = await sandbox.run.start(sandbox, ['sign-in', '--no-browser', '--yes', '--json'], options);
  await personFollows(sandbox, await linkOf(command), user);
  const { account } = JSON.parse(await command.nextLine()) as { account: string };
  await command.ended;
  return account;
}

/** The address that a sign-in with `--json` prints. */
export async function linkOf(command: RunningCommand): Promise<string> {
  return (JSON.parse(await command.nextLine()) as { page: string }).page;
}

/** The person opens the address and signs in on the service's page. */
export async function personFollows({ service }: Sandbox, link: string, user = 0): Promise<void> {
  const who = service.users[user];
  if (who === undefined) throw new Error('The service has no such user');
  await signsInAt(link, who);
}

/** Signing in on the command line: every way in which it begins and ends. */
export async function signingIn(sandbox: Sandbox): Promise<void> {
  await signIn(sandbox);
  // The same person again, with the same token and with another.
  await signIn(sandbox);
  await withBrowser(sandbox);
  await declined(sandbox, { inspected: true });
  await stopped(sandbox);
  await lostAnswers(sandbox);
  await refused(sandbox);
  await sandbox.run.signoff(sandbox, ['sign-out', '--all', '--json']);
}

async function withBrowser(sandbox: Sandbox): Promise<void> {
  const [, grace] = sandbox.service.users;
  if (grace === undefined) throw new Error('The service has no second user');
  const browser = personsBrowser(grace, sandbox.run.collection);
  try {
    chooseToken(sandbox, 1);
    const command = await sandbox.run.start(sandbox, ['sign-in', '--yes'], {
      env: { BROWSER: browser.command },
    });
    await browser.nextVisit();
    await command.ended;
    // For a person without a screen there is more to read.
    const overSsh = { SSH_CONNECTION: '127.0.0.1 1 127.0.0.1 2', BROWSER: browser.command };
    const again = await sandbox.run.start(sandbox, ['sign-in', '--yes'], { env: overSsh });
    await browser.nextVisit();
    await again.ended;
  } finally {
    browser.close();
  }
}

/** A no, and nobody there to say yes: the session that began is ended again. */
async function declined(sandbox: Sandbox, options: StartOptions): Promise<void> {
  for (const answer of ['n\n', null]) {
    const command = await sandbox.run.start(sandbox, ['sign-in', '--no-browser', '--json'], options);
    await personFollows(sandbox, await linkOf(command));
    if (answer === null) command.process.stdin?.end();
    else command.type(answer);
    await command.ended;
  }
}

/** Ctrl-C before the person signed in; the system's wish to end, and a sudden death, while «is this you?» is asked. */
async function stopped(sandbox: Sandbox): Promise<void> {
  const waiting = await sandbox.run.start(sandbox, ['sign-in', '--no-browser', '--json']);
  await linkOf(waiting);
  waiting.process.kill('SIGINT');
  await waiting.ended;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const asking = await sandbox.run.start(sandbox, ['sign-in', '--no-browser', '--json']);
    const { process: child } = asking;
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await personFollows(sandbox, await linkOf(asking));
    while (!said.includes('is this you?') && child.stderr !== null) await once(child.stderr, 'data');
    child.kill(signal);
    await asking.ended;
  }
  await sandbox.run.signoff(sandbox, ['retry']);
}

/** The service's answers to the ticket are lost, forged or refused. */
async function lostAnswers(sandbox: Sandbox): Promise<void> {
  const { service, run } = sandbox;
  chooseToken(sandbox);
  service.faults.set({ kind: 'drop-before-reply', action: 'get_auth_token', takesEffect: true, times: 1 });
  service.faults.set({ kind: 'truncated', action: 'get_auth_token', takesEffect: true, times: 1 });
  await signIn(sandbox);

  const forged = run.know('a ticket that the service does not know', hostileValue());
  const inXml = forged.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  service.faults.set({
    kind: 'reply',
    action: 'get_ticket',
    takesEffect: true,
    times: 1,
    body: (claim) => claim.replace(/(<ticket\b[^>]*>)[^<]*/, (_whole, tag: string) => tag + inXml),
  });
  await run.signoff(sandbox, ['sign-in', '--no-browser', '--json'], { inspected: true });

  const expiring = await run.start(sandbox, ['sign-in', '--no-browser', '--json']);
  await linkOf(expiring);
  service.expireTickets();
  await expiring.ended;
  service.faults.clear();
}

/** No session can begin: the key is refused or missing, the service is away or talks nonsense. */
async function refused(sandbox: Sandbox): Promise<void> {
  const { service, run } = sandbox;
  const words = ['sign-in', '--no-browser'];
  await run.signoff(sandbox, words, { apiKey: service.restrictedKey });
  await run.signoff(sandbox, words, { apiKey: null });
  service.faults.set({ kind: 'truncated', action: 'get_ticket', takesEffect: true });
  for (const format of ['soap', 'xml', 'rest'])
    await run.signoff(sandbox, [...words, '--format', format], { inspected: true });
  service.faults.clear();
  await service.goDown();
  await run.signoff(sandbox, words, { inspected: true });
  await service.comeUp();
}
