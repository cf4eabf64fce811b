import type { Clock } from '../../core/ports/clock.ts';
import type { Http } from '../../core/ports/http.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Service } from '../../core/ports/service.ts';
import { NextcloudServer } from './server.ts';
import { Requests } from './requests.ts';
import { SignIns } from './sign-ins.ts';

export interface NextcloudOptions {
  readonly http: Http;
  readonly log: Log;
  readonly clock: Clock;
  /** What the person finds in the server's list of devices. */
  readonly deviceName: string;
  /** Milliseconds that one request may take. */
  readonly deadline?: number;
}

/**
 * A client of Nextcloud servers, by Login Flow v2 and app passwords.
 * @returns the service at an address in its normal form, as `parseServerAddress` gives it
 */
export function createNextcloud({
  deviceName,
  deadline = 10_000,
  ...ports
}: NextcloudOptions): (address: string) => Service {
  const requests = new Requests(deviceName);
  const signIns = new SignIns(ports.clock);
  return (address) => new NextcloudServer(address, { ...ports, deadline, requests, signIns });
}
