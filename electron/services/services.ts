import { assertNever } from '../../shared/assert-never.ts';
import { isSameService, type ServiceId, type ServiceKind } from '../../shared/service.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ConfigurationStore } from '../core/ports/configuration.ts';
import type { Http } from '../core/ports/http.ts';
import type { Log } from '../core/ports/log.ts';
import type { Service, Services } from '../core/ports/service.ts';
import type { Secret } from '../core/secret.ts';
import { parseServiceAddress } from './http/address.ts';
import { parseServerAddress } from './nextcloud/server-address.ts';
import type { OAuthClient } from './oauth/client.ts';
import { profileOf } from './oauth/profiles.ts';

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
  /**
   * Loads every kind at once: for a process that lives on when its package is replaced, and with it the files that it has not loaded.
   * Left out: each when it is asked for, because their parsers take as long to load as Node takes to start.
   */
  readonly ahead?: boolean;
}

/** The services of every kind. */
export function createServices(options: ServicesOptions): Services {
  const { deadline, configuration, appSecret, deviceName, longestItem = null, ahead, ...ports } = options;
  const common = { ...ports, ...(deadline !== undefined && { deadline }) };
  const openbox = once(async () => {
    const [{ createOpenBox }, { OpenBoxService }] = await Promise.all([
      import('./openbox/client.ts'),
      import('./openbox/service.ts'),
    ]);
    return { OpenBoxService, openbox: createOpenBox(common) };
  });
  const nextcloud = once(async () =>
    (await import('./nextcloud/client.ts')).createNextcloud({ ...common, deviceName }),
  );
  const oauth = once(async () => (await import('./oauth/oauth.ts')).createOAuth({ ...common, longestItem }));
  if (ahead === true) void Promise.all([openbox(), nextcloud(), oauth()]);
  return {
    at: async (service): Promise<Service> => {
      const { kind, address } = service;
      switch (kind) {
        case 'openbox': {
          const client = await openbox();
          return new client.OpenBoxService({
            ...{ openbox: client.openbox, address, clock: ports.clock },
            format: configuration.current().format,
            apiKey: await appSecret(service),
          });
        }
        case 'oauth': {
          const client = await oauth();
          return client(address, clientOf(service, configuration, await appSecret(service)));
        }
        case 'nextcloud':
          return (await nextcloud())(address);
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

/** Makes something when it is first asked for. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}
