import { assertNever } from '../../shared/assert-never.ts';
import type { ServiceId, ServiceKind } from '../../shared/service.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ConfigurationStore } from '../core/ports/configuration.ts';
import type { Http } from '../core/ports/http.ts';
import type { Log } from '../core/ports/log.ts';
import type { Service, Services } from '../core/ports/service.ts';
import type { Secret } from '../core/secret.ts';
import { parseServiceAddress } from './http/address.ts';
import { createOpenBox } from './openbox/client.ts';
import { OpenBoxService } from './openbox/service.ts';

export interface ServicesOptions {
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
  /** Asked at each call. */
  readonly configuration: Pick<ConfigurationStore, 'current'>;
  /** This app's own secret at a service; null: none. */
  readonly appSecret: (service: ServiceId) => Promise<Secret | null>;
  /** Milliseconds that one call may take; by default 10 seconds. */
  readonly deadline?: number;
}

/** The services of every kind. */
export function createServices(options: ServicesOptions): Services {
  const { http, log, clock, deadline, configuration, appSecret } = options;
  const openbox = createOpenBox({ http, log, ...(deadline !== undefined && { deadline }) });
  return {
    at: async (service): Promise<Service> => {
      const { kind, address } = service;
      const secret = await appSecret(service);
      switch (kind) {
        case 'openbox':
          return new OpenBoxService({
            ...{ openbox, clock, address },
            format: configuration.current().format,
            apiKey: secret,
          });
        case 'oauth':
        case 'nextcloud':
          throw new Error('Not built in yet');
        default:
          return assertNever(kind, 'kind of service');
      }
    },
    parseAddress,
  };
}

function parseAddress(kind: ServiceKind, text: string): string | null {
  switch (kind) {
    case 'openbox':
    case 'oauth':
    case 'nextcloud': {
      const parsed = parseServiceAddress(text);
      return parsed.kind === 'address' ? parsed.address : null;
    }
    default:
      return assertNever(kind, 'kind of service');
  }
}
