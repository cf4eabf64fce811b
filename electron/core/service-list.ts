import { assertNever } from '../../shared/assert-never.ts';
import type { BridgeArgument, BridgeResult } from '../../shared/bridge.ts';
import { serviceRow } from '../../shared/service-table.ts';
import { isSameService, type ServiceId } from '../../shared/service.ts';
import type { Problem } from '../../shared/problem.ts';
import type { ServicesControl } from './control.ts';
import type { Ports } from './ports.ts';
import { serviceIdOf } from './registry.ts';
import { appSecretIn } from './secret.ts';

const done = { kind: 'done' } as const;

function failed(problem: Problem): { readonly kind: 'failed'; readonly problem: Problem } {
  return { kind: 'failed', problem };
}

/** The services that a person can sign in to, and this app's own secrets there. */
export class ServiceList implements ServicesControl {
  readonly #ports: Pick<Ports, 'configuration' | 'registry' | 'services' | 'appSecrets'>;
  readonly #onChange: () => void;

  /** @param onChange called when something on the list has changed */
  constructor(
    ports: Pick<Ports, 'configuration' | 'registry' | 'services' | 'appSecrets'>,
    onChange: () => void,
  ) {
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

  /** One that has accounts stays: what they are ended with may lie with it. */
  async remove(service: ServiceId): Promise<BridgeResult<'removeService'>> {
    const { accounts } = this.#ports.registry.current();
    if (accounts.some((account) => isSameService(serviceIdOf(account), service))) return { kind: 'not-now' };
    const listed = this.#ports.configuration.current().services.find((each) => isSameService(each, service));
    if (listed?.canBeRemoved === true && listed.secret === 'keychain') {
      const taken = await this.setSecret(service, null);
      if (taken.kind === 'failed') return taken;
    }
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
    const change = await this.#ports.appSecrets.set(service, text === null ? null : appSecretIn(text));
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
