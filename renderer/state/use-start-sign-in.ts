import type { ServiceId } from '../../shared/service.ts';
import { serviceRow } from '../../shared/service-table.ts';
import type { ConfiguredService } from '../../shared/settings.ts';
import { usePage } from './page-context.ts';
import type { Store } from './store.ts';
import { goTo } from './use-route.ts';

/** Whether nothing is missing that signing in to the service needs of this app. */
export function canSignIn({ kind, hasSecret }: ConfiguredService): boolean {
  const { appSecret } = serviceRow(kind);
  return hasSecret || appSecret === null || appSecret.isOptional;
}

/** Begins signing in to a service, or goes to the sign-in that is under way. */
export function useStartSignIn(): (service: ServiceId) => Promise<void> {
  const { ask, store } = usePage();
  return async ({ kind, address }) => {
    if (signInOf(store)?.step === 'undoing') {
      // The service is asked only once the one before is over; the choice says so meanwhile.
      goTo({ view: 'add-account' });
      await untilUndone(store);
    }
    const under = signInOf(store);
    if (under === null || under.step === 'failed') void ask('startSignIn', { service: { kind, address } });
    goTo({ view: 'sign-in' });
  };
}

/** What a person wants who asks to sign in and names no service: the only one, the sign-in that is under way, or the choice. */
export function useSignIn(): () => void {
  const { store } = usePage();
  const start = useStartSignIn();
  return () => {
    const { snapshot } = store.current();
    const [first, ...others] = snapshot?.settings.services ?? [];
    const under = snapshot?.signIn ?? null;
    if (under !== null && under.step !== 'failed') goTo({ view: 'sign-in' });
    else if (first !== undefined && others.length === 0 && canSignIn(first)) void start(first);
    else goTo({ view: 'add-account' });
  };
}

function signInOf(store: Store) {
  return store.current().snapshot?.signIn ?? null;
}

function untilUndone(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      if (signInOf(store)?.step === 'undoing') return;
      stop();
      resolve();
    });
  });
}
