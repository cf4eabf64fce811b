import { processDeviceAuthorizationResponse } from 'oauth4webapi';
import type { Clock } from '../../core/ports/clock.ts';
import type { BeginReply, CompleteReply } from '../../core/ports/service.ts';
import { Secret } from '../../core/secret.ts';
import { isEndpointOf } from '../http/address.ts';
import { unclear } from '../http/unclear.ts';
import { responseOf, unclearAnswer } from './caller.ts';
import type { ClientOfAccount } from './client.ts';
import { writePending } from './pending.ts';
import { refusalOf } from './refusal.ts';
import { askForDeviceCode, type Asker } from './requests.ts';
import { readTokenAnswer, type TokenReply } from './tokens.ts';
import { waitOr } from './wait.ts';

/** In milliseconds, as RFC 8628 has it where the service does not say. */
const usualInterval = 5000;
const longestInterval = 60_000;
const slowerBy = 5000;
const longestLifetime = 60 * 60_000;

/** How long to wait before each question about a device code: the service can ask for more. */
export class DevicePaces {
  readonly #intervals = new Map<string, number>();

  start(deviceCode: string, interval: number): void {
    this.#intervals.set(deviceCode, Math.min(Math.max(interval, 1000), longestInterval));
  }

  of(deviceCode: string): number {
    return this.#intervals.get(deviceCode) ?? usualInterval;
  }

  slowDown(deviceCode: string): void {
    this.start(deviceCode, this.of(deviceCode) + slowerBy);
  }

  forget(deviceCode: string): void {
    this.#intervals.delete(deviceCode);
  }
}

export interface DeviceSignInOptions {
  readonly asker: Asker;
  readonly client: ClientOfAccount;
  readonly scopes: readonly string[];
  readonly clock: Clock;
  readonly paces: DevicePaces;
}

/** Begins a sign-in in the browser of another computer (RFC 8628). */
export async function beginByDevice(options: DeviceSignInOptions): Promise<BeginReply> {
  const { asker, client, scopes, clock, paces } = options;
  const { server, clientId } = asker;
  const answer = await askForDeviceCode(asker, scopes);
  const given = await readDeviceAnswer(answer, clientId, server.issuer);
  if (given === null) {
    const reply = readTokenAnswer(answer);
    return reply.kind === 'refused' ? refusalOf(reply) : unclearAnswer(answer);
  }
  if (!isEndpointOf(server.issuer, given.page)) return unclear({ kind: 'insecure-address' });
  const pending = writePending({
    version: 1,
    kind: 'device',
    server,
    ...client,
    deviceCode: given.deviceCode,
  });
  paces.start(given.deviceCode, given.interval);
  return {
    kind: 'begun',
    attempt: {
      pending,
      page: new Secret(given.page),
      userCode: given.userCode,
      returnPort: null,
      lifetime: given.lifetime,
      next: async (cancel) => {
        await waitOr(cancel, clock, paces.of(given.deviceCode));
        return pending;
      },
      close: () => {
        paces.forget(given.deviceCode);
      },
    },
  };
}

interface DeviceAnswer {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly page: string;
  readonly lifetime: number;
  readonly interval: number;
}

async function readDeviceAnswer(
  answer: Parameters<typeof responseOf>[0],
  clientId: string,
  issuer: string,
): Promise<DeviceAnswer | null> {
  const response = responseOf(answer);
  if (response === null) return null;
  try {
    const given = await processDeviceAuthorizationResponse({ issuer }, { client_id: clientId }, response);
    // A person types it, and the screen shows it.
    if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,62}[\x21-\x7e])?$/.test(given.user_code)) return null;
    return {
      deviceCode: given.device_code,
      userCode: given.user_code,
      page: given.verification_uri_complete ?? given.verification_uri,
      lifetime: Math.min(given.expires_in * 1000, longestLifetime),
      interval: given.interval === undefined ? usualInterval : given.interval * 1000,
    };
  } catch {
    return null;
  }
}

/** What an error of the token endpoint says of a device code. */
export function judgeDeviceError(
  reply: Extract<TokenReply, { kind: 'refused' }>,
): Exclude<CompleteReply, { kind: 'granted' }> | { readonly kind: 'slow-down' } {
  switch (reply.error) {
    case 'authorization_pending':
      return { kind: 'waiting' };
    case 'slow_down':
      return { kind: 'slow-down' };
    case 'access_denied':
      return { kind: 'declined' };
    case 'expired_token':
    case 'invalid_grant':
      return { kind: 'rejected' };
    default:
      return refusalOf(reply);
  }
}
