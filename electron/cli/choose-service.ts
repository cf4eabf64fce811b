import { foldedLogin } from '../../shared/language/names.ts';
import { isSameService, type ServiceId, type ServiceKind } from '../../shared/service.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** A service as it was named on the command line. */
export interface NamedService {
  readonly text: string;
  /** What the text is as an address, in the normal form of each kind that it can be one of. */
  readonly addresses: readonly string[];
  /** What it is where no list knows it; null: it is no address. */
  readonly otherwise: ServiceId | null;
}

export type FoundService =
  | { readonly kind: 'service'; readonly service: ServiceId; readonly isKnown: boolean }
  | { readonly kind: 'ambiguous'; readonly addresses: readonly string[] }
  | { readonly kind: 'none' };

/** Finds the one service that is meant: by its name on the list, else by its address there or at an account, else a new one. */
export function findService(
  { text, addresses, otherwise }: NamedService,
  { settings, accounts, history }: Pick<Snapshot, 'settings' | 'accounts' | 'history'>,
): FoundService {
  const { services } = settings;
  const byName = services.filter(({ name }) => name !== '' && foldedLogin(name) === foldedLogin(text));
  const known = [
    ...services.map(({ kind, address }) => ({ kind, address })),
    ...[...accounts, ...history].map(idOf),
  ];
  const meant = byName.length > 0 ? byName : known.filter(({ address }) => addresses.includes(address));
  const [first, ...others] = meant.map(({ kind, address }) => ({ kind, address }));
  if (first !== undefined) {
    return others.every((other) => isSameService(other, first))
      ? { kind: 'service', service: first, isKnown: true }
      : { kind: 'ambiguous', addresses: [...new Set(meant.map(({ address }) => address))] };
  }
  return otherwise === null ? { kind: 'none' } : { kind: 'service', service: otherwise, isKnown: false };
}

function idOf({
  serviceKind,
  service,
}: {
  readonly serviceKind: ServiceKind;
  readonly service: string;
}): ServiceId {
  return { kind: serviceKind, address: service };
}
