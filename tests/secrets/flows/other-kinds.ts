import {
  startNextcloudService,
  startOAuthService,
  type NextcloudService,
  type OAuthService,
  type OtherService,
} from '../../support/other-services.ts';
import { ordinaryValue } from '../chosen.ts';
import type { Sandbox, StartOptions } from '../run.ts';
import { linkOf } from './signing-in.ts';
import { carryOut, linkIn, openWindow } from './window.ts';

const inspected = { inspected: true };

/** Nextcloud, OAuth 2 by a code and by a device code, and secrets that a person types in: on the command line and in the window. */
export async function otherKinds(sandbox: Sandbox): Promise<void> {
  const secret = sandbox.run.know('the client secret', `${ordinaryValue()}&+/=`);
  const nextcloud = await sandbox.run.take(startNextcloudService());
  const oauth = await sandbox.run.take(
    startOAuthService({
      clientSecret: secret,
      // So that a check refreshes.
      configuration: {
        ttl: { AccessToken: 1, Grant: 600, RefreshToken: 600, Session: 600, DeviceCode: 600 },
      },
    }),
  );
  await typeKey(sandbox);
  await atNextcloud(sandbox, nextcloud);
  await byOAuth(sandbox, oauth, secret);
  await inTheWindow(sandbox, [nextcloud, oauth]);
}

/** Runs a command that asks for something on standard input. */
async function typing(
  sandbox: Sandbox,
  words: readonly string[],
  text: string,
  options: StartOptions = {},
): Promise<void> {
  const command = await sandbox.run.start(sandbox, [...words, '--json'], { apiKey: null, ...options });
  command.type(`${text}\n`);
  command.process.stdin?.end();
  const { code, stderr } = await command.ended;
  if (code !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
}

/** The OpenBox API key, which lies nowhere but in the keychain then. */
async function typeKey(sandbox: Sandbox): Promise<void> {
  const { run, service } = sandbox;
  await typing(sandbox, ['services', 'secret', service.url], service.apiKey);
  await run.signoff(sandbox, ['services', '--json'], { apiKey: null, ...inspected });
}

async function signIn(sandbox: Sandbox, service: OtherService, options: StartOptions = {}): Promise<string> {
  const words = ['sign-in', '--service', service.id.address, '--no-browser', '--yes', '--json'];
  const command = await sandbox.run.start(sandbox, words, options);
  await service.signInOn(await linkOf(command));
  const { account } = JSON.parse(await command.nextLine()) as { account: string };
  await command.ended;
  return account;
}

async function atNextcloud(sandbox: Sandbox, service: NextcloudService): Promise<void> {
  const { run } = sandbox;
  const { faults } = service.server;
  const id = await signIn(sandbox, service, inspected);
  await run.signoff(sandbox, ['check', id], inspected);
  for (const kind of ['no-effect', 'forbidden', 'html', 'redirect', 'drop-in-reply'] as const) {
    const clear = faults.set({ kind, request: 'deletion' });
    await run.signoff(sandbox, ['sign-out', id], inspected);
    clear();
  }
  const echo = service.issuedSecrets().join(' | ');
  const clear = faults.set({ kind: 'changed', change: () => `Bad request: ${echo}` });
  await run.signoff(sandbox, ['sign-out', id, '--json'], inspected);
  clear();
  await run.signoff(sandbox, ['sign-out', id, '--json']);
}

async function byOAuth(sandbox: Sandbox, service: OAuthService, secret: string): Promise<void> {
  const { run } = sandbox;
  const { strikes } = service.server;
  const add = [
    'services',
    'add',
    'oauth',
    service.id.address,
    '--name',
    'Mine',
    '--client-id',
    'signoff',
    '--secret',
  ];
  await typing(sandbox, add, secret, inspected);
  const id = await signIn(sandbox, service, inspected);
  await run.signoff(sandbox, ['check', id], inspected);
  const echo = [...service.issuedSecrets(), secret].join(' | ');
  const answers = [
    { status: 503, body: '' },
    { status: 200, body: `<html>${echo}` },
    { status: 400, body: JSON.stringify({ error: 'invalid_request', error_description: echo }) },
    { status: 302, headers: { Location: `/elsewhere?${encodeURIComponent(echo)}` } },
    { status: 401, headers: { 'WWW-Authenticate': `Bearer error="${encodeURIComponent(echo)}"` } },
  ];
  for (const answer of answers) {
    const clear = strikes.set(/revocation|^\/token/, { kind: 'reply', ...answer });
    await run.signoff(sandbox, ['check', id], inspected);
    await run.signoff(sandbox, ['sign-out', id], inspected);
    clear();
  }
  strikes.set(/^\/token$/, { kind: 'answer-lost' }, 1);
  await run.signoff(sandbox, ['sign-out', id], inspected);
  await run.signoff(sandbox, ['sign-out', id, '--json'], inspected);
  await run.signoff(sandbox, ['forget', id]);
}

async function inTheWindow(sandbox: Sandbox, services: readonly OtherService[]): Promise<void> {
  const window = await openWindow(sandbox, [], { apiKey: null });
  const { page } = window;
  for (const service of services) {
    await page.command('startSignIn', { service: service.id });
    await service.signInOn(await linkIn(page));
    await page.until(({ signIn: shown }) => shown?.step === 'confirming');
    await page.command('confirmSignIn', { isMe: true });
    const account = await page.until(
      ({ signIn: shown, accounts }) =>
        shown === null &&
        accounts.find((one) => one.service === service.id.address && one.state.kind === 'signed-in'),
    );
    await carryOut(window, 'checkSession', account.id);
    await service.goDown();
    await carryOut(window, 'signOut', account.id);
    await service.comeUp();
    await carryOut(window, 'retrySignOut', account.id);
  }
  await window.end();
}
