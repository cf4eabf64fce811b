import { Secret } from '../../../electron/core/secret.ts';
import type {
  BeginReply,
  HeldCredential,
  Service,
  SignInAttempt,
} from '../../../electron/core/ports/service.ts';
import { createNextcloud } from '../../../electron/services/nextcloud/client.ts';
import { nodeHttp } from '../../../electron/system/node-http.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { createRecordingLog, type RecordingLog } from '../openbox/recording-log.ts';

const deviceName = 'Signoff on a test’s computer';

export interface Client {
  readonly at: (address: string) => Service;
  readonly clock: ManualClock;
  readonly log: RecordingLog;
}

/** A client in which only time is not real. */
export function startClient(deadline = 60_000): Client {
  const clock = new ManualClock();
  const log = createRecordingLog();
  return { at: createNextcloud({ http: nodeHttp, log, clock, deviceName, deadline }), clock, log };
}

export function attemptOf(reply: BeginReply): SignInAttempt {
  if (reply.kind !== 'begun') throw new Error(`No sign-in has begun: ${JSON.stringify(reply)}`);
  return reply.attempt;
}

export function held(secret: Secret): HeldCredential {
  return { secret, replace: () => Promise.resolve(true) };
}

/** The credential as the client keeps it. */
export function credentialFor(
  url: string,
  { loginName, appPassword }: { readonly loginName: string | null; readonly appPassword: string },
): HeldCredential {
  return held(new Secret(JSON.stringify({ version: 1, server: url, loginName, appPassword })));
}
