import { usePage } from './page-context.ts';
import { goTo } from './use-route.ts';

/** Begins signing in, or goes to the sign-in that is under way. */
export function useStartSignIn(): () => void {
  const { ask, store } = usePage();
  return () => {
    const under = store.current().snapshot?.signIn ?? null;
    if (under === null || under.step === 'failed') void ask('startSignIn', {});
    goTo({ view: 'sign-in' });
  };
}
