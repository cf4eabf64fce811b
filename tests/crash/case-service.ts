import { assertNever } from '../../shared/assert-never.ts';
import type { RecordState } from '../../electron/core/registry.ts';
import type { ServiceId } from '../../shared/service.ts';
import { systemClock } from '../../electron/system/clock.ts';
import { nodeHttp } from '../../electron/system/node-http.ts';
import { createOAuth } from '../../electron/services/oauth/oauth.ts';
import { startService } from '../service/service.ts';
import { startNextcloudService, type OAuthService } from '../support/other-services.ts';
import type { Job } from './job.ts';
import { users, type Scenario } from './scenarios.ts';
import { noLog } from '../support/no-log.ts';

/** A session at a service: what it is called here, and by which credentials it lives. */
export interface LiveSession {
  readonly name: string;
  readonly credentials: readonly string[];
}

/** An account's session, as the suite puts it in place. */
export interface PlacedSession {
  readonly name: string;
  readonly credential: string;
  readonly userId: string;
}

/** The service of one case, of whichever kind. */
export interface CaseService {
  readonly id: ServiceId;
  readonly job: Pick<Job, 'service' | 'apiKey' | 'at' | 'clientId'>;
  /** What the app that is started after the act uses. */
  readonly goodKey: string;
  liveSessions(): Promise<readonly LiveSession[]>;
  place(login: string): Promise<PlacedSession>;
  /** The state of the accounts that are in place. */
  state(): Promise<RecordState>;
  /** The faults of the scenario begin. */
  strike(): void;
  /** They end, but for those that belong to what the service is. */
  heal(): void;
  revoke(session: PlacedSession): void;
  /** Does what the scenario's person does on the page. */
  person(page: string): Promise<void>;
  close(): Promise<void>;
}

/** @param oauth starts the server that several cases use, one after another, or gives the one that runs */
export async function startCaseService(
  scenario: Scenario,
  oauth: () => Promise<OAuthService>,
): Promise<CaseService> {
  const kind = scenario.kind ?? 'openbox';
  switch (kind) {
    case 'openbox':
      return startOpenBox(scenario);
    case 'oauth':
      return onOAuth(scenario, await oauth());
    case 'nextcloud':
      return startNextcloud(scenario);
    default:
      return assertNever(kind, 'kind of service');
  }
}

async function startOpenBox(scenario: Scenario): Promise<CaseService> {
  const service = await startService({
    users,
    ...scenario.service,
    onRequest: ({ action, status, fault }) => {
      const given = action === 'get_auth_token' && status === 'get_auth_token_ok' && fault !== 'reply';
      if (scenario.tokenOnce && given) giveNoTokenAgain();
    },
  });
  /** From now on every ticket is as good as used up. */
  const giveNoTokenAgain = (): void => {
    service.faults.set({
      kind: 'reply',
      action: 'get_auth_token',
      body: (claim) => claim.replace('get_auth_token_ok', 'get_auth_token_error'),
    });
  };
  const id = { kind: 'openbox', address: service.url } as const;
  return {
    id,
    job: {
      service: service.url,
      apiKey: scenario.restricted ? service.restrictedKey : service.apiKey,
      ...{ at: id, clientId: null },
    },
    goodKey: service.apiKey,
    liveSessions: () =>
      Promise.resolve(service.liveTokens().map((token) => ({ name: token, credentials: [token] }))),
    place: (login) => {
      const token = service.issueToken(login);
      const user = service.users.find((candidate) => candidate.login === login);
      return Promise.resolve({ name: token, credential: token, userId: String(user?.userId) });
    },
    state: async () => (await scenario.state?.(service)) ?? { kind: 'signed-in' },
    strike: () => {
      for (const fault of scenario.faults ?? []) service.faults.set(fault);
    },
    heal: () => {
      if (!scenario.tokenOnce) service.faults.clear();
    },
    revoke: ({ name }) => service.revoke(name),
    person: () => {
      const ticket = service.issuedTickets().at(-1);
      if (scenario.person !== undefined && ticket !== undefined) service.signInAs(ticket, scenario.person);
      return Promise.resolve();
    },
    close: () => service.close(),
  };
}

/** What the kinds beside OpenBox have in common here. */
const plain = {
  goodKey: '',
  state: () => Promise.resolve({ kind: 'signed-in' } as const),
  strike: () => undefined,
  heal: () => undefined,
  revoke: () => undefined,
};

async function startNextcloud(scenario: Scenario): Promise<CaseService> {
  const service = await startNextcloudService();
  return {
    ...plain,
    id: service.id,
    job: { service: noOpenBox, apiKey: 'none', at: service.id, clientId: null },
    liveSessions: async () =>
      (await service.liveSessions()).map((credentials) => ({ name: credentials.join(), credentials })),
    place: () => {
      const { loginName, appPassword } = service.server.addDevice();
      const credential = JSON.stringify({ version: 1, server: service.id.address, loginName, appPassword });
      return Promise.resolve({ name: appPassword, credential, userId: loginName });
    },
    person: async (page) => {
      if (scenario.person !== undefined) await service.signInOn(page);
    },
    close: () => service.close(),
  };
}

const noOpenBox = 'http://127.0.0.1:1/';

function onOAuth(scenario: Scenario, service: OAuthService): CaseService {
  const liveSessions = async (): Promise<readonly LiveSession[]> =>
    [...(await service.server.liveGrants())].map(([name, credentials]) => ({ name, credentials }));
  return {
    ...plain,
    id: service.id,
    job: { service: noOpenBox, apiKey: 'none', at: service.id, clientId: service.listed.clientId },
    liveSessions,
    place: async () => {
      const credential = await signedIn(service);
      const session = (await liveSessions()).find(({ credentials }) =>
        credentials.some((token) => credential.includes(token)),
      );
      if (session === undefined) throw new Error('The session does not live');
      const text = scenario.lapsed ? credential.replace(/"expiresAt":\d+/, '"expiresAt":1') : credential;
      return { name: session.name, credential: text, userId: 'pat' };
    },
    person: async (page) => {
      if (scenario.person !== undefined) await service.signInOn(page);
    },
    close: () => service.revokeAll(),
  };
}

/** Signs in by the adapter itself; gives the credential as it is kept. */
async function signedIn(at: OAuthService): Promise<string> {
  const client = { clientId: 'signoff', clientSecret: null };
  const service = createOAuth({ http: nodeHttp, log: noLog, clock: systemClock })(at.id.address, client);
  const begun = await service.begin({ withoutBrowser: false });
  if (begun.kind !== 'begun') throw new Error(`Not begun: ${begun.kind}`);
  const { attempt } = begun;
  try {
    await at.signInOn(attempt.page.reveal());
    const completed = await service.complete(await attempt.next(AbortSignal.timeout(60_000)));
    if (completed.kind !== 'granted') throw new Error(`Not granted: ${completed.kind}`);
    return completed.credential.reveal();
  } finally {
    attempt.close();
  }
}
