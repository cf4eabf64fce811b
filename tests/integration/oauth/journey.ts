import {
  readCredential,
  writeCredential,
  type Credential,
} from '../../../electron/services/oauth/credential.ts';
import type { OAuthClient } from '../../../electron/services/oauth/client.ts';
import { createOAuth } from '../../../electron/services/oauth/oauth.ts';
import type { Http } from '../../../electron/core/ports/http.ts';
import type { Log } from '../../../electron/core/ports/log.ts';
import type { CompleteReply, Service, SignInAttempt } from '../../../electron/core/ports/service.ts';
import type { Secret } from '../../../electron/core/secret.ts';
import { systemClock } from '../../../electron/system/clock.ts';
import { nodeHttp } from '../../../electron/system/node-http.ts';
import { createRecordingLog } from '../openbox/recording-log.ts';

export interface ServiceOptions {
  readonly address: string;
  readonly client: OAuthClient | null;
  readonly http?: Http;
  readonly log?: Log;
}

/** A service by OAuth 2 as this test asks it. */
export function serviceAt({
  address,
  client,
  http = nodeHttp,
  log = createRecordingLog(),
}: ServiceOptions): Service {
  return createOAuth({ http, log, clock: systemClock })(address, client);
}

export async function begin(service: Service, options = { withoutBrowser: false }): Promise<SignInAttempt> {
  const reply = await service.begin(options);
  if (reply.kind !== 'begun') throw new Error(`begin: ${JSON.stringify(reply)}`);
  return reply.attempt;
}

/** The browser comes back from the service's page. */
export async function comeBack(redirect: string | null | undefined): Promise<Response> {
  if (typeof redirect !== 'string') throw new Error('the service leads nowhere');
  return fetch(redirect);
}

/** The pending secret once something has arrived. */
export function arrived(attempt: SignInAttempt): Promise<Secret> {
  return attempt.next(AbortSignal.timeout(60_000));
}

/** Signs in as a person does, and gives the credential and what it was exchanged for. */
export async function signIn(
  service: Service,
  signInOn: (page: string) => Promise<string | null>,
): Promise<{ readonly credential: Secret; readonly pending: Secret; readonly reply: CompleteReply }> {
  const attempt = await begin(service);
  try {
    await comeBack(await signInOn(attempt.page.reveal()));
    const pending = await arrived(attempt);
    const reply = await service.complete(pending);
    if (reply.kind !== 'granted') throw new Error(`complete: ${JSON.stringify(reply)}`);
    return { credential: reply.credential, pending, reply };
  } finally {
    attempt.close();
  }
}

export function opened(secret: Secret): Credential {
  const credential = readCredential(secret);
  if (credential === null) throw new Error('no credential');
  return credential;
}

/** The same credential but for what is given. */
export function altered(secret: Secret, change: Partial<Credential>): Secret {
  return writeCredential({ ...opened(secret), ...change }, null);
}

/** HTTP that delivers the next request to an address, and loses its answer. */
export function losingAnswers(): { readonly http: Http; loseNext(part: string): void } {
  let lost: string | null = null;
  return {
    async http(request, signal) {
      const reply = await nodeHttp(request, signal);
      if (lost === null || !`${request.url} ${request.body ?? ''}`.includes(lost)) return reply;
      lost = null;
      let length = 0;
      for await (const chunk of reply.body ?? []) length += chunk.length;
      throw Object.assign(new Error(`${length.toString()} bytes lost`), { code: 'ECONNRESET' });
    },
    loseNext(part) {
      lost = part;
    },
  };
}
