import { startNextcloudService, startOAuthService } from '../support/other-services.ts';

/** A Nextcloud double and an oidc-provider in a process of their own, so that their work is not counted as the client's. */

export type KindsOrder = { readonly kind: 'device' } | { readonly kind: 'sign-in'; readonly page: string };

export type KindsReply =
  | { readonly kind: 'ready'; readonly nextcloud: string; readonly oauth: string }
  | { readonly kind: 'device'; readonly loginName: string; readonly appPassword: string }
  | { readonly kind: 'signed-in' };

const nextcloud = await startNextcloudService();
const oauth = await startOAuthService();
const send = (reply: KindsReply): void => void process.send?.(reply);
process.on('message', (order: KindsOrder) => {
  if (order.kind === 'device') {
    const { loginName, appPassword } = nextcloud.server.addDevice();
    send({ kind: 'device', loginName, appPassword });
  } else void oauth.signInOn(order.page).then(() => send({ kind: 'signed-in' }));
});
process.on('disconnect', () => void Promise.all([nextcloud.close(), oauth.close()]));
send({ kind: 'ready', nextcloud: nextcloud.id.address, oauth: oauth.id.address });
