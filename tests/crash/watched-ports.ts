import type { Ports } from '../../electron/core/ports.ts';
import type { Http, HttpRequest } from '../../electron/core/ports/http.ts';
import type { Keychain } from '../../electron/core/ports/keychain.ts';
import type { RegistryStore } from '../../electron/core/ports/registry-store.ts';
import type { SyncEngine } from '../../electron/core/ports/sync-engine.ts';
import type { AccountRecord, Registry } from '../../electron/core/registry.ts';
import { actions } from '../service/vocabulary.ts';
import type { Points } from './points.ts';

/** The ports with every durable step and every outside effect passing its points. */
export function watchedPorts(ports: Ports, points: Points): Ports {
  return {
    ...ports,
    keychain: watchedKeychain(ports.keychain, points),
    registry: watchedRegistry(ports.registry, points),
    engine: watchedEngine(ports.engine, points),
    pages: {
      offer: (...offered) =>
        points.around('pages.offer', '', async () => {
          await points.holdFor(offered[0].reveal());
          return ports.pages.offer(...offered);
        }),
    },
  };
}

/** Each request is a step: what is asked inside one call of a service, too. */
export function watchedHttp(http: Http, points: Points): Http {
  return (request, signal) => points.around('http', nameOf(request), () => http(request, signal));
}

/** A request in a word or two, without a secret. */
function nameOf({ method, url, body }: HttpRequest): string {
  const action = actions.find((name) => `${url} ${body ?? ''}`.includes(name));
  if (action !== undefined) return action;
  const form = new URLSearchParams(body ?? '');
  const what = form.get('grant_type') ?? form.get('token_type_hint') ?? '';
  return `${method} ${new URL(url).pathname.split('/').slice(-2).join('/')} ${what}`.trim();
}

function watchedKeychain(keychain: Keychain, points: Points): Keychain {
  const what = (name: string): string => (name.endsWith('.ticket') ? 'ticket' : 'token');
  return {
    askAgain: () => {
      keychain.askAgain();
    },
    probe: () => points.around('keychain.probe', '', () => keychain.probe()),
    read: (name) => points.around('keychain.read', what(name), () => keychain.read(name)),
    write: (name, secret) => points.around('keychain.write', what(name), () => keychain.write(name, secret)),
    remove: (name) => points.around('keychain.remove', what(name), () => keychain.remove(name)),
  };
}

function watchedEngine(engine: SyncEngine, points: Points): SyncEngine {
  return {
    start: (account) => points.around('engine.start', '', () => engine.start(account)),
    stop: (account) => points.around('engine.stop', '', () => engine.stop(account)),
  };
}

function watchedRegistry(registry: RegistryStore, points: Points): RegistryStore {
  return {
    current: () => registry.current(),
    update: (change) => {
      const before = registry.current();
      const after = change(before);
      // A change that finds nothing to do writes nothing.
      if (after === before) return registry.update(change);
      return points.around('registry.update', differenceOf(before, after), () => registry.update(change));
    },
    hasUnsavedChanges: () => registry.hasUnsavedChanges(),
    onChange: (listener) => registry.onChange(listener),
    quarantined: () => registry.quarantined(),
    dismissQuarantined: (file) => registry.dismissQuarantined(file),
  };
}

/** What a change does to the registry, in a few words. */
function differenceOf(before: Registry, after: Registry): string {
  const words = new Set<string>();
  for (const account of after.accounts) {
    const earlier = before.accounts.find(({ id }) => id === account.id);
    if (earlier !== account) words.add(wordsFor(earlier, account));
  }
  if (after.accounts.length < before.accounts.length) {
    words.add(after.history.length > before.history.length ? 'archived' : 'dropped');
  }
  if (after.interruptedSignIns.length > before.interruptedSignIns.length) words.add('interrupted');
  return [...words].join(', ');
}

function wordsFor(earlier: AccountRecord | undefined, account: AccountRecord): string {
  if (earlier?.state.kind !== account.state.kind) return account.state.kind;
  const session = 'session' in account.state ? account.state.session : '';
  if ('session' in earlier.state && earlier.state.session !== session) return `session ${session}`;
  const changed = (Object.keys(account) as (keyof AccountRecord)[]).filter(
    (key) => JSON.stringify(account[key]) !== JSON.stringify(earlier[key]),
  );
  return changed.join(' ');
}
