import * as v from 'valibot';
import { isSameService, type ServiceId } from '../../shared/service.ts';
import type { ListedService } from '../core/ports/configuration.ts';
import type { Secret } from '../core/secret.ts';

/* The services in `configuration.json` and in the package, besides the OpenBox service, which has settings of its own. */

/** A service that the package brings along. */
export interface BroughtService extends ServiceId {
  readonly name: string;
  readonly clientId: string | null;
  readonly scopes: readonly string[] | null;
}

const entrySchema = v.object({
  kind: v.picklist(['oauth', 'nextcloud']),
  /** In its normal form, as it was written here; what is not is not used by the adapter either. */
  address: v.pipe(v.string(), v.url()),
  name: v.optional(v.string(), ''),
  clientId: v.optional(v.nullable(v.string()), null),
  scopes: v.optional(v.nullable(v.array(v.string())), null),
  /** Whether this app's own secret for it is in the keychain. */
  secretInKeychain: v.optional(v.boolean(), false),
});

/** A service of the file; of one that the package brings, only the place of its secret counts. */
export interface FileService extends BroughtService {
  readonly secretInKeychain: boolean;
}

/** Reads the file's list; undefined: it cannot be used. */
export function readEntries(value: unknown): readonly FileService[] | undefined {
  const { success, output } = v.safeParse(v.array(entrySchema), value);
  return success ? output : undefined;
}

/** Changes one entry of the list, or puts it there. */
export function withEntry(
  entries: readonly FileService[],
  { kind, address }: ServiceId,
  change: (entry: FileService) => FileService,
): readonly FileService[] {
  const blank = { kind, address, name: '', clientId: null, scopes: null, secretInKeychain: false };
  const index = entries.findIndex((entry) => isSameService(entry, { kind, address }));
  const before = entries[index];
  return before === undefined ? [...entries, change(blank)] : entries.with(index, change(before));
}

/** What the package brings, and then what the person added. */
export function listServices(
  brought: readonly BroughtService[],
  entries: readonly FileService[],
): readonly ListedService[] {
  const isBrought = (entry: ServiceId): boolean => brought.some((each) => isSameService(each, entry));
  return [
    ...brought.map((service) =>
      listed(
        {
          ...service,
          secretInKeychain: entries.some((each) => each.secretInKeychain && isSameService(each, service)),
        },
        false,
      ),
    ),
    ...entries.filter((entry) => !isBrought(entry)).map((entry) => listed(entry, true)),
  ];
}

function listed({ secretInKeychain, ...service }: FileService, canBeRemoved: boolean): ListedService {
  return { ...service, secret: secretInKeychain ? 'keychain' : 'none', canBeRemoved };
}

/** The OpenBox service of the settings, as it stands on the list. */
export function openBoxService(address: string, apiKey: Secret | null, inKeychain: boolean): ListedService {
  const secret = inKeychain ? 'keychain' : 'none';
  return {
    ...{ kind: 'openbox', address, name: '', clientId: null, scopes: null },
    secret: apiKey === null ? secret : 'configured',
    canBeRemoved: false,
  };
}
