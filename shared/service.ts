/* What a service is. Its schema stands apart, in service-schema.ts: the page does not carry schemas. */

/** The kinds of service that Signoff knows: the OpenBox API 1.0, OAuth 2, and Nextcloud with its app passwords. */
export const serviceKinds = ['openbox', 'oauth', 'nextcloud'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** Those that a person can add to the list. */
export const addableKinds = ['nextcloud', 'oauth'] as const satisfies readonly ServiceKind[];
export type AddableKind = (typeof addableKinds)[number];

/** A service, as accounts, the settings and commands name it. */
export interface ServiceId {
  kind: ServiceKind;
  /** In its normal form, ending in a slash: the OpenBox API's address, an OAuth issuer, a Nextcloud server. */
  address: string;
}

/** What signing out ends: the session of this computer, or everything that the person allowed this app, on other computers too. */
export const reaches = ['session', 'grant'] as const;
export type Reach = (typeof reaches)[number];

/** Whether two name the same service. */
export function isSameService(one: ServiceId, other: ServiceId): boolean {
  return one.kind === other.kind && one.address === other.address;
}
