import { assertNever } from '../../shared/assert-never.ts';
import { isSameService, type ServiceId, type ServiceKind } from '../../shared/service.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ConfigurationStore } from '../core/ports/configuration.ts';
import type { Http } from '../core/ports/http.ts';
import type { Log } from '../core/ports/log.ts';
import type { Service, Services } from '../core/ports/service.ts';
import type { Secret } from '../core/secret.ts';
import { parseServiceAddress } from './http/address.ts';
import { createNextcloud } from './nextcloud/client.ts';
import { parseServerAddress } from './nextcloud/server-address.ts';
import type { OAuthClient } from './oauth/client.ts';
import { createOAuth } from './oauth/oauth.ts';
import { profileOf } from './oauth/profiles.ts';
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
  /** The most bytes that an item of the keychain can have; null, or left out: as many as anybody needs. */
  readonly longestItem?: number | null;
  /** By what a person knows this computer in a service's list of devices. */
  readonly deviceName: string;
  /** Milliseconds that one request may take; by default 10 seconds. */
  readonly deadline?: number;
}

/** The services of every kind. */
export function createServices(options: ServicesOptions): Services {
  const { deadline, configuration, appSecret, deviceName, longestItem = null, ...ports } = options;
  const common = { ...ports, ...(deadline !== undefined && { deadline }) };
  const openbox = createOpenBox(common);
  const nextcloud = createNextcloud({ ...common, deviceName });
  const oauth = createOAuth({ ...common, longestItem });
  return {
    at: async (service): Promise<Service> => {
      const { kind, address } = service;
      switch (kind) {
        case 'openbox':
          return new OpenBoxService({
            ...{ openbox, address, clock: ports.clock },
            format: configuration.current().format,
            apiKey: await appSecret(service),
          });
        case 'oauth':
          return oauth(address, clientOf(service, configuration, await appSecret(service)));
        case 'nextcloud':
          return nextcloud(address);
        default:
          return assertNever(kind, 'kind of service');
      }
    },
    reach: ({ kind, address }) => (kind === 'oauth' ? (profileOf(address)?.reach ?? 'session') : 'session'),
    parseAddress,
  };
}

/** Null: the service is on the list no more. */
function clientOf(
  service: ServiceId,
  configuration: Pick<ConfigurationStore, 'current'>,
  clientSecret: Secret | null,
): OAuthClient | null {
  const listed = configuration.current().services.find((each) => isSameService(each, service));
  const { clientId = null, scopes = null } = listed ?? {};
  return clientId === null ? null : { clientId, clientSecret, ...(scopes !== null && { scopes }) };
}

function parseAddress(kind: ServiceKind, text: string): string | null {
  const parsed = kind === 'nextcloud' ? parseServerAddress(text) : parseServiceAddress(text);
  return parsed.kind === 'address' ? parsed.address : null;
}
