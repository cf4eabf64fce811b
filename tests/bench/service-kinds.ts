import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Secret } from '../../electron/core/secret.ts';
import type { Service } from '../../electron/core/ports/service.ts';
import { createNextcloud } from '../../electron/services/nextcloud/client.ts';
import { createOAuth } from '../../electron/services/oauth/oauth.ts';
import { systemClock } from '../../electron/system/clock.ts';
import { nodeHttp } from '../../electron/system/node-http.ts';
import { holdInMemory } from '../support/held-credential.ts';
import type { KindsOrder, KindsReply } from './kinds-host.program.ts';
import { medians } from './measure.ts';
import { inMilliseconds, ratio, type Figure } from './report.ts';

const rounds = 120;

const log = { info() {}, warn() {}, error() {} };
const ports = { http: nodeHttp, log, clock: systemClock };

/** A session that is to be ended, and the requests that ending it takes. */
interface Session {
  readonly credential: Secret;
  /** Ends it by the same requests and nothing else; gives how many they were. */
  readonly bare: () => Promise<number>;
}

/** Ending one session at Nextcloud and by OAuth 2, against the same requests with nothing around them, in this process and on the same servers. */
export async function serviceKinds(): Promise<Figure[]> {
  const servers = await startServers();
  try {
    const { nextcloud, oauth } = servers;
    const atNextcloud = createNextcloud({ ...ports, deviceName: 'bench' })(nextcloud);
    const atOAuth = createOAuth(ports)(oauth, { clientId: 'signoff', clientSecret: null });
    return [
      await ending('Nextcloud', atNextcloud, async () => {
        const reply = await servers.order({ kind: 'device' });
        if (reply.kind !== 'device') throw new Error('There is no device');
        return nextcloudSession(nextcloud, reply.loginName, reply.appPassword);
      }),
      await ending('OAuth 2', atOAuth, () =>
        oauthSession(atOAuth, async (page) => {
          await servers.order({ kind: 'sign-in', page });
        }),
      ),
    ];
  } finally {
    await servers.close();
  }
}

/** The servers of both kinds, in another process. */
async function startServers(): Promise<{
  readonly nextcloud: string;
  readonly oauth: string;
  order(what: KindsOrder): Promise<KindsReply>;
  close(): Promise<void>;
}> {
  const child = fork(path.join(import.meta.dirname, 'kinds-host.program.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const next = async (): Promise<KindsReply> => ((await once(child, 'message')) as [KindsReply])[0];
  const ready = await next();
  if (ready.kind !== 'ready') throw new Error('The servers did not start');
  const { nextcloud, oauth } = ready;
  return {
    nextcloud,
    oauth,
    order: (what) => {
      const reply = next();
      child.send(what);
      return reply;
    },
    close: async () => {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

async function ending(kind: string, service: Service, begin: () => Promise<Session>): Promise<Figure> {
  let session: Session | null = null;
  let requests = 0;
  const prepare = async (): Promise<void> => {
    session = await begin();
  };
  const found = await medians(rounds, {
    ours: {
      prepare,
      run: async () => {
        const held = session && holdInMemory(session.credential);
        const reply = held && (await service.end(held));
        if (reply?.kind !== 'ended') throw new Error(`Not ended: ${JSON.stringify(reply)}`);
      },
    },
    bare: {
      prepare,
      run: async () => {
        requests = (await session?.bare()) ?? 0;
      },
    },
  });
  return ratio(
    `ending one session by ${kind} against the ${requests.toString()} bare requests that it takes`,
    found.ours / found.bare,
    { atMost: 1.25 },
    `ours ${inMilliseconds(found.ours)}, bare ${inMilliseconds(found.bare)}`,
  );
}

function nextcloudSession(server: string, loginName: string, appPassword: string): Session {
  const headers = {
    'OCS-APIRequest': 'true',
    Accept: 'application/json',
    Authorization: `Bearer ${appPassword}`,
  };
  const user = `${server}ocs/v2.php/cloud/user?format=json`;
  return {
    credential: new Secret(JSON.stringify({ version: 1, server, loginName, appPassword })),
    bare: () =>
      inTurn(
        { url: user, headers },
        { url: `${server}ocs/v2.php/core/apppassword?format=json`, headers, method: 'DELETE' },
        { url: user, headers },
      ),
  };
}

async function oauthSession(service: Service, signInOn: (page: string) => Promise<void>): Promise<Session> {
  const begun = await service.begin({ withoutBrowser: false });
  if (begun.kind !== 'begun') throw new Error(`Not begun: ${begun.kind}`);
  const { attempt } = begun;
  await signInOn(attempt.page.reveal());
  const completed = await service.complete(await attempt.next(AbortSignal.timeout(60_000)));
  attempt.close();
  if (completed.kind !== 'granted') throw new Error(`Not granted: ${completed.kind}`);
  const { server, clientId, refreshToken, accessToken } = JSON.parse(completed.credential.reveal()) as {
    readonly server: {
      readonly token: string;
      readonly revocation: { readonly endpoint: string };
      readonly user: { readonly endpoint: string };
    };
    readonly clientId: string;
    readonly refreshToken: string;
    readonly accessToken: string;
  };
  const form = (fields: Readonly<Record<string, string>>): string =>
    new URLSearchParams({ ...fields, client_id: clientId }).toString();
  const revoke = (token: string, hint: string): BareRequest => ({
    ...{ url: server.revocation.endpoint, method: 'POST' },
    body: form({ token, token_type_hint: hint }),
  });
  return {
    credential: completed.credential,
    bare: () =>
      inTurn(
        revoke(refreshToken, 'refresh_token'),
        revoke(accessToken, 'access_token'),
        { url: server.user.endpoint, headers: { Authorization: `Bearer ${accessToken}` } },
        {
          ...{ url: server.token, method: 'POST' },
          body: form({ grant_type: 'refresh_token', refresh_token: refreshToken }),
        },
      ),
  };
}

interface BareRequest {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function inTurn(...requests: readonly BareRequest[]): Promise<number> {
  for (const { url, body, ...rest } of requests) {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const response = await fetch(url, { ...rest, ...(body !== undefined && { body, headers: form }) });
    await response.text();
  }
  return requests.length;
}
