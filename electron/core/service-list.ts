import { assertNever } from '../../shared/assert-never.ts';
import type { BridgeArgument, BridgeResult } from '../../shared/bridge.ts';
import { serviceRow } from '../../shared/service-table.ts';
import type { ServiceId } from '../../shared/service.ts';
import type { Problem } from '../../shared/problem.ts';
import type { ServicesControl } from './control.ts';
import type { Ports } from './ports.ts';
import { apiKeyIn } from './secret.ts';

const done = { kind: 'done' } as const;

function failed(problem: Problem): { readonly kind: 'failed'; readonly problem: Problem } {
  return { kind: 'failed', problem };
}

/** The services that a person can sign in to, and this app's own secrets there. */
export class ServiceList implements ServicesControl {
  readonly #ports: Pick<Ports, 'configuration' | 'services' | 'appSecrets'>;
  readonly #onChange: () => void;

  /** @param onChange called when something on the list has changed */
  constructor(ports: Pick<Ports, 'configuration' | 'services' | 'appSecrets'>, onChange: () => void) {
    this.#ports = ports;
    this.#onChange = onChange;
  }

  async put({
    kind,
    address: typed,
    name,
    clientId,
  }: BridgeArgument<'putService'>): Promise<BridgeResult<'putService'>> {
    const address = this.#ports.services.parseAddress(kind, typed);
    if (address === null) return { kind: 'bad-service-address' };
    const needsClientId = serviceRow(kind).needsClientId;
    const usedClientId = needsClientId ? (clientId?.trim() ?? '') : null;
    if (usedClientId === '') return { kind: 'no-client-id' };
    const saved = await this.#ports.configuration.putService({
      ...{ kind, address },
      name: name.trim(),
      clientId: usedClientId,
    });
    if (saved === 'not-saved') return failed({ kind: 'not-saved' });
    this.#onChange();
    return { kind: 'done', service: { kind, address } };
  }

  async remove(service: ServiceId): Promise<BridgeResult<'removeService'>> {
    const removed = await this.#ports.configuration.removeService(service);
    switch (removed) {
      case 'saved':
        this.#onChange();
        return done;
      case 'not-saved':
        return failed({ kind: 'not-saved' });
      case 'fixed':
        return { kind: 'not-now' };
      default:
        return assertNever(removed, 'result of removing a service');
    }
  }

  /** @param text as it was typed; null, or blank: the secret is taken away */
  async setSecret(service: ServiceId, text: string | null): Promise<BridgeResult<'setAppSecret'>> {
    const change = await this.#ports.appSecrets.set(service, text === null ? null : apiKeyIn(text));
    switch (change.kind) {
      case 'done':
        this.#onChange();
        return done;
      case 'not-saved':
        return failed({ kind: 'not-saved' });
      case 'unavailable':
        return failed({ kind: 'keychain', reason: change.reason });
      default:
        return assertNever(change, 'result of changing a secret');
    }
  }
}
