import { assertNever } from '../../shared/assert-never.ts';
import type { ServiceId } from '../../shared/service.ts';
import { whereToSignIn } from '../../shared/where-to-sign-in.ts';
import { usePage } from './page-context.ts';
import type { Store } from './store.ts';
import { goTo } from './use-route.ts';

/** Begins signing in to a service, or goes to the sign-in that is under way. `go`: how the window gets there. */
export function useStartSignIn(): (service: ServiceId, go?: typeof goTo) => Promise<void> {
  const { ask, store } = usePage();
  return async ({ kind, address }, go = goTo) => {
    if (signInOf(store)?.step === 'undoing') {
      // The service is asked only once the one before is over; the choice says so meanwhile.
      go({ view: 'add-account' });
      await untilUndone(store);
    }
    const under = signInOf(store);
    if (under === null || under.step === 'failed') void ask('startSignIn', { service: { kind, address } });
    go({ view: 'sign-in' });
  };
}

/** What *Sign in* does that names no service. */
export function useSignIn(): () => void {
  const { store } = usePage();
  const start = useStartSignIn();
  return () => {
    const { snapshot } = store.current();
    if (snapshot === null) return;
    const where = whereToSignIn(snapshot);
    switch (where.kind) {
      case 'under-way':
        goTo({ view: 'sign-in' });
        return;
      case 'service':
        void start(where.service);
        return;
      case 'choice':
        goTo({ view: 'add-account' });
        return;
      default:
        assertNever(where, 'where to sign in');
    }
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
