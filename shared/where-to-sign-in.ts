import type { ServiceId } from './service.ts';
import { serviceRow } from './service-table.ts';
import type { ConfiguredService } from './settings.ts';
import type { Snapshot } from './snapshot.ts';

/** Where «Sign in» leads that names no service. */
export type WhereToSignIn =
  /** To the sign-in that is under way. */
  | { readonly kind: 'under-way' }
  /** To the only service, at once. */
  | { readonly kind: 'service'; readonly service: ServiceId }
  /** To the list of services, and whatever one of them needs first. */
  | { readonly kind: 'choice' };

/** Takes what the window shows, and gives where a person gets to who asks to sign in and names no service. */
export function whereToSignIn({ signIn, settings }: Snapshot): WhereToSignIn {
  if (signIn !== null && signIn.step !== 'failed') return { kind: 'under-way' };
  const only = onlyService(settings.services);
  if (only === null) return { kind: 'choice' };
  return { kind: 'service', service: { kind: only.kind, address: only.address } };
}

/** The service, where there is but one and nothing is missing to sign in to it; null: there is something to choose or to do first. */
export function onlyService([first, ...others]: readonly ConfiguredService[]): ConfiguredService | null {
  return first !== undefined && others.length === 0 && canSignIn(first) ? first : null;
}

/** The first service that nothing is missing for; where there is none such, the first. */
export function firstReady<S extends ListedService>(services: readonly S[]): S | undefined {
  return services.find(canSignIn) ?? services[0];
}

type ListedService = Pick<ConfiguredService, 'kind' | 'hasSecret'>;

/** Whether nothing is missing that signing in to the service needs of this app. */
export function canSignIn({ kind, hasSecret }: ListedService): boolean {
  const { appSecret } = serviceRow(kind);
  return hasSecret || appSecret === null || appSecret.isOptional;
}
