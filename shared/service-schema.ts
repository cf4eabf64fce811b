import * as v from 'valibot';
import { serviceKinds, type ServiceId } from './service.ts';

/** Longer than any address that a service has. */
export const longestAddress = 2000;

export const serviceIdSchema = v.strictObject({
  kind: v.picklist(serviceKinds),
  address: v.pipe(v.string(), v.maxLength(longestAddress)),
}) satisfies v.GenericSchema<ServiceId>;
