import {
  startNextcloudService,
  startOAuthService,
  type NextcloudService,
  type OAuthService,
  type OtherService,
} from '../../support/other-services.ts';
import { ordinaryValue } from '../chosen.ts';
import type { Lane, StartOptions } from '../run.ts';
import { linkOf } from './signing-in.ts';
import { carryOut, linkIn, openWindow } from './window.ts';

const inspected = { inspected: true };

/** Nextcloud, OAuth 2 by a code and by a device code, and secrets that a person types in: on the command line and in the window. */
export async function otherKinds(lane: Lane): Promise<void> {
  const secret = lane.run.know('the client secret', `${ordinaryValue()}&+/=`);
  const nextcloud = await lane.run.take(startNextcloudService());
  const oauth = await lane.run.take(
    startOAuthService({
      clientSecret: secret,
      // So that a check refreshes.
      configuration: {
        ttl: { AccessToken: 1, Grant: 600, RefreshToken: 600, Session: 600, DeviceCode: 600 },
      },
    }),
  );
  await typeKey(lane);
  await atNextcloud(lane, nextcloud);
  await byOAuth(lane, oauth, secret);
  await inTheWindow(lane, [nextcloud, oauth]);
}

/** Runs a command that asks for something on standard input. */
async function typing(
  lane: Lane,
  words: readonly string[],
  text: string,
  options: StartOptions = {},
): Promise<void> {
  const command = await lane.run.start(lane, [...words, '--json'], { apiKey: null, ...options });
  command.type(`${text}\n`);
  command.process.stdin?.end();
  const { code, stderr } = await command.ended;
  if (code !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
}

/** The OpenBox API key, which lies nowhere but in the keychain then. */
async function typeKey(lane: Lane): Promise<void> {
  const { run, service } = lane;
  await typing(lane, ['services', 'secret', service.url], service.apiKey);
  await run.signoff(lane, ['services', '--json'], { apiKey: null, ...inspected });
}

async function signIn(lane: Lane, service: OtherService, options: StartOptions = {}): Promise<string> {
  const words = ['sign-in', '--service', service.id.address, '--no-browser', '--yes', '--json'];
  const command = await lane.run.start(lane, words, options);
  await service.signInOn(await linkOf(command));
  const { account } = JSON.parse(await command.nextLine()) as { account: string };
  await command.ended;
  return account;
}

async function atNextcloud(lane: Lane, service: NextcloudService): Promise<void> {
  const { run } = lane;
  const { faults } = service.server;
  const id = await signIn(lane, service, inspected);
  await run.signoff(lane, ['check', id], inspected);
  for (const kind of ['no-effect', 'forbidden', 'html', 'redirect', 'drop-in-reply'] as const) {
    const clear = faults.set({ kind, request: 'deletion' });
    await run.signoff(lane, ['sign-out', id], inspected);
    clear();
  }
  const echo = service.issuedSecrets().join(' | ');
  const clear = faults.set({ kind: 'changed', change: () => `Bad request: ${echo}` });
  await run.signoff(lane, ['sign-out', id, '--json'], inspected);
  clear();
  await run.signoff(lane, ['sign-out', id, '--json']);
}

async function byOAuth(lane: Lane, service: OAuthService, secret: string): Promise<void> {
  const { run } = lane;
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
  await typing(lane, add, secret, inspected);
  const id = await signIn(lane, service, inspected);
  await run.signoff(lane, ['check', id], inspected);
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
    await run.signoff(lane, ['check', id], inspected);
    await run.signoff(lane, ['sign-out', id], inspected);
    clear();
  }
  strikes.set(/^\/token$/, { kind: 'answer-lost' }, 1);
  await run.signoff(lane, ['sign-out', id], inspected);
  await run.signoff(lane, ['sign-out', id, '--json'], inspected);
  await run.signoff(lane, ['forget', id]);
}

async function inTheWindow(lane: Lane, services: readonly OtherService[]): Promise<void> {
  const window = await openWindow(lane, [], { apiKey: null });
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
