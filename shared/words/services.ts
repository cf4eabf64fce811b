import { sentences } from '../language/lists.ts';
import type { WindowWords } from '../messages/catalogue.ts';
import type { AppSecretKind } from '../service-table.ts';
import type { Reach, ServiceKind } from '../service.ts';

type Words = WindowWords['services'];

let words: Words;

/** Of a service that knows no smaller end than that of all the person allowed this app. */
export let endsEverywhere: Words['endsEverywhere'];

/** For speak.ts. */
export function speakServices(spoken: Words): void {
  words = spoken;
  ({ endsEverywhere } = spoken);
}

/** What is said of the addresses of a kind of service. */
export function addressWords(kind: ServiceKind): Words['serviceKinds'][ServiceKind]['address'] {
  return words.serviceKinds[kind].address;
}

/** What this app's own secret is called, as a label. */
export function appSecretLabel(secret: AppSecretKind): string {
  return words.appSecrets[secret];
}

/** What signing out of an account ends. */
export function whatEnds({
  serviceKind,
  reach,
}: {
  readonly serviceKind: ServiceKind;
  readonly reach: Reach;
}): string {
  const { ends } = words.serviceKinds[serviceKind];
  return reach === 'session' ? ends : sentences(ends, endsEverywhere);
}
