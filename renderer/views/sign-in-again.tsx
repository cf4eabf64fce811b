import { account as words, accountActions } from '../../shared/messages/page.ts';
import { Button } from '../parts/controls.tsx';
import { useSnapshot } from '../state/page-context.ts';
import { useStartSignIn } from '../state/use-start-sign-in.ts';

/** Offers to sign in to an account's service again, where that is the service that signing in goes to. */
export function SignInAgain({ service }: { readonly service: string }) {
  const { settings } = useSnapshot();
  const start = useStartSignIn();
  if (service !== settings.service) {
    return <p className="hint">{words.otherService(service, settings.service)}</p>;
  }
  return (
    <Button
      onPress={() => {
        start();
      }}
    >
      {accountActions['sign-in-again']}
    </Button>
  );
}
