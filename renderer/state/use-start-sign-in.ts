import type { ServiceId } from '../../shared/service.ts';
import { usePage } from './page-context.ts';
import { goTo } from './use-route.ts';

/** Begins signing in to a service, or goes to the sign-in that is under way. */
export function useStartSignIn(): (service?: ServiceId) => void {
  const { ask, store } = usePage();
  return (service) => {
    const under = store.current().snapshot?.signIn ?? null;
    if (under === null || under.step === 'failed') void ask('startSignIn', { service: service ?? null });
    goTo({ view: 'sign-in' });
  };
}
