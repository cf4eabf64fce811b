import type { Strike } from '../servers/strikes.ts';
import {
  startNextcloudService,
  startOAuthService,
  type NextcloudService,
  type OAuthService,
  type OtherService,
} from '../support/other-services.ts';
import {
  alreadyEnded,
  ended,
  notConfirmed,
  refused,
  stillOpen,
  type Case,
  type Expected,
  type RunningStage,
} from './case.ts';

/** What stands for OpenBox where it is not what is shown. */
const noOpenBox = { service: 'http://127.0.0.1:1/', apiKey: 'none' };

function stageAt<S extends OtherService>(
  service: S,
  arrange: (service: S) => void | Promise<void>,
): RunningStage {
  return {
    id: service.id,
    app: { ...noOpenBox, services: [service.listed], onPage: (page) => void service.signInOn(page) },
    arrange: () => arrange(service),
    close: () => service.close(),
  };
}

function oauth(
  name: string,
  arrange: (service: OAuthService) => void | Promise<void>,
  expected: Expected,
  start = () => startOAuthService(),
): Case {
  const starting = async (): Promise<RunningStage> => stageAt(await start(), arrange);
  return { service: 'oauth', format: 'json', name, start: starting, expected };
}

/** The request to revoke is struck on its way. */
function revocation(strike: Strike): (service: OAuthService) => void {
  return ({ server }) => void server.strikes.set(/revocation/, strike);
}

/** A real oidc-provider. What it never says itself is said in its place, before the request reaches it. */
export const oauthCases: readonly Case[] = [
  oauth('ended', () => undefined, ended),
  oauth('already ended, told as ended', (service) => service.revokeAll(), ended),
  oauth(
    'already ended, and says so',
    async (service) => {
      await service.revokeAll();
      revocation({ kind: 'reply', status: 400, body: '{"error":"invalid_token"}' })(service);
    },
    alreadyEnded,
  ),
  oauth('refused', revocation({ kind: 'reply', status: 401, body: '{"error":"invalid_client"}' }), refused),
  oauth('200 without effect', revocation({ kind: 'reply', status: 200 }), stillOpen),
  oauth('503', revocation({ kind: 'reply', status: 503, headers: { 'Retry-After': '60' } }), notConfirmed),
  oauth('no answer', revocation({ kind: 'no-answer' }), notConfirmed),
  oauth('service down', (service) => service.goDown(), stillOpen),
  oauth(
    'no way to end a session',
    () => undefined,
    { outcome: 'cannot-end', session: 'open', credentials: 'removed', keychain: 'empty' },
    () => startOAuthService({ configuration: { features: { revocation: { enabled: false } } } }),
  ),
];

function nextcloud(
  name: string,
  arrange: (service: NextcloudService) => void | Promise<void>,
  expected: Expected,
): Case {
  const start = async (): Promise<RunningStage> => stageAt(await startNextcloudService(), arrange);
  return { service: 'nextcloud', format: 'json', name, start, expected };
}

/** The double of a Nextcloud server. */
export const nextcloudCases: readonly Case[] = [
  nextcloud('ended', () => undefined, ended),
  nextcloud('already ended', (service) => service.revokeAll(), alreadyEnded),
  nextcloud(
    'refused',
    ({ server }) => void server.faults.set({ kind: 'forbidden', request: 'deletion' }),
    notConfirmed,
  ),
  nextcloud(
    '200 without effect',
    ({ server }) => void server.faults.set({ kind: 'no-effect', request: 'deletion' }),
    stillOpen,
  ),
  nextcloud('503', ({ server }) => server.setMaintenance(true), notConfirmed),
  nextcloud(
    'no answer',
    ({ server }) => void server.faults.set({ kind: 'no-answer', request: 'deletion' }),
    notConfirmed,
  ),
  nextcloud('service down', (service) => service.goDown(), stillOpen),
];
