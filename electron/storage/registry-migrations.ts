import { listNames, type ListName } from './registry-schema.ts';

type Entry = Readonly<Record<string, unknown>>;

/** What takes the file of one version to the next; lists that it does not name stay as they are. */
export type Migration = { readonly [N in ListName]?: (entry: Entry) => Entry };

/** The first takes version 1 to version 2, and so on. Each version's file lies in tests/integration/storage/golden/ for good. */
const migrations: readonly Migration[] = [
  // Version 1 named the process that was busy with an account; since then one process alone has them all.
  { accounts: ({ owner: _owner, ...account }) => account },
  // Version 2 knew OpenBox alone, and named its things by OpenBox's words.
  {
    accounts: ({ ticket, state, ...account }) => ({
      ...account,
      serviceKind: 'openbox',
      state: withoutApiKey(state),
      pending: ticket,
    }),
    history: (entry) => ({ ...entry, serviceKind: 'openbox' }),
    interruptedSignIns: (entry) => ({ ...entry, serviceKind: 'openbox' }),
  },
];

/** The version of the file that a chain of migrations leads to. */
export function newestVersion(chain: readonly Migration[] = migrations): number {
  return chain.length + 1;
}

/**
 * Takes a file of an earlier version through every version up to the newest, entry by entry: one that cannot be taken along
 * stays as it is, and costs no other.
 *
 * @param version from 1 to the newest
 */
export function migrate(
  file: Readonly<Record<string, unknown>>,
  version: number,
  chain: readonly Migration[] = migrations,
): Readonly<Record<string, unknown>> {
  return chain.slice(version - 1).reduce((earlier, migration) => {
    const later = { ...earlier };
    for (const name of listNames) {
      const change = migration[name];
      const list = earlier[name];
      if (change !== undefined && Array.isArray(list))
        later[name] = list.map((entry) => changed(entry, change));
    }
    return later;
  }, file);
}

function changed(entry: unknown, change: (entry: Entry) => Entry): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  try {
    return change(entry as Entry);
  } catch {
    return entry;
  }
}

function withoutApiKey(state: unknown): unknown {
  if (typeof state !== 'object' || state === null || !('refusedKey' in state)) return state;
  const { refusedKey, ...rest } = state;
  return { ...rest, refusedApp: refusedKey };
}
