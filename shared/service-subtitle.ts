import { sideBySide } from './language/lists.ts';
import { serviceName } from './language/service-name.ts';
import { serviceRow } from './service-table.ts';
import type { ServiceKind } from './service.ts';

/** What a service on the list is, under its name: its kind, and its host where the name does not say it. */
export function serviceSubtitle(service: {
  readonly kind: ServiceKind;
  readonly address: string;
  readonly name: string;
}): string {
  const { name } = serviceRow(service.kind);
  return service.name === '' ? name : sideBySide(name, serviceName(service.address));
}
