import * as v from 'valibot';

/** The kinds of service that Signoff knows: the OpenBox API 1.0, OAuth 2, and Nextcloud with its app passwords. */
export const serviceKinds = ['openbox', 'oauth', 'nextcloud'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** Longer than any address that a service has. */
export const longestAddress = 2000;

/** A service, as accounts, the settings and commands name it. */
export const serviceIdSchema = v.strictObject({
  kind: v.picklist(serviceKinds),
  /** In its normal form, ending in a slash: the OpenBox API's address, an OAuth issuer, a Nextcloud server. */
  address: v.pipe(v.string(), v.maxLength(longestAddress)),
});
export type ServiceId = v.InferOutput<typeof serviceIdSchema>;

/** Whether two name the same service. */
export function isSameService(one: ServiceId, other: ServiceId): boolean {
  return one.kind === other.kind && one.address === other.address;
}
